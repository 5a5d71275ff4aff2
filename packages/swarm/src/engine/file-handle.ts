/** What the owner of a file holds in the hand. */
import { type ExchangeEvent } from '../exchange/exchange.ts';
import { type PieceSet } from '../pieces/piece-set.ts';
import { type FileSlot } from './file-slot.ts';
import { type FileHandle } from './swarm.ts';

export function createFileHandle(slot: FileSlot, tell: (event: ExchangeEvent) => void, remove: () => void): FileHandle {
  return new SlotHandle(slot, tell, remove);
}

/** A class for the same reason as `FileSlot`. */
class SlotHandle implements FileHandle {
  readonly #slot: FileSlot;
  readonly #tell: (event: ExchangeEvent) => void;
  readonly #remove: () => void;
  #pieces: PieceSet | undefined;
  #weight = 1;
  #paused = false;

  constructor(slot: FileSlot, tell: (event: ExchangeEvent) => void, remove: () => void) {
    this.#slot = slot;
    this.#tell = tell;
    this.#remove = remove;
  }

  get file() {
    return this.#slot.file;
  }

  get manifest() {
    return this.#slot.manifest;
  }

  get held() {
    return this.#slot.store?.held;
  }

  want(wanted: Parameters<FileHandle['want']>[0]): void {
    if ('pieces' in wanted) this.#pieces = wanted.pieces;
    this.#weight = wanted.weight ?? this.#weight;
    this.#paused = wanted.paused ?? this.#paused;
    if (this.#slot.hasEnded) return;
    this.#tell({
      type: 'fileWanted',
      file: this.#slot.file,
      pieces: this.#pieces,
      weight: this.#weight,
      paused: this.#paused,
    });
  }

  stream(piece: number, piecesPerSecond: number): void {
    if (this.#slot.hasEnded) return;
    this.#tell({ type: 'fileStreamed', file: this.#slot.file, piece, piecesPerSecond });
  }

  read(...[piece, done]: Parameters<FileHandle['read']>): void {
    this.#slot.read(piece, done);
  }

  waitFor(...[piece, done]: Parameters<FileHandle['waitFor']>): () => void {
    return this.#slot.waitFor(piece, done);
  }

  retry(): void {
    if (this.#slot.hasEnded) return;
    this.#slot.retry();
    this.#tell({ type: 'storeRecovered', file: this.#slot.file });
  }

  remove(): void {
    this.#remove();
  }
}

/**
 * A file with a memory of what is not safe yet. Programs see it as if everything had been done. A crash takes the
 * operations back, last first, to what is safe, and does parts of them again (WO72). For each operation only what it
 * overwrote is kept: a file that grows costs nothing twice.
 */
import { below, chance, fraction, type Random } from '@peersume/base';
import { FileBytes } from './file-bytes.ts';

interface Write {
  readonly type: 'write';
  readonly offset: number;
  readonly length: number;
  readonly sizeBefore: number;
  /** What lay there, as far as the file reached. */
  readonly overwritten: Uint8Array;
}

interface Resize {
  readonly type: 'resize';
  readonly size: number;
  readonly sizeBefore: number;
  readonly cutOff: Uint8Array;
}

type Operation = Write | Resize;
type Done = { readonly operation: Operation; readonly bytes: Uint8Array };

/** Of what a disk writes at once. */
const sectorBytes = 512;

export class UnsyncedFile {
  readonly name: string;
  /** Whether it is there after a crash for certain. */
  isNameSafe: boolean;
  isRemoved = false;
  readonly #bytes = new FileBytes();
  #unsafe: Operation[] = [];
  /** Operations since the beginning, those that are safe included. */
  #count = 0;

  constructor(name: string, isNameSafe: boolean) {
    this.name = name;
    this.isNameSafe = isNameSafe;
  }

  get size(): number {
    return this.#bytes.size;
  }

  read(offset: number, length: number): Uint8Array {
    return this.#bytes.read(offset, length);
  }

  write(offset: number, bytes: Uint8Array): void {
    const sizeBefore = this.size;
    const overwritten = this.#bytes.read(offset, bytes.length);
    this.#bytes.write(offset, bytes);
    this.#remember({ type: 'write', offset, length: bytes.length, sizeBefore, overwritten });
  }

  resize(size: number): void {
    const sizeBefore = this.size;
    const cutOff = this.#bytes.read(size, sizeBefore);
    this.#bytes.resize(size);
    this.#remember({ type: 'resize', size, sizeBefore, cutOff });
  }

  /** A mark that stands for everything up to now. */
  mark(): number {
    return this.#count;
  }

  /** Everything up to the mark is safe. */
  settle(mark: number): void {
    const firstUnsafe = this.#count - this.#unsafe.length;
    if (mark > firstUnsafe) this.#unsafe.splice(0, mark - firstUnsafe);
  }

  flipBit(offset: number, bit: number): void {
    this.#bytes.flipBit(offset, bit);
  }

  /** Keeps what is safe and, of the rest, what chance says. All that is left is safe. */
  crash(random: Random): void {
    const undone = this.#undo();
    this.#unsafe = [];
    const survive = drawSurvival(random);
    for (const { operation, bytes } of undone) {
      if (operation.type === 'write') this.#redoWrite(operation, bytes, survive);
      else if (survive.whole()) this.#bytes.resize(operation.size);
    }
  }

  #remember(operation: Operation): void {
    this.#unsafe.push(operation);
    this.#count++;
  }

  /** Goes back to what is safe; gives what was undone, in the order in which it was done, with the bytes written. */
  #undo(): Done[] {
    const undone: Done[] = [];
    for (const operation of this.#unsafe.reverse()) {
      if (operation.type === 'write') {
        undone.push({ operation, bytes: this.#bytes.read(operation.offset, operation.length) });
        this.#bytes.write(operation.offset, operation.overwritten);
        this.#bytes.resize(operation.sizeBefore);
      } else {
        undone.push({ operation, bytes: operation.cutOff });
        this.#bytes.resize(operation.sizeBefore);
        this.#bytes.write(operation.size, operation.cutOff);
      }
    }
    return undone.reverse();
  }

  #redoWrite({ offset, length }: Write, bytes: Uint8Array, survive: Survival): void {
    const end = offset + length;
    if (survive.grown() && end > this.size && length > 0) this.#bytes.resize(end);
    if (!survive.whole()) return;
    for (let at = offset; at < end;) {
      const sectorEnd = Math.min(end, (Math.floor(at / sectorBytes) + 1) * sectorBytes);
      const kept = survive.ofSector(sectorEnd - at);
      if (kept > 0) this.#bytes.write(at, bytes.subarray(at - offset, at - offset + kept));
      at = sectorEnd;
    }
  }
}

/** How much of what was not safe survives one crash. */
interface Survival {
  /** Whether anything of an operation does. */
  whole(): boolean;
  /** Whether a file grew though its bytes may be missing. */
  grown(): boolean;
  /** How many bytes from the beginning of a sector. */
  ofSector(length: number): number;
}

/**
 * Each crash is of one kind, so that the rare and telling ones (all of it, nothing, exactly one sector missing) happen
 * often and not only the average.
 */
function drawSurvival(random: Random): Survival {
  const share = (): number => [0, 1, fraction(random), 0.95, 0.05][below(random, 5)] ?? 0;
  const operations = share();
  const sectors = share();
  const growth = share();
  const torn = [0, 0.02, 0.5][below(random, 3)] ?? 0;
  return {
    whole: () => chance(random, operations),
    grown: () => chance(random, growth),
    ofSector: (length) => {
      if (!chance(random, sectors)) return 0;
      return chance(random, torn) ? below(random, length) : length;
    },
  };
}

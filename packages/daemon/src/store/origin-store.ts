/**
 * Pieces served from the very files that a person shared, or that a download became: no second copy. Each piece is hashed
 * as it is read. What no longer is what was shared is not given out; it is told once for each file, and the piece is not
 * held any more.
 */
import { err, ok, type Payload, type Result } from '@peersume/base';
import { fileOfPiece, type Manifest, type PieceSet, type PieceStore, type StoreError } from '@peersume/swarm';
import { type OriginError, type OriginFiles } from './origin-files.ts';
import { verifyPayload } from './hashing.ts';

export interface OriginStoreOptions {
  readonly manifest: Manifest;
  /** Beginning with what is there; pieces found changed are taken out. */
  readonly held: PieceSet;
  readonly read: ReadOrigin;
  readonly close: () => void;
  /** Pieces that could not be read as they were. */
  readonly changed: (piece: number, error: OriginError | undefined) => void;
}

/** The piece's bytes, not yet checked; undefined where they are known to have changed. */
export type ReadOrigin = (piece: number) => Promise<Result<Uint8Array, OriginError> | undefined>;

export function createOriginStore(options: OriginStoreOptions): PieceStore {
  const { manifest, held, read, changed } = options;
  let reads = 0;
  let isClosing = false;
  const whenClosed: (() => void)[] = [];

  async function readPiece(piece: number): Promise<Result<Payload, StoreError>> {
    if (!held.has(piece)) return err({ type: 'PieceMissing', piece });
    const bytes = await read(piece);
    if (bytes?.ok === false && bytes.error.type === 'Unreadable')
      return err({ type: 'StoreFailure', detail: `${bytes.error.path}: ${bytes.error.detail}` });
    const holds = bytes?.ok === true && isPiece(bytes.value, manifest.pieceDigest(piece));
    if (holds) return ok(bytes.value);
    held.delete(piece);
    changed(piece, bytes?.ok === false ? bytes.error : undefined);
    return err({ type: 'PieceRotten', piece });
  }

  async function answer(piece: number, done: Parameters<PieceStore['read']>[1]): Promise<void> {
    const result = await readPiece(piece);
    reads--;
    done(result);
    finishClosing();
  }

  function finishClosing(): void {
    if (!isClosing || reads > 0) return;
    options.close();
    for (const done of whenClosed.splice(0)) done();
  }

  return {
    held,
    pendingBytes: 0,
    write(piece, _payload, done) {
      done(held.has(piece) ? ok(undefined) : err({ type: 'StoreReadOnly' }));
    },
    read(piece, done) {
      reads++;
      void answer(piece, done);
    },
    close(done) {
      isClosing = true;
      whenClosed.push(done);
      finishClosing();
    },
  };
}

function isPiece(bytes: Uint8Array, digest: Uint8Array): boolean {
  let answer = false;
  verifyPayload(bytes, digest, (holds) => (answer = holds));
  return answer;
}

/** Of files shared as they are: each piece lies in one file. */
export function readPlainOrigin(manifest: Manifest, files: OriginFiles): ReadOrigin {
  const indexOf = new Map(manifest.files.map((file, index) => [file, index]));
  return (piece) => {
    const file = fileOfPiece(manifest, piece);
    const start = manifest.pieceOffset(piece) - manifest.pieceOffset(file.firstPiece);
    return files.read(indexOf.get(file) ?? 0, start, start + manifest.pieceLength(piece));
  };
}

/** A file's bytes while it is imported, one part ahead of whoever hashes them; it must stay what it was meanwhile. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type DaemonError } from '../daemon-error.ts';
import { pathError } from './walk-paths.ts';

/** What a file looks like from outside; when one of them differs, the file may be another. */
export interface Fingerprint {
  readonly byteLength: number;
  /** In nanoseconds, as a decimal number: JSON has no integers of this size. */
  readonly modified: string;
}

/** Four pieces: few calls, and whole pieces are passed on without a copy. */
const partBytes = 1024 * 1024;
/**
 * Parts whose memory is used in turns. A part is hashed before the next one is asked for; one that is encrypted was taken
 * by the platform by then, but for its last piece. One more is being read ahead.
 */
const parts = 4;

/** Thrown out of a source while it is imported; whoever imports gives the error back as a value. */
export class OriginFailure extends Error {
  readonly failure: DaemonError;

  constructor(failure: DaemonError) {
    super(failure.type);
    this.failure = failure;
  }
}

export async function* readOrigin(
  path: string,
  done: (fingerprint: Fingerprint) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let file: FileHandle | undefined;
  const buffers: Buffer[] = [];
  let turn = 0;
  const readPart = (offset: number, end: number): Promise<Uint8Array> => {
    const length = Math.min(partBytes, end - offset);
    if (length <= 0 || file === undefined) return Promise.resolve(new Uint8Array(0));
    const buffer = (buffers[turn++ % parts] ??= Buffer.allocUnsafeSlow(length));
    const read = readWhole(file, offset, buffer.subarray(0, length));
    // Whoever stops reading leaves one unanswered.
    read.catch(() => {});
    return read;
  };
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const before = fingerprintOf(await file.stat({ bigint: true }));
    let offset = 0;
    let ahead = readPart(0, before.byteLength);
    while (offset < before.byteLength) {
      const bytes = await ahead;
      offset += bytes.byteLength;
      if (bytes.byteLength === 0) throw new OriginFailure({ type: 'SourceChanged', path });
      ahead = readPart(offset, before.byteLength);
      yield bytes;
    }
    const after = fingerprintOf(await file.stat({ bigint: true }));
    if (after.byteLength !== before.byteLength || after.modified !== before.modified)
      throw new OriginFailure({ type: 'SourceChanged', path });
    done(after);
  } catch (error) {
    throw error instanceof OriginFailure ? error : new OriginFailure(pathError(path, error));
  } finally {
    await file?.close();
  }
}

export const fingerprintOf = (stats: { readonly size: bigint; readonly mtimeNs: bigint }): Fingerprint => ({
  byteLength: Number(stats.size),
  modified: String(stats.mtimeNs),
});

async function readWhole(file: FileHandle, offset: number, bytes: Buffer): Promise<Uint8Array> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

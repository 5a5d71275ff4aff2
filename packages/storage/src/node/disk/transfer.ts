/** Whole reads and writes at a place: platforms may do a part of what they are asked. */
import { err, ok, type DiskError, type Result } from '@peersume/base';
import { toDiskError } from './disk-error.ts';
import { type PlatformFiles } from './platform-files.ts';

/** Fewer bytes at the end of the file. What is given back has a buffer of its own, and may be transferred. */
export function readAt(
  files: PlatformFiles,
  descriptor: number,
  start: number,
  length: number,
  done: (bytes: Result<Uint8Array, DiskError>) => void,
): void {
  // Not of the pool: a piece must not keep a shared slab alive, nor be changed with it.
  const bytes = Buffer.allocUnsafeSlow(length);
  const go = (filled: number): void => {
    if (filled === length) return done(ok(asBytes(bytes, length)));
    files.read(descriptor, bytes, filled, length - filled, start + filled, (error, count) => {
      if (error) done(err(toDiskError(error)));
      else if (count === 0) done(ok(asBytes(bytes, filled)));
      else go(filled + count);
    });
  };
  go(0);
}

/** A plain Uint8Array, as the port says; tests compare by class. */
const asBytes = (bytes: Buffer, length: number): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, length);

export function writeAt(
  files: PlatformFiles,
  descriptor: number,
  start: number,
  parts: readonly Uint8Array[],
  done: (written: Result<void, DiskError>) => void,
): void {
  const go = (left: readonly Uint8Array[], offset: number): void => {
    if (left.length === 0) return done(ok(undefined));
    files.writev(descriptor, left, offset, (error, count) => {
      if (error) done(err(toDiskError(error)));
      else if (count === 0) done(err({ type: 'DiskFailure', detail: 'the disk took no byte' }));
      else go(without(left, count), offset + count);
    });
  };
  go(
    parts.filter(({ length }) => length > 0),
    start,
  );
}

/** What is left of the parts after so many bytes. */
function without(parts: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let skipped = bytes;
  for (const [at, part] of parts.entries()) {
    if (skipped < part.length) return [part.subarray(skipped), ...parts.slice(at + 1)];
    skipped -= part.length;
  }
  return [];
}

/**
 * A private share, opened by its key: its index first, from the last pieces, then any bytes of any file, each piece of the
 * encrypted share checked against its hash before it is decrypted.
 */
import { type Crypto, ok, type Result } from '@peersume/base';
import { type ManifestFile } from '../manifest/manifest.ts';
import { pieceRangeOfBytes, type PieceRange } from '../manifest/piece-range.ts';
import { readBytes, type PieceWrong, type ReadBytesOptions } from '../manifest/read-bytes.ts';
import { createPrivateCipher } from './private-cipher.ts';
import {
  decodePrivateIndex,
  decodeTrailer,
  trailerBytes,
  type PrivateFile,
  type PrivateIndex,
  type PrivateIndexError,
} from './private-index.ts';

export interface OpenPrivateOptions<E> extends Omit<ReadBytesOptions<E>, 'file' | 'start' | 'end'> {
  readonly key: Uint8Array;
  readonly crypto: Crypto;
}

export interface PrivateShare<E> {
  readonly index: PrivateIndex;
  /** The pieces of the encrypted share that hold these bytes of the file: what to ask for first. */
  pieceRange(file: PrivateFile, start: number, end: number): PieceRange;
  /** The bytes `start` to `end` (exclusive) of the file, decrypted. After an error nothing more comes. */
  read(
    file: PrivateFile,
    start?: number,
    end?: number,
  ): AsyncGenerator<Result<Uint8Array, E | PieceWrong>, void, undefined>;
}

export async function openPrivate<E>(
  options: OpenPrivateOptions<E>,
): Promise<Result<PrivateShare<E>, E | PieceWrong | PrivateIndexError>> {
  const { manifest, key, crypto } = options;
  const cipher = await createPrivateCipher(crypto, key);
  const whole: ManifestFile = {
    path: '',
    byteLength: manifest.byteLength,
    firstPiece: 0,
    pieceCount: manifest.pieceCount,
  };
  const trailerStart = Math.max(0, manifest.byteLength - trailerBytes);
  const trailer = await collect(readShare(trailerStart, manifest.byteLength));
  if (!trailer.ok) return trailer;
  const indexBytes = decodeTrailer(trailer.value, manifest.byteLength);
  if (!indexBytes.ok) return indexBytes;
  const indexStart = trailerStart - indexBytes.value;
  const encoded = await collect(readShare(indexStart, trailerStart));
  if (!encoded.ok) return encoded;
  const index = decodePrivateIndex(encoded.value, indexStart);
  if (!index.ok) return index;
  return ok({
    index: index.value,
    pieceRange: (file, start, end) => {
      const [first, last] = bounds(file, start, end);
      return pieceRangeOfBytes(manifest, whole, first, last);
    },
    read: (file, start = 0, end = file.byteLength) => readShare(...bounds(file, start, end)),
  });

  async function* readShare(
    start: number,
    end: number,
  ): AsyncGenerator<Result<Uint8Array, E | PieceWrong>, void, undefined> {
    let offset = start;
    for await (const bytes of readBytes({ ...options, file: whole, start, end })) {
      yield bytes.ok ? ok(await cipher(bytes.value, offset)) : bytes;
      if (bytes.ok) offset += bytes.value.byteLength;
    }
  }
}

/** Where these bytes of the file lie in the share. */
function bounds({ offset, byteLength }: PrivateFile, start: number, end: number): [number, number] {
  const last = Math.min(Math.max(start, end), byteLength);
  return [offset + Math.min(start, last), offset + last];
}

async function collect<E>(parts: AsyncIterable<Result<Uint8Array, E>>): Promise<Result<Uint8Array, E>> {
  const collected: Uint8Array[] = [];
  for await (const part of parts) {
    if (!part.ok) return part;
    collected.push(part.value);
  }
  const bytes = new Uint8Array(collected.reduce((length, part) => length + part.byteLength, 0));
  let offset = 0;
  for (const part of collected) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return ok(bytes);
}

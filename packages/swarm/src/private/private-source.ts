/**
 * The pieces of a private share made again from the files it was imported from, so that nobody has to keep an encrypted
 * copy beside them. A piece whose hash is no longer the share's is never given out: it would be the same key stream over
 * another text, and whoever sees both learns the difference of the texts (FI43).
 */
import { assert, type Crypto, err, ok, type Result } from '@peersume/base';
import { sameDigest } from '../manifest/digest.ts';
import { type Sha256 } from '../manifest/hash-pieces.ts';
import { type Manifest } from '../manifest/manifest.ts';
import { createPrivateCipher } from './private-cipher.ts';
import { encodePrivateIndex, type PrivateFile, type PrivateIndex } from './private-index.ts';

export interface PrivateSourceOptions<E> {
  /** As `importPrivate` gave them. */
  readonly manifest: Manifest;
  readonly key: Uint8Array;
  readonly index: PrivateIndex;
  readonly crypto: Crypto;
  readonly sha256: Sha256;
  /** Exactly these bytes of the file, or why not. */
  readonly readFile: (file: PrivateFile, start: number, end: number) => Promise<Result<Uint8Array, E>>;
}

/** The files are not what they were when the share was made: it needs a new key, and so a new link. */
export type SourceChanged = { readonly type: 'SourceChanged'; readonly piece: number };

export interface PrivateSource<E> {
  readPiece(piece: number): Promise<Result<Uint8Array, E | SourceChanged>>;
}

export async function createPrivateSource<E>(options: PrivateSourceOptions<E>): Promise<PrivateSource<E>> {
  const { manifest, key, index, crypto, sha256, readFile } = options;
  const cipher = await createPrivateCipher(crypto, key);
  const end = encodeIndex(index);
  const endOffset = manifest.byteLength - end.byteLength;
  return {
    async readPiece(piece) {
      const offset = manifest.pieceOffset(piece);
      const plain = await readPlain(offset, manifest.pieceLength(piece));
      if (plain === undefined) return err({ type: 'SourceChanged', piece });
      if (!plain.ok) return plain;
      const bytes = await cipher(plain.value, offset);
      const same = sameDigest(await sha256(bytes), manifest.pieceDigest(piece));
      return same ? ok(bytes) : err({ type: 'SourceChanged', piece });
    },
  };

  /** Undefined where a file has not the bytes that it had. */
  async function readPlain(start: number, byteLength: number): Promise<Result<Uint8Array, E> | undefined> {
    // What no file fills is padding: zeros.
    const plain = new Uint8Array(byteLength);
    const stop = start + byteLength;
    for (const file of filesWithin(index.files, start, stop)) {
      const first = Math.max(0, start - file.offset);
      const last = Math.min(file.byteLength, stop - file.offset);
      const read = await readFile(file, first, last);
      if (!read.ok) return read;
      if (read.value.byteLength !== last - first) return undefined;
      plain.set(read.value, file.offset + first - start);
    }
    if (stop > endOffset) {
      const first = Math.max(0, start - endOffset);
      plain.set(end.subarray(first, stop - endOffset), endOffset + first - start);
    }
    return ok(plain);
  }
}

/** Index and trailer as they were written. */
const encodeIndex = ({ files, emptyFolders }: PrivateIndex): Uint8Array =>
  encodePrivateIndex(
    files.map(({ path, written = path, byteLength }) => [written, byteLength]),
    emptyFolders.map(({ path, written = path }) => written),
  );

/** The files that have bytes between `start` and `stop`: found by halving, as a share may have very many. */
function* filesWithin(files: readonly PrivateFile[], start: number, stop: number): Generator<PrivateFile> {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const file = files[middle];
    assert(file !== undefined, 'the middle lies inside');
    if (file.offset + file.byteLength <= start) low = middle + 1;
    else high = middle;
  }
  for (let next = files[low]; next !== undefined && next.offset < stop; next = files[++low])
    if (next.byteLength > 0) yield next;
}

/**
 * The step of the import that reads content: cuts it into pieces, names each by its hash and forgets it. Takes the place
 * of the importer's own step, which would keep every piece for its store and hash by itself.
 */
import { type BufferImporter } from 'ipfs-unixfs-importer';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { create as createDigest } from 'multiformats/hashes/digest';
import { cutPieces, PieceBuffers } from './cut-pieces.ts';

/** SHA-256, 32 bytes. The platform's fastest: node:crypto, SubtleCrypto, a worker. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

export interface HashLeavesOptions {
  readonly pieceBytes: number;
  readonly sha256: Sha256;
  /** Every piece, in the order of the file; its bytes are valid until the promise is fulfilled. */
  readonly onPiece: ((bytes: Uint8Array, digest: Uint8Array) => void | Promise<void>) | undefined;
  readonly onHashed: (byteLength: number) => void;
}

/** Pieces hashed at the same time, where hashing does not happen within the call. Each takes a piece of memory. */
export const hashConcurrency = 4;

export function hashLeaves({ pieceBytes, sha256, onPiece, onHashed }: HashLeavesOptions): BufferImporter {
  const buffers = new PieceBuffers(pieceBytes);
  return async function* (file) {
    let before: Promise<void> | undefined;
    for await (const piece of cutPieces(file.content, buffers)) {
      const { byteLength } = piece.bytes;
      const digest = sha256(piece.bytes);
      const turn = before;
      const done = digest instanceof Promise || onPiece !== undefined ? finish(piece, digest, turn) : digest;
      if (done instanceof Promise) {
        before = done.then(() => {});
        // Whoever takes the leaf is told; that nobody has taken it yet is no reason to end the program.
        before.catch(() => {});
      } else {
        piece.release();
        onHashed(byteLength);
      }
      yield async () => leaf(await done, byteLength);
    }
  };

  async function finish(
    { bytes, release }: { bytes: Uint8Array; release: () => void },
    hashed: Uint8Array | Promise<Uint8Array>,
    turn: Promise<void> | undefined,
  ): Promise<Uint8Array> {
    const digest = await hashed;
    await turn;
    await onPiece?.(bytes, digest);
    onHashed(bytes.byteLength);
    release();
    return digest;
  }
}

const leaf = (digest: Uint8Array, byteLength: number) => ({
  cid: CID.createV1(raw.code, createDigest(sha256Code, digest as Uint8Array<ArrayBuffer>)),
  size: BigInt(byteLength),
  // Only needed for files with modes and times, which we do not write.
  block: noBytes,
});

const sha256Code = 0x12;
const noBytes = new Uint8Array(0);

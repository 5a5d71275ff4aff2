/**
 * Reads content once: cuts it into pieces, has each hashed, and forgets it. Pieces are handed on in their order, also
 * where hashing is done elsewhere and several are under way.
 */
import { cutPieces, type ByteSource, type CutPiece, type PieceBuffers } from './cut-pieces.ts';

/** SHA-256, 32 bytes. The platform's fastest: node:crypto, SubtleCrypto, a worker. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** A piece's bytes, valid until the promise is fulfilled, and its hash. */
export type OnPiece = (bytes: Uint8Array, digest: Uint8Array) => void | Promise<void>;

export interface HashPiecesOptions {
  readonly buffers: PieceBuffers;
  readonly sha256: Sha256;
  readonly onPiece: OnPiece | undefined;
  /** In order, behind `onPiece`. */
  readonly onHashed: (digest: Uint8Array, byteLength: number) => void | Promise<void>;
}

/** Pieces hashed at the same time, where hashing does not happen within the call. Each takes a piece of memory. */
export const hashConcurrency = 4;

export async function hashPieces(source: ByteSource, options: HashPiecesOptions): Promise<void> {
  const { buffers, sha256 } = options;
  const underWay: { readonly piece: CutPiece; readonly digest: Promise<Uint8Array> }[] = [];
  for await (const piece of cutPieces(source, buffers)) {
    const digest = sha256(piece.bytes);
    if (!(digest instanceof Promise)) {
      const finished = finish(piece, digest, options);
      if (finished !== undefined) await finished;
      continue;
    }
    // Whoever waits for it is told; that nobody does yet is no reason to end the program.
    digest.catch(() => {});
    underWay.push({ piece, digest });
    if (underWay.length === hashConcurrency) await finishFirst();
  }
  while (underWay.length > 0) await finishFirst();

  async function finishFirst(): Promise<void> {
    const first = underWay.shift();
    if (first !== undefined) await finish(first.piece, await first.digest, options);
  }
}

function finish(
  { bytes, release }: CutPiece,
  digest: Uint8Array,
  { onPiece, onHashed }: HashPiecesOptions,
): void | Promise<void> {
  const kept = onPiece?.(bytes, digest);
  if (kept === undefined) {
    release();
    return onHashed(digest, bytes.byteLength);
  }
  return kept.then(() => {
    release();
    return onHashed(digest, bytes.byteLength);
  });
}

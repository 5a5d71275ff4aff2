/**
 * A file or folder as the blocks that IPFS tools store: inner nodes, then pieces, each with its CID. With them goes what
 * has no pieces: the empty leaf that empty files are. A block that stands in several places comes as often.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { ok, type Result } from '@peersume/base';
import { writeCid } from './cid.ts';
import { type Manifest } from './manifest.ts';

export interface Block {
  readonly cid: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Pieces come verified from `readPiece`; its first error ends the list. */
export async function* listBlocks<E>(
  manifest: Manifest,
  readPiece: (piece: number) => Promise<Result<Uint8Array, E>>,
): AsyncGenerator<Result<Block, E>, void, undefined> {
  for (const bytes of manifest.structure)
    yield ok({ cid: writeCid({ codec: 'dag-pb', digest: sha256(bytes) }), bytes });
  if (manifest.files.some(({ byteLength }) => byteLength === 0)) {
    const bytes = new Uint8Array(0);
    yield ok({ cid: writeCid({ codec: 'raw', digest: sha256(bytes) }), bytes });
  }
  for (let piece = 0; piece < manifest.pieceCount; piece++) {
    const read = await readPiece(piece);
    if (!read.ok) return void (yield read);
    yield ok({ cid: writeCid({ codec: 'raw', digest: manifest.pieceDigest(piece) }), bytes: read.value });
  }
}

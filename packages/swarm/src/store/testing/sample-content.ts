/** Small content with true digests, for stores: bytes made from a number, cut into pieces of chosen lengths. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Payload } from '@peersume/base';
import { type Manifest, type ManifestFile } from '../../manifest/manifest.ts';
import { type VerifyPayload } from '../verify-payload.ts';

export interface SampleContent {
  readonly manifest: Manifest;
  /** The true bytes, a copy. */
  piece(piece: number): Uint8Array;
}

/** `files` are the lengths of each file's pieces, in bytes. The same arguments give the same content. */
export function sampleContent(files: readonly (readonly number[])[], seed = 1): SampleContent {
  const lengths = files.flat();
  const pieces = lengths.map((length, piece) => bytesFrom(seed * 1000 + piece, length));
  const offsets = lengths.map((_, piece) => lengths.slice(0, piece).reduce((sum, length) => sum + length, 0));
  const digests = pieces.map((bytes) => sha256(bytes));
  let firstPiece = 0;
  const manifestFiles = files.map((parts, index): ManifestFile => {
    const file = {
      path: files.length === 1 ? '' : `file-${index}`,
      byteLength: parts.reduce((sum, length) => sum + length, 0),
      firstPiece,
      pieceCount: parts.length,
    };
    firstPiece += parts.length;
    return file;
  });
  const manifest: Manifest = {
    root: Uint8Array.of(1, 0x70, 0x12, 0x20, ...sha256(Uint8Array.from(digests.flatMap((digest) => [...digest])))),
    byteLength: lengths.reduce((sum, length) => sum + length, 0),
    pieceCount: lengths.length,
    pieceLength: (piece) => lengths[piece] ?? 0,
    pieceOffset: (piece) => offsets[piece] ?? 0,
    pieceDigest: (piece) => digests[piece] ?? new Uint8Array(32),
    files: manifestFiles,
    structure: [],
  };
  return { manifest, piece: (piece) => (pieces[piece] ?? new Uint8Array(0)).slice() };
}

/** Hashes within the call. */
export const verifyNow: VerifyPayload = (payload: Payload, digest, done) => {
  done(payload instanceof Uint8Array && sha256(payload).every((byte, index) => byte === digest[index]));
};

function bytesFrom(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed * 2_654_435_761 + 1;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

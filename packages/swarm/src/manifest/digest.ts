/** Comparing SHA-256 digests. */
import { sha256 } from '@noble/hashes/sha2.js';
import { digestBytes } from './cid.ts';

export function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  for (let index = 0; index < digestBytes; index++) if (one[index] !== other[index]) return false;
  return one.byteLength === other.byteLength;
}

/** Whether this is the digest of no bytes at all. */
export const isEmptyDigest = (digest: Uint8Array): boolean => sameDigest(digest, emptyDigest);

const emptyDigest = sha256(new Uint8Array(0));

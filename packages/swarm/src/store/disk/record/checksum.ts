/** Checksums of what the store writes about its pieces: the first eight bytes of a SHA-256. */
import { sha256 } from '@noble/hashes/sha2.js';

export const checksumBytes = 8;

/** Over the parts, one after the other. */
export function checksum(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = sha256.create();
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, checksumBytes);
}

export function hasChecksum(bytes: Uint8Array, at: number, ...parts: readonly Uint8Array[]): boolean {
  const expected = checksum(...parts);
  for (let index = 0; index < checksumBytes; index++) if (bytes[at + index] !== expected[index]) return false;
  return true;
}

/** A number below 2^32 as four bytes, the lowest first. */
export const uint32Bytes = (value: number): Uint8Array =>
  Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);

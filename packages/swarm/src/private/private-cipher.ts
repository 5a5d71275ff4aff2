/**
 * The stream that a private share is encrypted as: AES-256 in counter mode under a key of its own, so that any part can
 * be decrypted alone. It says nothing about whether bytes are genuine: that is what the CIDs of the encrypted pieces are
 * for, whose root stands beside the key in the link (rules FI40–FI44 in spec/files.md).
 */
import { type AesCtr, type Crypto } from '@peersume/base';

/** Bytes of the secret in a link. */
export const privateKeyBytes = 32;

/** Encrypts or decrypts bytes that stand at `offset` in the share. */
export type PrivateCipher = (bytes: Uint8Array, offset: number) => Promise<Uint8Array>;

export async function createPrivateCipher(crypto: Crypto, key: Uint8Array): Promise<PrivateCipher> {
  const derived = await crypto.hkdfSha256(key, noSalt, purpose, 32);
  const cipher = crypto.aesCtr(derived);
  return (bytes, offset) =>
    offset % blockBytes === 0 ? cipher(bytes, offset / blockBytes) : inside(cipher, bytes, offset);
}

/** From the middle of a block on: with the bytes before it, which are thrown away. */
async function inside(cipher: AesCtr, bytes: Uint8Array, offset: number): Promise<Uint8Array> {
  const before = offset % blockBytes;
  const padded = new Uint8Array(before + bytes.byteLength);
  padded.set(bytes, before);
  return (await cipher(padded, (offset - before) / blockBytes)).subarray(before);
}

const blockBytes = 16;
const noSalt = new Uint8Array(0);
const purpose = new TextEncoder().encode('peersume private share 1');

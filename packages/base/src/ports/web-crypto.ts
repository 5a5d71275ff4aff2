/**
 * The port's primitives from the platform's WebCrypto, which is passed in: `webCrypto(globalThis.crypto)`, in Node as in
 * browsers (there in secure contexts only).
 */
import { assert } from '../assert.ts';
import { type Crypto } from './crypto.ts';

/** As much of the platform's object as is used, so that no platform's types are needed. */
export interface PlatformCrypto<Key> {
  getRandomValues(array: Uint8Array<ArrayBuffer>): unknown;
  readonly subtle: {
    digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
    importKey(
      format: 'raw',
      key: Bytes,
      algorithm: string,
      extractable: boolean,
      usages: ('encrypt' | 'deriveBits')[],
    ): Promise<Key>;
    deriveBits(
      algorithm: { name: 'HKDF'; hash: 'SHA-256'; salt: Bytes; info: Bytes },
      key: Key,
      bits: number,
    ): Promise<ArrayBuffer>;
    encrypt(
      algorithm: { name: 'AES-CTR'; counter: Bytes; length: number },
      key: Key,
      data: Bytes,
    ): Promise<ArrayBuffer>;
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The platform takes at most so many random bytes in one call. */
const maxRandomBytes = 65_536;

export function webCrypto<Key>(platform: PlatformCrypto<Key>): Crypto {
  const { subtle } = platform;
  return {
    randomBytes(byteLength) {
      const bytes = new Uint8Array(byteLength);
      for (let start = 0; start < byteLength; start += maxRandomBytes)
        platform.getRandomValues(bytes.subarray(start, start + maxRandomBytes));
      return bytes;
    },
    async sha256(bytes) {
      return new Uint8Array(await subtle.digest('SHA-256', unshared(bytes)));
    },
    async hkdfSha256(secret, salt, info, byteLength) {
      const key = await subtle.importKey('raw', unshared(secret), 'HKDF', false, ['deriveBits']);
      const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: unshared(salt), info: unshared(info) } as const;
      return new Uint8Array(await subtle.deriveBits(algorithm, key, byteLength * 8));
    },
    aesCtr(key) {
      assert(key.byteLength === 32, 'a key of AES-256 has 32 bytes');
      const imported = subtle.importKey('raw', unshared(key), 'AES-CTR', false, ['encrypt']);
      return async (bytes, block) => {
        assert(Number.isSafeInteger(block) && block >= 0, `block ${block}`);
        const algorithm = { name: 'AES-CTR', counter: counterOf(block), length: 64 } as const;
        return new Uint8Array(await subtle.encrypt(algorithm, await imported, unshared(bytes)));
      };
    },
  };
}

function counterOf(block: number): Bytes {
  const counter = new Uint8Array(16);
  new DataView(counter.buffer).setBigUint64(8, BigInt(block));
  return counter;
}

/** WebCrypto takes no memory that threads share; we never give it any. */
function unshared(bytes: Uint8Array): Bytes {
  assert(bytes.buffer instanceof ArrayBuffer, 'bytes for cryptography are in memory of their own');
  return bytes as Bytes;
}

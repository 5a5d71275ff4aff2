/**
 * The primitives that everything private is made of. Each is a standard as it stands; what they are put together to is
 * said in the room that does so. WebCrypto has them all (`webCrypto`); every implementation runs `describeCrypto`.
 */
export interface Crypto {
  /** Unpredictable bytes. */
  randomBytes(byteLength: number): Uint8Array;
  /** SHA-256 (FIPS 180-4), 32 bytes. */
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
  /** HKDF with SHA-256 (RFC 5869): `byteLength` bytes, at most 8,160, for the purpose that `info` names. */
  hkdfSha256(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, byteLength: number): Promise<Uint8Array>;
  /** AES-256 in counter mode (NIST SP 800-38A) with a key of 32 bytes. */
  aesCtr(key: Uint8Array): AesCtr;
}

/**
 * Encrypts or decrypts, which is the same, from the block of 16 bytes with the number `block` on (0 to 2^53 - 1). The
 * counter is 64 zero bits and then the number in big-endian order. The same key never meets two different texts at the
 * same blocks: whoever sees both results knows the difference of the texts.
 */
export type AesCtr = (bytes: Uint8Array, block: number) => Promise<Uint8Array>;

/** The contract of the Crypto port: published test vectors, and how numbers of blocks are counted. */
import { type Crypto } from './crypto.ts';

/** As much of a test runner as is needed: `describeCrypto({ test, expect, create })`. */
export interface CryptoContract {
  readonly test: (name: string, body: () => Promise<void>) => void;
  readonly expect: (actual: unknown) => { toBe(expected: unknown): void; toEqual(expected: unknown): void };
  readonly create: () => Crypto;
}

export function describeCrypto({ test, expect, create }: CryptoContract): void {
  test('SHA-256 of "abc" (FIPS 180-4)', async () => {
    expect(hex(await create().sha256(new TextEncoder().encode('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('HKDF-SHA-256, test case 1 of RFC 5869', async () => {
    const secret = new Uint8Array(22).fill(0x0b);
    const salt = bytes('000102030405060708090a0b0c');
    const derived = await create().hkdfSha256(secret, salt, bytes('f0f1f2f3f4f5f6f7f8f9'), 42);
    expect(hex(derived)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
  });

  test('HKDF-SHA-256 without salt and info, test case 3 of RFC 5869', async () => {
    const none = new Uint8Array(0);
    const derived = await create().hkdfSha256(new Uint8Array(22).fill(0x0b), none, none, 42);
    expect(hex(derived)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8');
  });

  test('AES-256 in counter mode: block 0 is AES of zeros (FIPS 197 with SP 800-38A)', async () => {
    // AES-256 of sixteen zero bytes under the zero key, as in NIST's known-answer tests.
    const stream = await create().aesCtr(new Uint8Array(32))(new Uint8Array(16), 0);
    expect(hex(stream)).toBe('dc95c078a2408989ad48a21492842087');
  });

  test('the counter is a big-endian number in the last eight bytes', async () => {
    // Test case 14 of the GCM specification encrypts its first block at counter 2 of a zero nonce.
    const cipher = create().aesCtr(new Uint8Array(32));
    expect(hex(await cipher(new Uint8Array(16), 2))).toBe('cea7403d4d606b6e074ec5d3baf39d18');
  });

  test('any part of a stream is encrypted like the whole', async () => {
    const cipher = create().aesCtr(create().randomBytes(32));
    const text = Uint8Array.from({ length: 1000 }, (_, index) => index);
    const whole = await cipher(text, 7);
    expect(await cipher(text.subarray(160, 555), 17)).toEqual(whole.slice(160, 555));
    expect(await cipher(whole, 7)).toEqual(text);
  });

  test('blocks are numbered beyond 2^32', async () => {
    const cipher = create().aesCtr(new Uint8Array(32).fill(1));
    const two = await cipher(new Uint8Array(32), 2 ** 32 - 1);
    expect(await cipher(new Uint8Array(16), 2 ** 32)).toEqual(two.slice(16));
  });

  test('random bytes are as many as asked for, and never the same', async () => {
    const crypto = create();
    expect(crypto.randomBytes(100_000).byteLength).toBe(100_000);
    expect(hex(crypto.randomBytes(32)) === hex(crypto.randomBytes(32))).toBe(false);
  });
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));

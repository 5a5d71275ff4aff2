import { expect, test } from 'vitest';
import { hashName, murmur128 } from './hash-name.ts';

/** SMHasher's own check: the hashes of 256 keys with 256 seeds, hashed again, begin with a published number. */
test('[WO11] the hash is the published one', () => {
  const key = Uint8Array.from({ length: 256 }, (_, index) => index);
  const hashes = new DataView(new ArrayBuffer(256 * 16));
  for (let length = 0; length < 256; length++) {
    const words = murmur128(key.subarray(0, length), 256 - length);
    for (const [index, word] of words.entries()) hashes.setUint32(length * 16 + index * 4, word, true);
  }
  expect(murmur128(new Uint8Array(hashes.buffer), 0)[0].toString(16)).toBe('b3ece62a');
});

test('[WO11] names that look alike have other hashes, lone surrogates too', () => {
  const names = ['', '\u0000', 'a', 'b', 'ab', 'a\u0000', '\ud800', '\ud801', '\ufffd'];
  expect(new Set(names.map((name) => hashName(name).join())).size).toBe(names.length);
});

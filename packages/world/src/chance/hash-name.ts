/** MurmurHash3, x86, 128 bits (Austin Appleby, public domain): names become the state of a generator. */

/** Four words of 32 bits. */
export type Words128 = readonly [number, number, number, number];

/** The hash of a text's UTF-16 units, two bytes each, the lower first: unlike UTF-8, defined for any text. */
export function hashName(name: string): Words128 {
  const bytes = new Uint8Array(name.length * 2);
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >>> 8;
  }
  return murmur128(bytes, 0);
}

const c1 = 0x239b961b;
const c2 = 0xab0e9789;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93;

export function murmur128(bytes: Uint8Array, seed: number): Words128 {
  let [h1, h2, h3, h4] = [seed | 0, seed | 0, seed | 0, seed | 0];
  const blocksEnd = bytes.length - (bytes.length % 16);
  for (let at = 0; at < blocksEnd; at += 16) {
    h1 ^= scramble(word(bytes, at), c1, 15, c2);
    h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= scramble(word(bytes, at + 4), c2, 16, c3);
    h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= scramble(word(bytes, at + 8), c3, 17, c4);
    h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= scramble(word(bytes, at + 12), c4, 18, c1);
    h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  // What is left is read as if zeros followed.
  h1 ^= scramble(word(bytes, blocksEnd), c1, 15, c2);
  h2 ^= scramble(word(bytes, blocksEnd + 4), c2, 16, c3);
  h3 ^= scramble(word(bytes, blocksEnd + 8), c3, 17, c4);
  h4 ^= scramble(word(bytes, blocksEnd + 12), c4, 18, c1);

  h1 ^= bytes.length;
  h2 ^= bytes.length;
  h3 ^= bytes.length;
  h4 ^= bytes.length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = avalanche(h1);
  h2 = avalanche(h2);
  h3 = avalanche(h3);
  h4 = avalanche(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  return [h1 >>> 0, (h2 + h1) >>> 0, (h3 + h1) >>> 0, (h4 + h1) >>> 0];
}

/** Little-endian; what lies beyond the end is zero. */
const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

const scramble = (value: number, before: number, bits: number, after: number): number =>
  Math.imul(rotate(Math.imul(value, before), bits), after);

function avalanche(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

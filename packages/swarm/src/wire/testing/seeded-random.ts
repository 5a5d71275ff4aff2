/** Chance that can be repeated, from a text or a number: sfc32, a small generator without weak bits. */
import { type Random } from '@peersume/base';

export function seededRandom(seed: string | number): Random {
  let a = 0x9e37_79b9;
  let b = 0x243f_6a88;
  let c = 0xb7e1_5162;
  let counter = 1;
  const uint32 = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (const char of String(seed)) {
    a ^= char.charCodeAt(0);
    uint32();
  }
  for (let round = 0; round < 12; round++) uint32();
  return { uint32 };
}

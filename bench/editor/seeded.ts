/** Chance that can be repeated: a 32-bit mixing generator (splitmix32). */
import type { Random } from '@peersume/base';

export function random(seed: number): Random {
  let state = seed;
  return {
    uint32() {
      state = (state + 0x9e37_79b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
      return (mixed ^ (mixed >>> 15)) >>> 0;
    },
  };
}

/** Seeded chance: xoshiro128** 1.1 (David Blackman and Sebastiano Vigna, public domain). */
import { type Random } from '@peersume/base';
import { hashName, type Words128 } from './hash-name.ts';

/** The world's stream of this name; the same numbers each time it is asked for. */
export const createStream = (seed: string, name: string): Random => new Xoshiro128(hashName(`${seed}\u0000${name}`));

export class Xoshiro128 implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(state: Words128) {
    [this.#a, this.#b, this.#c, this.#d] = state;
    // The one state from which nothing but zeros follows.
    if ((this.#a | this.#b | this.#c | this.#d) === 0) this.#a = 1;
  }

  uint32(): number {
    const scaled = Math.imul(this.#b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }
}

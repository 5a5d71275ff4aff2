/**
 * Chance comes from outside, so that a run can be repeated from its seed. In the world it is a seeded generator; in a
 * program it is the platform's cryptographic one.
 */
export interface Random {
  /** A uniform integer, 0 to 2^32 - 1. */
  uint32(): number;
}

/** A uniform number, at least 0 and below 1. */
export const fraction = (random: Random): number => random.uint32() / 0x1_0000_0000;

/** A uniform integer, at least 0 and below `limit`; `limit` is at most 2^32. The bias is below `limit` / 2^32. */
export const below = (random: Random, limit: number): number => Math.floor(fraction(random) * limit);

/** True with the probability `share`, 0 to 1. */
export const chance = (random: Random, share: number): boolean => fraction(random) < share;

/** The list in a uniformly random order, in place (Fisher–Yates). */
export function shuffle<T>(random: Random, list: T[]): T[] {
  for (let end = list.length - 1; end > 0; end--) {
    const other = below(random, end + 1);
    const held = list[end] as T;
    list[end] = list[other] as T;
    list[other] = held;
  }
  return list;
}

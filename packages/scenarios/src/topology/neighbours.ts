/** Who is joined to whom, and who of the two dials. */
import { below, shuffle, type Random } from '@peersume/base';
import { type Topology } from '../scenario/scenario.ts';

/** For each machine the indexes of those that it dials. Every pair is in it once. */
export function neighboursOf(topology: Topology, count: number, random: Random): readonly (readonly number[])[] {
  switch (topology.type) {
    case 'mesh':
      return topology.degree === undefined || count - 1 <= topology.degree
        ? fromPairs(count, everyPair(count))
        : fromPairs(count, randomPairs(count, topology.degree, random));
    case 'random':
      return fromPairs(count, randomPairs(count, Math.min(topology.degree, count - 1), random));
    case 'line':
      return fromPairs(
        count,
        Array.from({ length: Math.max(0, count - 1) }, (_, index): Pair => [index + 1, index]),
      );
    case 'star':
      return fromPairs(
        count,
        Array.from({ length: Math.max(0, count - 1) }, (_, index): Pair => [index + 1, 0]),
      );
  }
}

type Pair = readonly [dialer: number, dialed: number];

function fromPairs(count: number, pairs: readonly Pair[]): number[][] {
  const dials: number[][] = Array.from({ length: count }, () => []);
  for (const [dialer, dialed] of pairs) dials[dialer]?.push(dialed);
  return dials;
}

/** The later one dials, as a newcomer would. */
const everyPair = (count: number): Pair[] =>
  Array.from({ length: count }, (_, dialer) =>
    Array.from({ length: dialer }, (_, dialed): Pair => [dialer, dialed]),
  ).flat();

/**
 * About `degree` links for each: a random ring, which keeps all in one piece, and random pairs on top of it among those
 * that have room.
 */
function randomPairs(count: number, degree: number, random: Random): Pair[] {
  const joined: Set<number>[] = Array.from({ length: count }, () => new Set());
  const pairs: Pair[] = [];
  const join = (one: number, other: number): void => {
    if (one === other || joined[one]?.has(other) === true) return;
    joined[one]?.add(other);
    joined[other]?.add(one);
    pairs.push([Math.max(one, other), Math.min(one, other)]);
  };
  const size = (machine: number): number => joined[machine]?.size ?? 0;
  const ring = shuffle(
    random,
    Array.from({ length: count }, (_, index) => index),
  );
  for (let at = 0; at < count; at++) join(ring[at] ?? 0, ring[(at + 1) % count] ?? 0);
  // The last free places are left empty rather than looked for any longer.
  const attempts = count * degree * 2;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const one = below(random, count);
    const other = below(random, count);
    if (size(one) < degree && size(other) < degree) join(one, other);
  }
  return pairs;
}

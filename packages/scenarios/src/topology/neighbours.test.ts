import { type Random } from '@peersume/base';
import { createWorld } from '@peersume/world';
import { describe, expect, test } from 'vitest';
import { type Topology } from '../scenario/scenario.ts';
import { neighboursOf } from './neighbours.ts';

const chance = (seed: string): Random => createWorld({ seed }).random('topology');

/** How many links each has, checking that no pair is joined twice. */
function degreesOf(dials: readonly (readonly number[])[]): readonly number[] {
  const pairs = new Set<string>();
  const degrees = dials.map(() => 0);
  dials.forEach((dialed, dialer) => {
    for (const other of dialed) {
      const pair = [dialer, other].sort((a, b) => a - b).join();
      expect(dialer).not.toBe(other);
      expect(pairs).not.toContain(pair);
      pairs.add(pair);
      degrees[dialer] = (degrees[dialer] ?? 0) + 1;
      degrees[other] = (degrees[other] ?? 0) + 1;
    }
  });
  return degrees;
}

function isOnePiece(dials: readonly (readonly number[])[]): boolean {
  const both = dials.map((dialed) => new Set(dialed));
  dials.forEach((dialed, dialer) => dialed.forEach((other) => both[other]?.add(dialer)));
  const reached = [0];
  for (const one of reached) for (const other of both[one] ?? []) if (!reached.includes(other)) reached.push(other);
  return reached.length === dials.length;
}

describe('[SC16] a random topology', () => {
  test.each([
    [10, 3],
    [40, 2],
    [40, 8],
    [100, 20],
    [3, 40],
    [2, 1],
  ])('of %d machines with %d links each joins all in one piece, no pair twice', (count, degree) => {
    for (const seed of ['1', '2', '3', '4', '5']) {
      const dials = neighboursOf({ type: 'random', degree }, count, chance(seed));
      const degrees = degreesOf(dials);
      expect(isOnePiece(dials)).toBe(true);
      expect(Math.max(...degrees)).toBeLessThanOrEqual(Math.max(2, degree));
      const mean = degrees.reduce((sum, degree) => sum + degree, 0) / count;
      expect(mean).toBeGreaterThan(Math.min(degree, count - 1) * 0.85);
    }
  });
});

test.each<[Topology, number, readonly number[]]>([
  [{ type: 'mesh' }, 4, [3, 3, 3, 3]],
  [{ type: 'mesh', degree: 3 }, 4, [3, 3, 3, 3]],
  [{ type: 'line' }, 4, [1, 2, 2, 1]],
  [{ type: 'star' }, 4, [3, 1, 1, 1]],
  [{ type: 'star' }, 1, [0]],
])('%j of %d machines gives %j links', (topology, count, degrees) => {
  expect(degreesOf(neighboursOf(topology, count, chance('plain')))).toEqual(degrees);
});

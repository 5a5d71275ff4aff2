import { type Random } from '@peersume/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PiecePicker } from './piece-picker.ts';
import { PieceSet } from './piece-set.ts';

/** A small generator (mulberry32), seeded, for chance that can be repeated. */
const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return {
    uint32: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return (mixed ^ (mixed >>> 14)) >>> 0;
    },
  };
};

const setOf = (pieceCount: number, pieces: Iterable<number>): PieceSet => {
  const set = new PieceSet(pieceCount);
  for (const piece of pieces) set.add(piece);
  return set;
};

const steps = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('open' as const), piece: fc.nat(99) }),
    fc.record({ type: fc.constant('shut' as const), piece: fc.nat(99) }),
    fc.record({ type: fc.constant('raise' as const), piece: fc.nat(99), by: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ type: fc.constant('lower' as const), piece: fc.nat(99) }),
    fc.record({ type: fc.constant('pick' as const), from: fc.uniqueArray(fc.nat(99)) }),
  ),
  { maxLength: 200 },
);

test('[EX20] picks an open piece of the least weight that the other has, whatever happened before', () => {
  fc.assert(
    fc.property(steps, fc.integer(), (steps, seed) => {
      const picker = new PiecePicker(100);
      const open = new Set<number>();
      const weights = Array.from({ length: 100 }, () => 0);
      const random = seeded(seed);
      for (const step of steps) {
        switch (step.type) {
          case 'open':
            picker.open(step.piece);
            open.add(step.piece);
            break;
          case 'shut':
            picker.shut(step.piece);
            open.delete(step.piece);
            break;
          case 'raise':
            picker.weigh(step.piece, step.by);
            weights[step.piece] = (weights[step.piece] ?? 0) + step.by;
            break;
          case 'lower':
            if ((weights[step.piece] ?? 0) === 0) break;
            picker.weigh(step.piece, -1);
            weights[step.piece] = (weights[step.piece] ?? 0) - 1;
            break;
          case 'pick': {
            const candidates = step.from.filter((piece) => open.has(piece));
            const least = Math.min(...candidates.map((piece) => weights[piece] ?? 0));
            const picked = picker.pick(setOf(100, step.from), random);
            if (picked === undefined) expect(candidates).toEqual([]);
            else {
              expect(candidates).toContain(picked);
              expect(weights[picked]).toBe(least);
            }
          }
        }
        expect(picker.openCount).toBe(open.size);
      }
    }),
  );
});

test('[EX20] ties are broken at random', () => {
  const picked = new Set<number>();
  for (let seed = 0; seed < 400; seed++) {
    const picker = new PiecePicker(20);
    for (let piece = 0; piece < 20; piece++) picker.open(piece);
    const piece = picker.pick(PieceSet.full(20), seeded(seed));
    if (piece !== undefined) picked.add(piece);
  }
  expect(picked.size).toBe(20);
});

test('[EX21] a piece that only one distant peer has is found in a file of four million', () => {
  const pieceCount = 2 ** 22;
  const picker = new PiecePicker(pieceCount);
  for (let piece = 0; piece < pieceCount; piece++) picker.open(piece);
  picker.shut(17);
  const random = seeded(1);
  expect(picker.pick(setOf(pieceCount, [17, 4_000_000]), random)).toBe(4_000_000);
  expect(picker.pick(setOf(pieceCount, [17]), random)).toBeUndefined();
});

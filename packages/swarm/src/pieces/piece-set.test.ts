import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PieceSet } from './piece-set.ts';

test('behaves as a set of small numbers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.array(fc.record({ piece: fc.nat(220), add: fc.boolean() }), { maxLength: 300 }),
      (pieceCount, steps) => {
        const set = new PieceSet(pieceCount);
        const model = new Set<number>();
        for (const { piece, add } of steps) {
          const expected = add ? piece < pieceCount && !model.has(piece) : model.has(piece);
          if (add && piece < pieceCount) model.add(piece);
          else if (!add) model.delete(piece);
          expect(add ? set.add(piece) : set.delete(piece)).toBe(expected);
        }
        expect([...set]).toEqual([...model].sort((a, b) => a - b));
        expect(set.size).toBe(model.size);
      },
    ),
  );
});

test.each([0, 1, 31, 32, 33, 64, 100])('a full set of %i pieces has each of them and no other', (pieceCount) => {
  const set = PieceSet.full(pieceCount);
  expect([...set]).toEqual(Array.from({ length: pieceCount }, (_, piece) => piece));
  expect(set.isFull).toBe(true);
  expect(set.has(pieceCount)).toBe(false);
});

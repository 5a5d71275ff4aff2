import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PieceMap } from './piece-map.ts';

test('behaves as a map of small numbers', () => {
  const step = fc.record({ piece: fc.nat(12), value: fc.option(fc.nat(9)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const map = new PieceMap<number>();
      const model = new Map<number, number>();
      for (const { piece, value } of steps) {
        if (value === null) map.delete(piece);
        else map.set(piece, value);
        if (value === null) model.delete(piece);
        else model.set(piece, value);
        expect(map.size).toBe(model.size);
        expect(map.get(piece)).toBe(model.get(piece));
        expect(map.has(piece)).toBe(model.has(piece));
        expect([...map.values()].toSorted()).toEqual([...model.values()].toSorted());
      }
    }),
  );
});

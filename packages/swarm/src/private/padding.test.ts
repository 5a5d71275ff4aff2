import fc from 'fast-check';
import { expect, test } from 'vitest';
import { padmeLength } from './padding.ts';

test('lengths are rounded up as the paper says', () => {
  expect([0, 1, 2, 7, 8, 9, 10, 100, 1000, 10_000, 2 ** 20 + 1, 2 ** 30 + 1].map(padmeLength)).toEqual([
    0, 1, 2, 7, 8, 10, 10, 104, 1024, 10_240, 1_081_344, 1_107_296_256,
  ]);
});

test('at most 12% is added, and lengths keep their order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.integer({ min: 0, max: 2 ** 40 }), (byteLength, more) => {
      const padded = padmeLength(byteLength);
      expect(padded).toBeGreaterThanOrEqual(byteLength);
      expect(padded).toBeLessThanOrEqual(byteLength * 1.12);
      expect(padmeLength(byteLength + more)).toBeGreaterThanOrEqual(padded);
      expect(padmeLength(padded)).toBe(padded);
    }),
  );
});

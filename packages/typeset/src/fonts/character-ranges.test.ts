import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRanges, encodeRanges, rangesHave, rangesOf } from './character-ranges.ts';

const codePoints = fc.uniqueArray(fc.nat({ max: 0x10ffff }), { maxLength: 60 });

test('the notation of a set of characters reads back as the same set', () => {
  fc.assert(
    fc.property(codePoints, (set) => {
      const ranges = rangesOf(set);
      expect(decodeRanges(encodeRanges(ranges))).toEqual(ranges);
    }),
  );
});

test('a set has its characters and no others', () => {
  fc.assert(
    fc.property(codePoints, codePoints, (set, others) => {
      const ranges = rangesOf(set);
      for (const codePoint of [...set, ...others]) {
        expect(rangesHave(ranges, codePoint)).toBe(set.includes(codePoint));
      }
    }),
  );
});

test('neighbours make one range', () => {
  expect(encodeRanges(rangesOf([3, 1, 2, 10]))).toBe('1-2 7');
});

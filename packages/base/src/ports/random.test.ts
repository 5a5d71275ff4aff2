import { expect, test } from 'vitest';
import { below, chance, fraction, shuffle, type Random } from './random.ts';

const fixed = (...values: number[]): Random => ({ uint32: () => values.shift() ?? 0 });

test('a fraction is at least 0 and below 1', () => {
  expect(fraction(fixed(0))).toBe(0);
  expect(fraction(fixed(0xffff_ffff))).toBeLessThan(1);
});

test('an integer stays below its limit', () => {
  expect(below(fixed(0xffff_ffff), 6)).toBe(5);
  expect(below(fixed(0), 6)).toBe(0);
});

test('a share of one always happens, of zero never', () => {
  expect(chance(fixed(0xffff_ffff), 1)).toBe(true);
  expect(chance(fixed(0), 0)).toBe(false);
});

test('shuffling keeps every item once', () => {
  const list = [1, 2, 3, 4, 5];
  expect(shuffle(fixed(0x8000_0000, 0x1234_5678, 0, 0xffff_ffff), list).sort()).toEqual([1, 2, 3, 4, 5]);
});

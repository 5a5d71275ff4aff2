import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const known = ['classic', 'modern', 'technical', 'folio'];

test.each([
  ['clasic', 'classic'],
  ['modren', 'modern'],
  ['Folio', 'folio'],
  ['tech', 'technical'],
  ['cla', 'classic'],
])('%s means %s', (typed, meant) => {
  expect(nearest(typed, known)).toBe(meant);
});

test.each([[''], ['banana'], ['x'], ['a'.repeat(10_000)]])('%.20s means none of them', (typed) => {
  expect(nearest(typed, known)).toBeUndefined();
});

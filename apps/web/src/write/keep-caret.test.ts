import { expect, test } from 'vitest';
import { shifted } from './keep-caret.ts';

test('a cursor stays at its letter when words change before, behind and around it', () => {
  expect(shifted('harbour', 'the harbour', 3)).toBe(7);
  expect(shifted('harbour', 'harbours', 3)).toBe(3);
  expect(shifted('a big harbour', 'a harbour', 4)).toBe(2);
  expect(shifted('one two three', 'one 2 three', 13)).toBe(11);
  expect(shifted('', 'new', 0)).toBe(0);
  expect(shifted('gone', '', 2)).toBe(0);
});

import { compareWords } from '@peersume/document';
import { expect, test } from 'vitest';
import { smoothWords } from './smooth-words.ts';

const told = (before: string, after: string): string =>
  smoothWords(compareWords(before, after))
    .map(({ type, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[type])
    .join('');

test('what was written anew is one change', () => {
  expect(told('Something else entirely', 'Engineer for Acme')).toBe('[-Something else entirely-][+Engineer for Acme+]');
});

test('words that stay stay, with the space beside them', () => {
  expect(told('Led a team of four', 'Led a team of nine')).toBe('Led a team of [-four-][+nine+]');
  expect(told('one two three', 'one three')).toMatch(/^one \[-two ?-\] ?three$/);
});

test('both sides read in full', () => {
  const [before, after] = ['a quick brown fox', 'the quick red fox jumps'];
  const words = smoothWords(compareWords(before, after));
  const side = (other: string): string =>
    words
      .filter(({ type }) => type !== other)
      .map(({ text }) => text)
      .join('');
  expect(side('added')).toBe(before);
  expect(side('removed')).toBe(after);
});

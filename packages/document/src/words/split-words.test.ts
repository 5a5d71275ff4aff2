import { arbitrarySentences } from '@peersume/resume/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWords } from './split-words.ts';

test('the pieces put together are the text', () => {
  fc.assert(
    fc.property(arbitrarySentences(true), (text) => {
      expect(splitWords(text).join('')).toBe(text);
    }),
  );
  expect(splitWords('Led 2 teams, naïvely — 负责 สวย👩🏽‍🚀')).toEqual([
    ...['Led', ' ', '2', ' ', 'teams', ',', ' ', 'naïvely', ' ', '—', ' ', '负', '责', ' ', 'ส', 'ว', 'ย'],
    ...[...'👩🏽‍🚀'],
  ]);
});

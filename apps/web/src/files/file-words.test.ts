import { describeLoadError, loadResume, type LoadError } from '@peersume/resume';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMessages } from '../language/messages.ts';
import { whatBecame, whyNotOpened } from './file-words.ts';

const errors: readonly LoadError[] = [
  { type: 'Empty' },
  { type: 'TooLarge', bytes: 70_000_000, limit: 52_428_800 },
  { type: 'NotText', found: 'PDF' },
  { type: 'NotText', found: 'an image' },
  { type: 'NotText', found: 'binary data' },
  { type: 'BadSyntax', line: 3, column: 14, expected: 'a comma', found: 'the end' },
  { type: 'TooComplex', what: 'depth', limit: 64, line: 2 },
  { type: 'NotAResume', found: 'a list' },
  { type: 'NewerVersion', version: 9, supported: 1 },
];

describe('what is wrong with a file', () => {
  beforeAll(async () => (await loadMessages('en'))());

  test('is said with its facts, each fault in its own words', () => {
    const said = errors.map(whyNotOpened);
    expect(new Set(said).size).toBe(errors.length);
    expect(said.join('\n')).toMatch(/66\.8 MB.*50 MB[^]*PDF[^]*line 3, character 14[^]*line 2/u);
    for (const words of said) expect(words).not.toMatch(/undefined|\{\w/u);
  });

  test('never repeats the sentences of the cores, which are English', () => {
    for (const error of errors) expect(whyNotOpened(error)).not.toBe(describeLoadError(error));
  });

  test('every oddity of a file that opens has words', () => {
    const loaded = loadResume(
      '{"basics": {"label": ["a", "b"], "location": 3}, "employment": [{"company": "A"}], "skills": 7}',
    );
    const problems = loaded.ok ? loaded.value.problems : [];
    expect(problems.map(({ became }) => became)).toEqual(
      expect.arrayContaining(['readOtherwise', 'notShown', 'renamed']),
    );
    for (const { became } of problems) expect(whatBecame(became).length).toBeGreaterThan(10);
  });
});

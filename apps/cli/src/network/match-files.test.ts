import { expect, test } from 'vitest';
import { matchFiles } from './match-files.ts';

const files = ['a.mp4', 'summer/b.mp4', 'summer/notes.txt', 'summer/deep/c.mp4', 'b[1].txt'].map((path) => ({ path }));
const matched = (...patterns: string[]) => matchFiles(files, patterns).map(({ path }) => path);

test('a pattern of a name alone looks into every folder', () => {
  expect(matched('*.mp4')).toEqual(['a.mp4', 'summer/b.mp4', 'summer/deep/c.mp4']);
});

test('a path is one file or all of a folder; stars stay within a folder, two go through', () => {
  expect(matched('summer/')).toEqual(['summer/b.mp4', 'summer/notes.txt', 'summer/deep/c.mp4']);
  expect(matched('summer/*.mp4')).toEqual(['summer/b.mp4']);
  expect(matched('summer/**/*.mp4')).toContain('summer/deep/c.mp4');
  expect(matched('b[1].txt', 'none')).toEqual(['b[1].txt']);
});

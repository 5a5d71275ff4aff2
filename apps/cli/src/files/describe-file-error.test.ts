import { expect, test } from 'vitest';
import { describeFileError } from './describe-file-error.ts';

const failure = (code: string) => Object.assign(new Error(`${code}: something technical`), { code });

test.each([
  ['ENOENT', 'There is no a.json.'],
  ['EACCES', 'You have no permission for a.json.'],
  ['ENOSPC', 'The disk is full; a.json was not written.'],
  ['EROFS', 'a.json lies on a disk that can only be read.'],
])('%s is told in words', (code, words) => {
  expect(describeFileError(failure(code), 'a.json')).toBe(words);
});

test('an error without a name of its own keeps the system’s words', () => {
  expect(describeFileError(failure('EWEIRD'), 'a.json')).toBe('a.json: EWEIRD: something technical');
  expect(describeFileError('odd', 'a.json')).toBe('a.json: odd');
});

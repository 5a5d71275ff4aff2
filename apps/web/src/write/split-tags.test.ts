import { expect, test } from 'vitest';
import { joinTags, splitTags } from './split-tags.ts';

test('commas of every script part tags, and spaces around them go', () => {
  expect(splitTags(' Go, Python ,SQL')).toEqual(['Go', 'Python', 'SQL']);
  expect(splitTags('نجارة، حدادة')).toEqual(['نجارة', 'حدادة']);
  expect(splitTags('日本語、英語；a;b\nc')).toEqual(['日本語', '英語', 'a', 'b', 'c']);
  expect(splitTags(' , ,')).toEqual([]);
  expect(joinTags(['a', 'b'])).toBe('a, b');
});

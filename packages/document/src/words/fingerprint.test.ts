import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

test('the same value has the same name, whatever the order of its parts; another has another', () => {
  expect(fingerprint({ a: 1, b: [2, { c: 3, d: undefined }] })).toBe(
    fingerprint({ b: [2, { d: undefined, c: 3 }], a: 1 }),
  );
  const names = new Set(Array.from({ length: 20_000 }, (_, index) => fingerprint([{ text: `Led ${index} people` }])));
  expect(names.size).toBe(20_000);
  expect(new Set([undefined, null, '', 0, false, [], {}, 'a', ['a'], { a: 'a' }].map(fingerprint)).size).toBe(9);
});

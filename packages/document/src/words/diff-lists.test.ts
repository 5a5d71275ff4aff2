import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLists } from './diff-lists.ts';

const apply = (before: readonly string[], after: readonly string[]): string[] => {
  const result: string[] = [];
  let x = 0;
  for (const { from, to, removed, added } of diffLists(before, after)) {
    result.push(...before.slice(x, from), ...after.slice(to, to + added));
    x = from + removed;
  }
  return [...result, ...before.slice(x)];
};

test('what changed leads from one list to the other', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(apply(before, after)).toEqual(after);
    }),
    { numRuns: 1_000 },
  );
});

test('it is the shortest way', () => {
  expect(diffLists([...'abcdef'], [...'abXdeYf'])).toEqual([
    { from: 2, to: 2, removed: 1, added: 1 },
    { from: 5, to: 5, removed: 0, added: 1 },
  ]);
  expect(diffLists([...'abc'], [...'abc'])).toEqual([]);
  expect(diffLists([], [...'ab'])).toEqual([{ from: 0, to: 0, removed: 0, added: 2 }]);
});

test('lists that have nothing in common cost no more than the search allows', () => {
  const many = (letter: string): string[] => Array.from({ length: 20_000 }, (_, index) => `${letter}${index}`);
  const started = performance.now();
  expect(apply(many('a'), many('b'))).toEqual(many('b'));
  expect(performance.now() - started).toBeLessThan(10_000);
});

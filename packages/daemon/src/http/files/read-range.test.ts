import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRange } from './read-range.ts';

test('any header gives a part within the file, the whole, or nothing to satisfy', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,4}-\d{0,4}$/u)),
      fc.nat(2_000),
      (header, length) => {
        const range = readRange(header, length);
        if (range.type !== 'part') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(length);
      },
    ),
  );
});

test('an empty file has no part', () => {
  expect(readRange('bytes=0-', 0)).toEqual({ type: 'unsatisfiable' });
  expect(readRange('bytes=-5', 0)).toEqual({ type: 'unsatisfiable' });
  expect(readRange('bytes=-', 9)).toEqual({ type: 'whole' });
});

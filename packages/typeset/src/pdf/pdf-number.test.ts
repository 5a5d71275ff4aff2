import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { pdfNumber } from './pdf-number.ts';

test('numbers have at most three decimals, no exponent and no negative zero', () => {
  expect([0.1 + 0.2, -0.0001, 1e-9, 12, 841.8898, -3.5].map((value) => pdfNumber(value))).toEqual([
    '0.3',
    '0',
    '0',
    '12',
    '841.89',
    '-3.5',
  ]);
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
      expect(pdfNumber(value)).toMatch(/^-?\d+(\.\d{1,3})?$/);
    }),
  );
});

test('a fingerprint depends on every byte and on nothing else', () => {
  const bytes = new Uint8Array([1, 2, 3, 4]);
  expect(fingerprint([bytes])).toEqual(fingerprint([bytes.subarray(0, 2), bytes.subarray(2)]));
  expect(fingerprint([bytes])).not.toEqual(fingerprint([new Uint8Array([1, 2, 4, 3])]));
});

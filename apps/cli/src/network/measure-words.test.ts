import { expect, test } from 'vitest';
import { bytesInWords, counted, rateInWords, timeInWords } from './measure-words.ts';

test('bytes are written with three digits in decimal units, and never as 1000 of one', () => {
  expect([0, 999, 1_000, 12_345, 999_499, 999_500, 1e9, 20e12].map(bytesInWords)).toEqual([
    '0 B',
    '999 B',
    '1.00 kB',
    '12.3 kB',
    '999 kB',
    '1.00 MB',
    '1.00 GB',
    '20.0 TB',
  ]);
  expect(rateInWords(1_500_000.4)).toBe('1.50 MB/s');
});

test('times are as exact as a person needs', () => {
  expect([0.2, 1.6, 59, 60, 125, 3_600, 7_380, 200_000].map(timeInWords)).toEqual([
    '1 s',
    '2 s',
    '59 s',
    '1 min 00 s',
    '2 min 10 s',
    '1 h 00 min',
    '2 h 03 min',
    '2 days',
  ]);
  expect([counted(1, 'peer'), counted(0, 'file')]).toEqual(['1 peer', '0 files']);
});

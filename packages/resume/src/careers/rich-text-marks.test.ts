import { expect, test } from 'vitest';
import { parseMarkedBlock } from './rich-text-marks.ts';

test('a leading hyphen and space make a bullet; a hyphen inside a word does not', () => {
  expect(parseMarkedBlock('- cloud-native').type).toBe('bullet');
  expect(parseMarkedBlock('cloud-native - and more').type).toBe('paragraph');
});

test('marks become inlines in their order, and nest', () => {
  expect(
    parseMarkedBlock('Cut **p99 by *half*** with `KEYS *`, see [the **notes**](https://a.example/x).').inlines,
  ).toEqual([
    { text: 'Cut ' },
    { text: 'p99 by ', bold: true },
    { text: 'half', bold: true, italic: true },
    { text: ' with ' },
    { text: 'KEYS *', code: true },
    { text: ', see ' },
    { text: 'the ', link: 'https://a.example/x' },
    { text: 'notes', bold: true, link: 'https://a.example/x' },
    { text: '.' },
  ]);
});

test('a mark left open is a mistake and throws', () => {
  expect(() => parseMarkedBlock('an **open mark')).toThrow('a mark is left open');
});

import type { Inline } from '@peersume/resume';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarks, writeMarks } from './text-marks.ts';

describe('marks typed in a field', () => {
  test('reads bold, italic, code and links', () => {
    expect(readMarks('Cut **p95** by *half* with `rust` ([write-up](https://a.example))')).toEqual([
      { text: 'Cut ' },
      { text: 'p95', bold: true },
      { text: ' by ' },
      { text: 'half', italic: true },
      { text: ' with ' },
      { text: 'rust', code: true },
      { text: ' (' },
      { text: 'write-up', link: 'https://a.example' },
      { text: ')' },
    ]);
  });

  test('leaves alone what is no mark', () => {
    for (const text of ['5 * 3 * 2', 'a lone ** here', '[1] (note)', 'C:\\temp', 'ends with *', '`', '** **', '[]()']) {
      expect(readMarks(text)).toEqual([{ text }]);
    }
  });

  test('switches mix freely', () => {
    expect(readMarks('***both***')).toEqual([{ text: 'both', bold: true, italic: true }]);
    expect(readMarks('**a*b**c*')).toEqual([
      { text: 'a', bold: true },
      { text: 'b', bold: true, italic: true },
      { text: 'c', italic: true },
    ]);
  });

  test('writes a backslash only where one is needed', () => {
    expect(writeMarks([{ text: 'C++ (and [some] C)' }])).toBe('C++ (and [some] C)');
    expect(writeMarks([{ text: '*not italic*' }])).toBe('\\*not italic\\*');
  });

  test('what is written reads back as what was meant', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '*', '`', '[', ']', '(', ')', '\\', 'é'),
      minLength: 1,
    });
    const words = text.map((value) => `x${value}x`);
    const yes = fc.constantFrom(true as const, undefined);
    const inline = fc
      .record({
        text: words,
        bold: yes,
        italic: yes,
        code: yes,
        link: fc.constantFrom('https://a.example/(b)', undefined),
      })
      .map((value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Inline);
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 5 }), (inlines) => {
        const meant = inlines.flatMap((part) => [part]);
        const back = readMarks(writeMarks(meant));
        expect(characters(back)).toEqual(characters(meant));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Character by character, so that neighbours that are alike compare equal however they are split. */
const characters = (inlines: readonly Inline[]) =>
  inlines.flatMap(({ text, ...marks }) => [...text].map((character) => ({ character, ...marks })));

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionIds } from '../create/id-source.ts';
import { readInlines, writeInlines } from './inline-markdown.ts';
import { plainText } from './plain-text.ts';
import { readProse, writeProse } from './prose.ts';

const pieces = fc.constantFrom(
  '*',
  '**',
  '***',
  '`',
  '[',
  ']',
  '](u)',
  '(',
  ')',
  '\\',
  'a',
  ' ',
  'é',
  '字',
  '-',
  '\n',
  '• ',
  '- ',
  '\n\n',
);
const scribble = fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join(''));

describe('marks in a line', () => {
  test('[RM60] every text is written back letter by letter', () => {
    fc.assert(
      fc.property(scribble, (text) => {
        expect(writeInlines(readInlines(text))).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });

  test('[RM61] are understood in their plain spellings', () => {
    expect(readInlines('a **b** *c* `d` [e](https://f.example)')).toEqual([
      ...[{ text: 'a ' }, { text: 'b', bold: true }, { text: ' ' }, { text: 'c', italic: true }, { text: ' ' }],
      ...[{ text: 'd', code: true }, { text: ' ' }, { text: 'e', link: 'https://f.example' }],
    ]);
    expect(readInlines('**a *b* c**')).toEqual([
      { text: 'a ', bold: true },
      { text: 'b', bold: true, italic: true },
      { text: ' c', bold: true },
    ]);
    expect(readInlines('[**bold** link](x)')).toEqual([
      { text: 'bold', bold: true, link: 'x' },
      { text: ' link', link: 'x' },
    ]);
    expect(readInlines('\\*not\\* a mark')).toEqual([{ text: '*not* a mark' }]);
    expect(readInlines('この**太字**です')).toEqual([{ text: 'この' }, { text: '太字', bold: true }, { text: 'です' }]);
  });

  test('[RM61] stay letters where they are no marks', () => {
    for (const text of [
      '2*3*4',
      'C** is',
      '** spaced **',
      'a ** b',
      'x**2',
      '[1] source',
      'f(x)[0](y z)',
      'C:\\dir\\*',
      '****',
      'unclosed `code',
      '__init__',
    ]) {
      expect(readInlines(text)).toEqual([{ text }]);
    }
    expect(readInlines('')).toEqual([]);
  });

  test('[RM3] are read in linear time', () => {
    const started = performance.now();
    for (const piece of ['*', '**a', '[', '[a', '`', '](', '[a](b', '\\', '*a* ', '[a](b(c'])
      readInlines(piece.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('prose', () => {
  const read = (text: string, highlights: readonly string[] = []) =>
    readProse({ text, highlights }, 'e', positionIds());

  test('[RM62] parts paragraphs at blank lines and takes bullets from lines and highlights', () => {
    const blocks = read('One\nline.\n \nTwo:\n- a\n  * b\n• c\n\\- no bullet', ['- d', 'e']);
    expect(blocks.map(({ id, type, inlines }) => `${id} ${type} ${inlines.map(({ text }) => text).join('')}`)).toEqual([
      'e-text-1 paragraph One\nline.',
      'e-text-2 paragraph Two:',
      'e-bullet-1 bullet a',
      'e-bullet-2 bullet b',
      'e-bullet-3 bullet c',
      'e-text-3 paragraph - no bullet',
      'e-bullet-4 bullet d',
      'e-bullet-5 bullet e',
    ]);
    expect(plainText(blocks)).toContain('Two:\na\nb');
  });

  test('[RM62] what is written is read as the same blocks', () => {
    fc.assert(
      fc.property(scribble, fc.array(scribble, { maxLength: 3 }), fc.boolean(), (text, highlights, hasHighlights) => {
        const blocks = read(text, highlights);
        const written = writeProse(blocks, hasHighlights);
        const again = readProse(written, 'e', positionIds());
        // A bullet of several lines, or that begins like another bullet, has no spelling inside a text: the supplement keeps it.
        const isPlain = blocks.every(
          ({ type, inlines }) =>
            type === 'paragraph' || !/\n|^\s|^([-*–] |[•‣◦▪●])/.test(inlines.map((inline) => inline.text).join('')),
        );
        if (isPlain)
          expect(again.map(({ type, inlines }) => ({ type, inlines }))).toEqual(
            blocks.map(({ type, inlines }) => ({ type, inlines })),
          );
      }),
      { numRuns: 1_000 },
    );
  });
});

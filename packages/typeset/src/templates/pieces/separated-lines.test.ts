import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span, TextStyle } from '../../text/style.ts';
import { separatedLines } from './separated-lines.ts';
import { balanceLines, estimateWidth, fillLines } from './text-width.ts';

const style: TextStyle = { family: 'inter', weight: 400, italic: false, size: 10, color: '#000000', tracking: 0 };
const separator: Span = { text: ' · ', style };
const parts = (words: readonly string[]): Span[][] => words.map((text) => [{ text, style }]);

test('[TM12] no line begins or ends with a separator, and no part is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 40 })),
      fc.integer({ min: 1, max: 500 }),
      fc.boolean(),
      (words, width, balanced) => {
        const lines = separatedLines(parts(words), { separator, width, balanced });
        expect(
          lines
            .flat()
            .filter((span) => span !== separator)
            .map((span) => span.text),
        ).toEqual(words);
        for (const line of lines) {
          expect(line[0]).not.toBe(separator);
          expect(line.at(-1)).not.toBe(separator);
          line.forEach((span, index) => expect(span === separator).toBe(index % 2 === 1));
        }
      },
    ),
  );
});

test('[TM12] empty parts leave no separator', () => {
  expect(separatedLines([[], ...parts(['a']), []], { separator, width: 100 })).toEqual(parts(['a']));
  expect(separatedLines([], { separator, width: 100 })).toEqual([]);
});

test('[TM12] balanced lines are as few as full ones and the longest is no longer', () => {
  const widthOf = (lines: readonly number[], widths: readonly number[]): number => {
    let start = 0;
    return Math.max(
      0,
      ...lines.map((items) => {
        const line = widths.slice(start, start + items);
        start += items;
        return line.reduce((sum, width) => sum + width, 0) + 10 * (items - 1);
      }),
    );
  };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
      fc.integer({ min: 200, max: 600 }),
      (widths, available) => {
        const full = fillLines(widths, 10, available);
        const balanced = balanceLines(widths, 10, available);
        expect(balanced).toHaveLength(full.length);
        expect(widthOf(balanced, widths)).toBeLessThanOrEqual(widthOf(full, widths));
      },
    ),
  );
  expect(balanceLines([100, 100, 100, 100], 10, 350)).toEqual([2, 2]);
});

test('[TM12] ten thousand parts take no time worth naming', () => {
  const widths = Array.from({ length: 10_000 }, (_, index) => 20 + (index % 50));
  expect(balanceLines(widths, 10, 500).reduce((sum, items) => sum + items, 0)).toBe(10_000);
});

test('widths are guessed higher for broad families, bold and ideographs', () => {
  const width = (text: string, changes: Partial<TextStyle> = {}): number =>
    estimateWidth(text, { ...style, ...changes });
  expect(width('Experience', { family: 'eb-garamond' })).toBeLessThan(width('Experience'));
  expect(width('Experience', { weight: 600 })).toBeGreaterThan(width('Experience'));
  expect(width('職務経歴')).toBeGreaterThan(38);
  expect(width('ill')).toBeLessThan(width('mmm') / 2);
});

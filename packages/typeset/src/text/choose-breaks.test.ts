import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseBreaks, maxSpaceShrink, widthTolerance, type BreakSegment, type LineRange } from './choose-breaks.ts';

const wordsOf = (widths: readonly number[], forced: readonly number[] = []): readonly BreakSegment[] =>
  widths.map((width, index) => ({
    width,
    spaceWidth: 3,
    innerSpaceWidth: 0,
    isForced: forced.includes(index),
    penalty: 0,
  }));

const visibleWidth = (segments: readonly BreakSegment[], { from, to }: LineRange): number =>
  segments.slice(from, to).reduce((sum, segment) => sum + segment.width + segment.spaceWidth, -3);

/** First fit: each line takes what it can. */
function greedy(segments: readonly BreakSegment[], width: number): readonly LineRange[] {
  const lines: LineRange[] = [];
  for (let from = 0; from < segments.length;) {
    let to = from + 1;
    while (to < segments.length && segments[to - 1]?.isForced === false) {
      if (visibleWidth(segments, { from, to: to + 1 }) > width + widthTolerance) break;
      to += 1;
    }
    lines.push({ from, to });
    from = to;
  }
  return lines;
}

/** Sum of squared gaps of all lines but the last, and what a short last word costs. */
function raggedness(segments: readonly BreakSegment[], lines: readonly LineRange[], width: number): number {
  return lines.reduce((sum, line, index) => {
    const gap = Math.max(0, width - visibleWidth(segments, line)) / width;
    if (index < lines.length - 1) return sum + gap * gap;
    return sum + (line.to - line.from === 1 && gap > 0.88 ? 0.04 : 0);
  }, 0);
}

const paragraph = fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 60 });
const columnWidth = fc.integer({ min: 60, max: 300 });

describe('[TX11] the lines of a paragraph', () => {
  test('hold every segment once, in order', () => {
    fc.assert(
      fc.property(paragraph, columnWidth, fc.array(fc.nat({ max: 59 })), (widths, width, forced) => {
        const segments = wordsOf(widths, forced);
        for (const mode of ['ragged', 'balanced', 'justify'] as const) {
          const lines = chooseBreaks(segments, width, mode);
          expect(lines.flatMap(({ from, to }) => segments.slice(from, to))).toEqual(segments);
        }
      }),
    );
  });

  test('are never wider than the column, but for what shrinking spaces give back', () => {
    fc.assert(
      fc.property(paragraph, columnWidth, (widths, width) => {
        const segments = wordsOf(widths);
        for (const line of chooseBreaks(segments, width, 'ragged')) {
          expect(visibleWidth(segments, line)).toBeLessThanOrEqual(width + widthTolerance);
        }
        for (const line of chooseBreaks(segments, width, 'justify')) {
          const spaces = (line.to - line.from - 1) * 3;
          expect(visibleWidth(segments, line)).toBeLessThanOrEqual(width + spaces * maxSpaceShrink + widthTolerance);
        }
      }),
    );
  });

  test('are as few as first fit makes, and at most as ragged', () => {
    fc.assert(
      fc.property(paragraph, columnWidth, (widths, width) => {
        const segments = wordsOf(widths);
        const best = chooseBreaks(segments, width, 'ragged');
        const first = greedy(segments, width);
        expect(best.length).toBe(first.length);
        expect(raggedness(segments, best, width)).toBeLessThanOrEqual(raggedness(segments, first, width) + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  test('are less ragged where first fit leaves a hole', () => {
    const segments = wordsOf([40, 30, 20, 70, 30]);
    const best = chooseBreaks(segments, 100, 'ragged');
    expect(best.map(({ to }) => to)).toEqual([2, 4, 5]);
    expect(greedy(segments, 100).map(({ to }) => to)).toEqual([3, 4, 5]);
  });

  test('do not leave one short word for the last', () => {
    const segments = wordsOf([40, 40, 10, 8]);
    expect(greedy(segments, 100).at(-1)).toEqual({ from: 3, to: 4 });
    expect(chooseBreaks(segments, 100, 'ragged').at(-1)).toEqual({ from: 2, to: 4 });
  });

  test('are even where they are centred', () => {
    expect(chooseBreaks(wordsOf([30, 30, 30, 30]), 100, 'balanced').map(({ to }) => to)).toEqual([2, 4]);
  });

  test('end at every forced break', () => {
    expect(chooseBreaks(wordsOf([5, 5, 5], [0, 1]), 100, 'ragged').map(({ to }) => to)).toEqual([1, 2, 3]);
  });

  test('break only where they must in a column without bounds', () => {
    expect(chooseBreaks(wordsOf([5, 5, 5], [0]), Number.POSITIVE_INFINITY, 'ragged').map(({ to }) => to)).toEqual([
      1, 3,
    ]);
  });

  test('take time in proportion to the text, even where nothing has width', () => {
    const nothing = wordsOf(Array.from({ length: 50_000 }, () => 0)).map((word) => ({ ...word, spaceWidth: 0 }));
    expect(chooseBreaks(nothing, 100, 'ragged').length).toBeLessThan(50);
  });
});

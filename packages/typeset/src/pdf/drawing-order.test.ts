import { describe, expect, test } from 'vitest';
import type { Page, TextItem } from '../layout/page.ts';
import { shapeRun } from '../text/shape-run.ts';
import { drawingOrder } from './drawing-order.ts';
import type { FontSet } from './font-set.ts';
import { face } from './testing/sketch.ts';

const hebrew = 'noto-sans-hebrew/hebrew/400/normal';
const latin = 'noto-sans-hebrew/latin/400/normal';
/** One font for all: families of a right-to-left line are one. */
const font = {};
const fonts = { fontOf: () => font } as unknown as FontSet;

/** Words in reading order, each with its left edge; all are 10 wide. */
function orderOf(words: readonly (readonly [text: string, x: number])[]) {
  const items = words.map(([text, x]): TextItem => {
    const isRtl = /[א-ת ]/.test(text);
    const id = /[א-ת]/.test(text) ? hebrew : latin;
    const direction = isRtl ? 'rtl' : 'ltr';
    const run = shapeRun({ text, face: face(id), direction, language: 'he', features: [], isSpace: text === ' ' });
    return {
      kind: 'text',
      run,
      x,
      y: 50,
      width: 10,
      size: 10,
      color: '#000000',
      tracking: 0,
      underline: false,
      node: 0,
      line: 0,
    };
  });
  const page: Page = { width: 600, height: 800, items };
  return drawingOrder(page, fonts).map(
    ({ drawn, isIsland }) => `${isIsland ? 'island ' : ''}${drawn.map((index) => words[index]?.[0]).join('')}`,
  );
}

describe('[PD11] a line that runs from right to left', () => {
  test('is drawn from left to right, spaces, numbers and Latin words with it', () => {
    const line = [
      ['שלום', 90],
      [' ', 80],
      ['42', 70],
      [' ', 60],
      ['abc', 50],
    ] as const;
    expect(orderOf(line)).toEqual(['abc 42 שלום']);
  });

  test('is parted where there is a gap', () => {
    expect(
      orderOf([
        ['שלום', 90],
        [' ', 80],
        ['עולם', 40],
      ]),
    ).toEqual([' שלום', 'עולם']);
  });
});

describe('[PD11] in a line that runs from left to right', () => {
  test('right-to-left words are an island', () => {
    const line = [
      ['abc', 10],
      ['-', 20],
      ['עולם', 40],
      ['שלום', 30],
      ['def', 50],
    ] as const;
    expect(orderOf(line)).toEqual(['abc', '-', 'island שלוםעולם', 'def']);
  });

  test('all else is drawn as it is read', () => {
    expect(
      orderOf([
        ['abc', 10],
        ['def', 20],
      ]),
    ).toEqual(['abc', 'def']);
  });
});

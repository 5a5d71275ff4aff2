import type { DrawnPreview, PreviewSegment } from '@peersume/typeset/preview';
import { describe, expect, test } from 'vitest';
import { areasOfField, fieldAt, fieldByLine } from './field-areas.ts';

const word = (text: string, x: number, more: Partial<PreviewSegment> = {}): PreviewSegment => ({
  x,
  width: text.trim().length * 5,
  text,
  face: 'inter/latin/400/normal',
  size: 10,
  color: '#000000',
  direction: 'ltr',
  ...more,
});

const drawn: DrawnPreview = {
  lines: new Map([
    [1, { id: 1, segments: [word('Anna ', 40, { field: 'basics/name' }), word('Berg', 70, { field: 'basics/name' })] }],
    [2, { id: 2, segments: [word('wrote ', 40, { field: 'b1/inlines' }), word('much', 75, { field: 'b1/inlines' })] }],
    [3, { id: 3, segments: [word('of it', 40, { field: 'b1/inlines' })] }],
    [4, { id: 4, segments: [word('שלום', 300, { field: 'b2/inlines', direction: 'rtl' })] }],
  ]),
  pages: [
    {
      width: 595,
      height: 842,
      rectangles: [],
      images: [],
      lines: [
        { id: 1, y: 60 },
        { id: 2, y: 100 },
        { id: 3, y: 114 },
        { id: 4, y: 160 },
      ],
    },
  ],
};

describe('fields on the page', () => {
  test('a field is lit on every line it stands on, around its words', () => {
    const areas = areasOfField(drawn, 0, 'b1/inlines');
    expect(areas).toHaveLength(2);
    expect(areas[0]?.x).toBeLessThan(40);
    expect((areas[0]?.x ?? 0) + (areas[0]?.width ?? 0)).toBeGreaterThan(95);
    expect(areas[0]?.y).toBeLessThan(100 - 7);
  });

  test('right-to-left words are lit to the left of where they begin', () => {
    const [area] = areasOfField(drawn, 0, 'b2/inlines');
    expect(area?.x).toBeCloseTo(300 - 20 - 1.5);
  });

  test('a point leads to the nearest field, and beside a line to the nearest of the line', () => {
    expect(fieldAt(drawn, 0, 85, 98)).toBe('b1/inlines');
    expect(fieldAt(drawn, 0, 41, 113)).toBe('b1/inlines');
    expect(fieldAt(drawn, 0, 299, 158)).toBe('b2/inlines');
    expect(fieldAt(drawn, 0, 500, 112)).toBe('b1/inlines');
  });

  test('a point between lines leads to no words, but to the entry beside it', () => {
    expect(fieldAt(drawn, 0, 300, 135)).toBeNull();
    expect(fieldByLine(drawn, 0, 130)).toBe('b1/inlines');
  });

  test('a point far from all words leads nowhere', () => {
    expect(fieldAt(drawn, 0, 500, 700)).toBeNull();
    expect(fieldByLine(drawn, 0, 700)).toBeNull();
    expect(fieldAt(drawn, 3, 50, 60)).toBeNull();
  });
});

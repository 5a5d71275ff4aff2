import { describe, expect, test } from 'vitest';
import type { Face } from '../fonts/face.ts';
import type { Layout, PageItem, TextItem } from '../layout/page.ts';
import type { ShapedRun } from '../text/shaped.ts';
import { previewPages } from './preview-pages.ts';

const face: Face = {
  file: { id: 'inter/latin/400/normal', family: 'inter', weight: 400, italic: false, path: '' },
  bytes: new Uint8Array(),
  unitsPerEm: 1000,
  ascent: 900,
  descent: -200,
  capHeight: 700,
  xHeight: 500,
  has: () => true,
};
const run = (text: string, more: Partial<ShapedRun> = {}): ShapedRun => ({
  text,
  face,
  direction: 'ltr',
  glyphs: [],
  advance: 0,
  clusters: 0,
  isSpace: text === ' ',
  ...more,
});
const item = (shaped: ShapedRun, x: number, more: Partial<TextItem> = {}): TextItem => ({
  kind: 'text',
  run: shaped,
  x,
  y: 100,
  width: 20,
  size: 10,
  color: '#000000',
  tracking: 0,
  underline: false,
  node: 1,
  line: 0,
  ...more,
});
const layout = (...items: PageItem[]): Layout => ({
  pages: [{ width: 595, height: 842, items }],
  structure: [
    { role: 'Document', parent: -1 },
    { role: 'P', parent: 0 },
    { role: 'Link', parent: 1, link: { href: 'https://a.example/', description: 'a' } },
  ],
  language: 'en',
  title: '',
  author: '',
  findings: [],
});
const linesOf = (...items: PageItem[]) => previewPages(layout(...items))[0]?.lines ?? [];

describe('pages for a browser', () => {
  test('a word and the space after it are one segment, which can be selected', () => {
    const [line] = linesOf(item(run('Anna'), 40), item(run(' '), 60), item(run('Berg'), 65));
    expect(line?.segments.map(({ text, x }) => [text, x])).toEqual([
      ['Anna ', 40],
      ['Berg', 65],
    ]);
  });

  test('a space of another style, field or node stays by itself', () => {
    const [line] = linesOf(
      item(run('a'), 40),
      item(run(' '), 60, { color: '#ff0000' }),
      item(run(' '), 62, { node: 2 }),
    );
    expect(line?.segments).toHaveLength(3);
    expect(line?.segments[2]?.link).toBe('https://a.example/');
  });

  test('right-to-left words begin at their right edge', () => {
    const [line] = linesOf(item(run('שלום', { direction: 'rtl' }), 200));
    expect(line?.segments[0]).toMatchObject({ x: 220, direction: 'rtl' });
  });

  test('what no font has is drawn as its box', () => {
    const [line] = linesOf(item(run('\u{1F9CA}', { missing: true, display: '□' }), 40));
    expect(line?.segments[0]?.text).toBe('□');
  });

  test('the same words at another height have the same key, other words another', () => {
    const [first, second, third] = linesOf(
      item(run('same'), 40, { line: 0 }),
      item(run('same'), 40, { line: 1, y: 114 }),
      item(run('other'), 40, { line: 2, y: 128 }),
    );
    expect(first?.key).toBe(second?.key);
    expect(first?.key).not.toBe(third?.key);
  });

  test('neighbours share one line under them, as in the PDF', () => {
    const under = { underline: true };
    const [line] = linesOf(
      item(run('a'), 40, under),
      item(run(' '), 60, under),
      item(run('b'), 80, under),
      item(run('c'), 100),
    );
    expect(line?.underlines).toEqual([{ x: 40, y: 1, width: 60, height: 0.5, color: '#000000' }]);
  });

  test('rectangles come before the text, in their order', () => {
    const [page] = previewPages(
      layout({ kind: 'rectangle', x: 1, y: 2, width: 3, height: 4, color: '#00ff00' }, item(run('a'), 40)),
    );
    expect(page?.rectangles).toEqual([{ x: 1, y: 2, width: 3, height: 4, color: '#00ff00' }]);
  });
});

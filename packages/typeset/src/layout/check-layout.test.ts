import { describe, expect, test } from 'vitest';
import { checkLayout } from './check-layout.ts';
import type { LaidOut } from './lay-out.ts';
import type { Page, PageItem, TextItem } from './page.ts';
import { entry, heading, lay, lines, list, section, text } from './testing/blocks.ts';

const blocks = [heading('h1', 'Ada Lovelace'), section([heading('h2', 'Work'), list([text('one two'), lines(4)])])];
const good = lay(blocks);

/** The layout with each text item changed, dropped (undefined) or left. */
const withTexts = (layout: LaidOut, change: (item: TextItem, page: number) => PageItem | undefined): LaidOut => ({
  ...layout,
  pages: layout.pages.map((page, index): Page => ({
    ...page,
    items: page.items.flatMap((item) => (item.kind === 'text' ? (change(item, index) ?? []) : item)),
  })),
});
const types = (layout: LaidOut): string[] => checkLayout(layout, blocks).map((violation) => violation.type);

const moved = (dx: number, dy: number): string[] =>
  types(withTexts(good, (item) => ({ ...item, x: item.x + dx, y: item.y + dy })));

describe('the check of finished pages', () => {
  test('finds nothing wrong with a good layout', () => {
    expect(checkLayout(good, blocks)).toEqual([]);
  });

  test('sees text beyond each margin', () => {
    expect(new Set(moved(-1, 0))).toEqual(new Set(['BeyondMargin']));
    expect(new Set(moved(240, 0))).toEqual(new Set(['BeyondMargin']));
    expect(new Set(moved(0, -4))).toEqual(new Set(['BeyondMargin']));
    expect(new Set(moved(0, 340))).toEqual(new Set(['BeyondMargin']));
  });

  test('sees lines over one another', () => {
    const squeezed = withTexts(good, (item) => ({ ...item, y: 30 + item.line * 4 }));
    expect(types(squeezed)).toContain('OverlappingLines');
  });

  test('sees a lost word, and a lost bullet', () => {
    expect(types(withTexts(good, (item) => (item.run.text === 'two' ? undefined : item)))).toEqual(['LostWords']);
    expect(types(withTexts(good, (item) => (item.run.text === '•' ? undefined : item)))).toContain('LostWords');
  });

  test('sees words out of order', () => {
    const shuffled = { ...good, pages: good.pages.map((page) => ({ ...page, items: page.items.toReversed() })) };
    expect(types(shuffled)).toContain('OutOfOrder');
  });

  test('sees a heading left behind by what it heads', () => {
    const filler = lines(28, 'f');
    const parted = lay([
      filler,
      section([heading('h2', 'Work', { breakBefore: true }), entry([text('a'), text('b')])]),
    ]);
    const broken = moveLine(parted, 'Work', 1, 0);
    expect(checkLayout(broken).map((violation) => violation.type)).toEqual(['LonelyHeading']);
  });

  test('sees a single line of a paragraph at the foot or the head of a page', () => {
    const whole = lay([lines(29, 'f'), lines(3, 'p')]);
    const orphan = moveLine(whole, 'p0'.padEnd(30, '-'), 1, 0);
    expect(checkLayout(orphan)).toMatchObject([{ type: 'LonelyLine', kind: 'orphan', page: 1 }]);
  });

  test('sees a skipped heading level', () => {
    const structure = good.structure.map((node) => (node.role === 'H2' ? { ...node, role: 'H3' as const } : node));
    expect(types({ ...good, structure })).toEqual(['SkippedHeadingLevel']);
  });
});

/** Moves a word's line from a page to the foot of another. */
function moveLine(layout: LaidOut, word: string, from: number, to: number): LaidOut {
  const line = layout.pages[from]?.items.find((item) => item.kind === 'text' && item.run.text === word);
  expect(line).toBeDefined();
  const moved =
    layout.pages[from]?.items.filter(
      (item) => item.kind === 'text' && line?.kind === 'text' && item.line === line.line,
    ) ?? [];
  const pages = layout.pages.map((page, index): Page => {
    if (index === from) return { ...page, items: page.items.filter((item) => !moved.includes(item)) };
    if (index !== to) return page;
    return { ...page, items: [...page.items, ...moved.map((item) => ({ ...item, y: 377 }))] };
  });
  return { ...layout, pages };
}

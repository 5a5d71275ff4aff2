/** Short ways to write blocks in tests of layout: 10-point text on a 12-point line, on a page of 300 by 400. */
import type { Block, GroupBlock, ListBlock, RowBlock, TextBlock, TextRole } from '../../blocks/block.ts';
import type { Span, TextDirection, TextStyle } from '../../text/style.ts';
import { layOut, type LaidOut, type PageSetup } from '../lay-out.ts';
import { createFixedAdvanceSetter } from './fixed-advance-setter.ts';

export const style: TextStyle = {
  family: 'source-serif-4',
  weight: 400,
  italic: false,
  size: 10,
  color: '#000000',
  tracking: 0,
};
export const leading = 12;

export const span = (text: string): Span => ({ text, style });

export const text = (words: string, changes: Partial<TextBlock> = {}): TextBlock => ({
  type: 'text',
  role: 'p',
  spans: [span(words)],
  leading,
  ...changes,
});

export const heading = (role: Exclude<TextRole, 'p'>, words: string, changes: Partial<TextBlock> = {}): TextBlock =>
  text(words, { role, ...changes });

/** A paragraph of so many lines in a column of 240: each word takes more than half a line. */
export const lines = (count: number, name = 'x', changes: Partial<TextBlock> = {}): TextBlock =>
  text(Array.from({ length: count }, (_, index) => `${name}${index}`.padEnd(30, '-')).join(' '), changes);

export const list = (items: readonly TextBlock[], changes: Partial<ListBlock> = {}): ListBlock => ({
  type: 'list',
  items: items.map((item) => ({ marker: span('•'), blocks: [item] })),
  indent: 12,
  markerIndent: 2,
  itemGap: 0,
  ...changes,
});

export const group = (blocks: readonly Block[], changes: Partial<GroupBlock> = {}): GroupBlock => ({
  type: 'group',
  role: 'none',
  blocks,
  ...changes,
});
export const section = (blocks: readonly Block[], changes: Partial<GroupBlock> = {}): GroupBlock =>
  group(blocks, { role: 'section', ...changes });
export const entry = (blocks: readonly Block[], changes: Partial<GroupBlock> = {}): GroupBlock =>
  group(blocks, { role: 'division', ...changes });

/** What flows at the start, a note as wide as its text at the end. */
export const row = (flow: readonly Block[], end: readonly Block[], changes: Partial<RowBlock> = {}): RowBlock => ({
  type: 'row',
  gap: 10,
  cells: [
    { width: 'flow', blocks: flow },
    { width: 'auto', blocks: end },
  ],
  ...changes,
});

/** A column of 240 by 360: thirty lines of 12. */
export const setup: PageSetup = {
  pageWidth: 300,
  pageHeight: 400,
  margins: { top: 20, right: 30, bottom: 20, left: 30 },
  language: 'en',
  direction: 'ltr',
};

export const lay = (blocks: readonly Block[], direction: TextDirection = 'ltr'): LaidOut =>
  layOut(blocks, { ...setup, direction }, createFixedAdvanceSetter(direction));

/** The lines of each page, each as its text. */
export const pageTexts = ({ pages }: Pick<LaidOut, 'pages'>): string[][] =>
  pages.map(({ items }) => {
    const byLine = new Map<number, string>();
    for (const item of items) {
      if (item.kind === 'text') byLine.set(item.line, (byLine.get(item.line) ?? '') + item.run.text);
    }
    return [...byLine.values()].map((line) => line.trimEnd());
  });

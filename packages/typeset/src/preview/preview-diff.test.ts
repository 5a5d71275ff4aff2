import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPreviewDiff, createPreviewSender, emptyPreview, type DrawnPreview } from './preview-diff.ts';
import type { PreviewPage, PreviewSegment } from './preview-page.ts';

const segment = (text: string, x = 0): PreviewSegment => ({
  x,
  width: 10,
  text,
  face: 'inter/latin/400/normal',
  size: 10,
  color: '#000000',
  direction: 'ltr',
});
const line = (text: string, y: number) => ({ key: text, y, segments: [segment(text)] });
const page = (...texts: string[]): PreviewPage => ({
  width: 595,
  height: 842,
  rectangles: [{ x: 0, y: 0, width: 10, height: 1, color: '#000000' }],
  images: [],
  lines: texts.map((text, index) => line(text, 20 + index * 12)),
});
const shown = (drawn: DrawnPreview) =>
  drawn.pages.map(({ lines, ...rest }) => ({
    ...rest,
    lines: lines.map(({ id, y }) => ({ y, segments: drawn.lines.get(id)?.segments })),
  }));
const meant = (pages: readonly PreviewPage[]) =>
  pages.map((one) => ({ ...one, lines: one.lines.map(({ y, segments }) => ({ y, segments })) }));

describe('the preview diff', () => {
  test('sends everything once, then nothing while nothing changes', () => {
    const sender = createPreviewSender();
    expect(sender.diff([page('a', 'b')]).added).toHaveLength(2);
    expect(sender.diff([page('a', 'b')])).toEqual({ pages: [null], added: [], removed: [] });
  });

  test('sends one line for one edited line, and leaves the other page alone', () => {
    const sender = createPreviewSender();
    sender.diff([page('a', 'b', 'c'), page('d')]);
    const diff = sender.diff([page('a', 'B', 'c'), page('d')]);
    expect(diff.added.map((added) => added.segments[0]?.text)).toEqual(['B']);
    expect(diff.removed).toHaveLength(1);
    expect(diff.pages[0]?.rectangles).toBeUndefined();
    expect(diff.pages[1]).toBeNull();
  });

  test('a line that only moves is not sent again', () => {
    const sender = createPreviewSender();
    sender.diff([page('a', 'b')]);
    const diff = sender.diff([page('new', 'a', 'b')]);
    expect(diff.added).toHaveLength(1);
    expect(diff.removed).toEqual([]);
  });

  test('two lines that look the same are both drawn', () => {
    const drawn = applyPreviewDiff(emptyPreview, createPreviewSender().diff([page('same', 'same')]));
    expect(shown(drawn)).toEqual(meant([page('same', 'same')]));
  });

  test('whatever the edits, the pages drawn are the pages meant', () => {
    const pages = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(pages, { maxLength: 6 }), (steps) => {
        const sender = createPreviewSender();
        let drawn = emptyPreview;
        for (const step of steps) {
          const next = step.map((texts) => page(...texts));
          drawn = applyPreviewDiff(drawn, sender.diff(next));
          expect(shown(drawn)).toEqual(meant(next));
          expect(drawn.lines.size).toBe(next.reduce((sum, one) => sum + one.lines.length, 0));
        }
      }),
    );
  });
});

import type { LaidOut } from '../lay-out.ts';
import { linesOf } from '../page-lines.ts';

/** Where lines and artifacts stand, as seen in a mirror where `flip` says so. Order inside a line is bidi's matter. */
export function mirrored(layout: LaidOut, { flip = false } = {}): unknown {
  const pageWidth = layout.pages[0]?.width ?? 0;
  const place = (left: number, right: number): number => Math.round((flip ? pageWidth - right : left) * 100) / 100;
  return {
    lines: linesOf(layout).map(({ page, text, left, right, baseline }) => ({
      page,
      text: text.trim(),
      left: place(left, right),
      baseline,
    })),
    artifacts: layout.pages.map(({ items }) =>
      items
        .filter((item) => item.kind !== 'text')
        .map(({ kind, x, y, width, height }) => ({ kind, left: place(x, x + width), y, width, height })),
    ),
  };
}

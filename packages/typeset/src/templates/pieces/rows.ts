/** Rows: what stands at the line's end (dates, places) beside what it belongs to, baselines level. */
import type { Block, RowBlock, TextBlock, TextRole } from '../../blocks/block.ts';
import type { Span } from '../../text/style.ts';

/** Readers of files melt columns that are closer than 1.2 em where one of them has several lines (measured with poppler). */
export const columnGapEm = 1.6;

/** A text in a role, `changes` last. */
export const textLine = (
  role: TextRole,
  spans: readonly Span[],
  leading: number,
  changes: Partial<TextBlock> = {},
): TextBlock => ({ type: 'text', role, spans, leading, ...changes });

/** A line of an entry's head with a note at its end, kept with what follows; whatever is empty leaves no trace. */
export function rowWithEnd(start: TextBlock, end: readonly Span[]): Block[] {
  if (start.spans.length === 0 && end.length === 0) return [];
  if (end.length === 0) return [{ ...start, keepWithNext: true }];
  const note = textLine('p', end, start.leading, { align: 'end' });
  if (start.spans.length === 0) return [{ ...note, keepWithNext: true }];
  const size = Math.max(...[...start.spans, ...end].map((span) => span.style.size));
  const row: RowBlock = {
    type: 'row',
    gap: size * columnGapEm,
    cells: [
      { width: 'flow', blocks: [start] },
      { width: 'auto', blocks: [note] },
    ],
    keepWithNext: true,
  };
  return [row];
}

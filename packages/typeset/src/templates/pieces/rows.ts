/** Rows: what stands at the line's end (dates, places) beside what it belongs to, baselines level. */
import type { Block, RowBlock, TextBlock, TextRole } from '../../blocks/block.ts';
import type { Span, TextStyle } from '../../text/style.ts';
import type { Kit } from './kit.ts';
import { separatedLines } from './separated-lines.ts';
import { estimateWidth } from './text-width.ts';

/** Readers of files melt columns that are closer than 1.2 em where one of them has several lines (measured with poppler). */
export const columnGapEm = 1.6;

/**
 * A text in a role, `changes` last. One field finds its own direction by its words; where several stand in a line, they
 * are ordered as the résumé reads.
 */
export function textLine(
  role: TextRole,
  spans: readonly Span[],
  kit: Kit,
  changes: Partial<TextBlock> = {},
): TextBlock {
  const isComposed = spans.some((span) => span.field !== spans[0]?.field);
  return {
    type: 'text',
    role,
    spans,
    leading: kit.rhythm.leading,
    ...(isComposed && { direction: kit.theme.direction }),
    ...changes,
  };
}

/** A line of an entry's head with a note at its end, kept with what follows; whatever is empty leaves no trace. */
export function rowWithEnd(role: TextRole, start: readonly Span[], end: readonly Span[], kit: Kit): Block[] {
  if (start.length === 0 && end.length === 0) return [];
  if (end.length === 0) return [textLine(role, start, kit, { keepWithNext: true })];
  if (start.length === 0) return [textLine('p', end, kit, { align: 'end', keepWithNext: true })];
  const size = [...start, ...end].reduce((largest, span) => Math.max(largest, span.style.size), 0);
  const row: RowBlock = {
    type: 'row',
    gap: size * columnGapEm,
    cells: [
      { width: 'flow', blocks: [textLine(role, start, kit)] },
      { width: 'auto', blocks: [textLine('p', end, kit, { align: 'end' })] },
    ],
    keepWithNext: true,
  };
  return [row];
}

/** Lines of a head whose parts are of different kinds, dots between them; the note stands at the end of the first. */
export function separatedRows(
  parts: readonly (readonly Span[])[],
  style: TextStyle,
  end: readonly Span[],
  kit: Kit,
): Block[] {
  const note = end.reduce((sum, span) => sum + estimateWidth(span.text, span.style), 0);
  const width = kit.columnWidth - (note > 0 ? note + style.size * columnGapEm : 0);
  const [first = [], ...others] = separatedLines(parts, { separator: { text: kit.marks.dot, style }, width });
  return [...rowWithEnd('p', first, end, kit), ...others.flatMap((line) => rowWithEnd('p', line, [], kit))];
}

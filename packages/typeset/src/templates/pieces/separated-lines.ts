/**
 * Parts with a separator between them, on as many lines as they need. Lines end between parts and never with a
 * separator, which a paragraph left to itself could not promise. Where lines end is decided by estimated widths; a
 * part that is too long for a line of its own is broken by the layout as any text is.
 */
import type { Span } from '../../text/style.ts';
import { balanceLines, estimateWidth, fillLines } from './text-width.ts';

export interface SeparatedLook {
  readonly separator: Span;
  readonly width: number;
  /** Lines about equally long, for headers; else each as full as it can be. */
  readonly balanced?: boolean;
}

export function separatedLines(parts: readonly (readonly Span[])[], look: SeparatedLook): Span[][] {
  const filled = parts.filter((part) => part.length > 0);
  const divide = look.balanced === true ? balanceLines : fillLines;
  const lengths = divide(filled.map(widthOf), widthOf([look.separator]), look.width * certainty);
  let start = 0;
  return lengths.map((length) => {
    const line = filled.slice(start, start + length);
    start += length;
    return line.flatMap((part, index) => (index === 0 ? part : [look.separator, ...part]));
  });
}

/** Estimates are good to a twentieth. */
const certainty = 0.95;

const widthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + estimateWidth(span.text, span.style), 0);

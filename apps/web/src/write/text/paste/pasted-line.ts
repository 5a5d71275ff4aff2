/** What is pasted, as a résumé can hold it: lines of words with marks, each to become a block or a part of one. */
import type { Inline, TextBlock } from '@peersume/resume';

export interface PastedLine {
  /** Undefined: as the text that it is pasted into. */
  readonly type: TextBlock['type'] | undefined;
  readonly inlines: readonly Inline[];
}

/** Beyond these, what is pasted is cut: no résumé has as much, and the page must stay awake. */
export const pasteLimits = {
  /** UTF-16 units of HTML that are looked at. Word sends some 100 KB of styles before the first word. */
  htmlLength: 1_500_000,
  /** Elements that are looked at. */
  elements: 30_000,
  /** Elements within one another. */
  depth: 200,
  /** UTF-16 units of plain text that are looked at. */
  plainLength: 300_000,
  /** Blocks that one paste makes. */
  lines: 400,
  /** UTF-16 units of words in one block. */
  lineLength: 20_000,
} as const;

/** Within the limits of one block. */
export function cutLine(line: PastedLine): PastedLine {
  let left: number = pasteLimits.lineLength;
  return {
    type: line.type,
    inlines: line.inlines.flatMap((inline) => {
      const text = inline.text.slice(0, Math.max(0, left)).toWellFormed();
      left -= inline.text.length;
      return text === '' ? [] : [{ ...inline, text }];
    }),
  };
}

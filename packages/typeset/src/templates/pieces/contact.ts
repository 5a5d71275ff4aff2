/** The contact line: in the body of the page (readers of files skip page headers), on as few lines as it needs, never ending in a separator. */
import type { Span, TextStyle } from '../../text/style.ts';
import type { Theme } from '../template.ts';
import type { ContactItem } from '../view/contact-view.ts';
import { setLinkedWords } from './spans.ts';
import { balanceLines, estimateEm } from './text-width.ts';

export interface ContactLook {
  readonly style: TextStyle;
  readonly separator: string;
  readonly separatorStyle?: TextStyle;
  readonly width: number;
}

/** One list of spans a line. */
export function contactLines(items: readonly ContactItem[], look: ContactLook, theme: Theme): Span[][] {
  const { style, separator } = look;
  const lineLengths = balanceLines(
    items.map((item) => estimateEm(item.text) * style.size),
    estimateEm(separator) * style.size,
    look.width,
  );
  const lines: Span[][] = [];
  let start = 0;
  for (const length of lineLengths) {
    lines.push(contactLine(items.slice(start, start + length), look, theme));
    start += length;
  }
  return lines;
}

const contactLine = (items: readonly ContactItem[], look: ContactLook, theme: Theme): Span[] =>
  items.flatMap((item, index) => {
    const between = { text: look.separator, style: look.separatorStyle ?? look.style };
    return [...(index === 0 ? [] : [between]), ...setLinkedWords([item], look.style, theme)];
  });

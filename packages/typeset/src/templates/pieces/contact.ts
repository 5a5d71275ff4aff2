/** The contact line: in the body of the page (readers of files skip page headers), on as few lines as it needs, never ending in a separator. */
import type { Span, TextStyle } from '../../text/style.ts';
import type { Theme } from '../template.ts';
import type { ContactItem } from '../view/contact-view.ts';
import { setLinkedWords } from './spans.ts';
import { balanceLines, estimateWidth } from './text-width.ts';

export interface ContactLook {
  readonly contact: TextStyle;
  readonly separator: string;
  readonly separatorStyle: TextStyle;
  readonly links: Pick<Theme, 'links' | 'accent'>;
}

/** One list of spans a line. */
export function contactLines(items: readonly ContactItem[], look: ContactLook, width: number): Span[][] {
  const lineLengths = balanceLines(
    items.map((item) => estimateWidth(item.text, look.contact)),
    estimateWidth(look.separator, look.separatorStyle),
    width * certainty,
  );
  const lines: Span[][] = [];
  let start = 0;
  for (const length of lineLengths) {
    lines.push(contactLine(items.slice(start, start + length), look));
    start += length;
  }
  return lines;
}

/** Widths are guesses: a line that turns out too long would end in a separator. */
const certainty = 0.94;

const contactLine = (items: readonly ContactItem[], look: ContactLook): Span[] =>
  items.flatMap((item, index) => [
    ...(index === 0 ? [] : [{ text: look.separator, style: look.separatorStyle }]),
    ...setLinkedWords([item], look.contact, look.links),
  ]);

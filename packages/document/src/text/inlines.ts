/** A block's fragment as the résumé's inlines, and back. Lines with words in them read as one text, a line feed between. */
import type { Inline } from '@peersume/resume';
import * as Y from 'yjs';
import { lineName, type Attributes } from './grammar.ts';

/** What a Y.XmlText says, stretch by stretch. */
export interface Stretch {
  readonly insert: string;
  readonly attributes: Attributes;
}

/** The texts of a fragment's lines, empty ones too. What is no line, or no text, is a newer program's and passed over. */
export function linesOf(fragment: Y.XmlFragment): Y.XmlText[] {
  return fragment
    .toArray()
    .flatMap((line) =>
      line instanceof Y.XmlElement && line.nodeName === lineName
        ? line.toArray().filter((text): text is Y.XmlText => text instanceof Y.XmlText)
        : [],
    );
}

export function stretchesOf(text: Y.XmlText): Stretch[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Attributes }[];
  return delta.flatMap(({ insert, attributes = {} }) => (typeof insert === 'string' ? [{ insert, attributes }] : []));
}

export function readInlines(fragment: Y.XmlFragment): Inline[] {
  const lines = linesOf(fragment).filter((line) => line.length > 0);
  return joinInlines(
    lines.flatMap((line, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...stretchesOf(line).map(inlineOf)]),
  );
}

/** Begins a text. Its one line and its one Y.XmlText are made here and nowhere else: two would not merge. */
export function beginText(fragment: Y.XmlFragment, inlines: readonly Inline[]): Y.XmlText {
  const text = new Y.XmlText();
  const line = new Y.XmlElement(lineName);
  line.insert(0, [text]);
  fragment.insert(fragment.length, [line]);
  const stretches = stretchesFrom(inlines);
  if (stretches.length > 0) text.applyDelta(stretches);
  return text;
}

export function stretchesFrom(inlines: readonly Inline[]): Stretch[] {
  return joinInlines(inlines).map((inline) => ({ insert: inline.text, attributes: attributesOf(inline) }));
}

/** As a Y.XmlText can hold them: none empty, neighbours of different marks, no halves of surrogate pairs. */
export function joinInlines(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const text = inline.text.toWellFormed();
    if (text === '') continue;
    const last = joined.at(-1);
    if (last !== undefined && haveSameMarks(last, inline))
      joined[joined.length - 1] = { ...last, text: last.text + text };
    else joined.push({ ...inline, text });
  }
  return joined;
}

export function attributesOf({ bold, italic, code, link }: Omit<Inline, 'text'>): Attributes {
  return {
    ...(bold && { bold: {} }),
    ...(italic && { italic: {} }),
    ...(code && { code: {} }),
    ...(link !== undefined && { link: { href: link.toWellFormed() } }),
  };
}

function inlineOf({ insert, attributes }: Stretch): Inline {
  const link = attributes['link'] as Attributes | undefined;
  return {
    text: insert,
    ...(attributes['bold'] !== undefined && { bold: true as const }),
    ...(attributes['italic'] !== undefined && { italic: true as const }),
    ...(attributes['code'] !== undefined && { code: true as const }),
    ...(typeof link?.['href'] === 'string' && { link: link['href'] }),
  };
}

const haveSameMarks = (a: Inline, b: Inline): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.code === b.code && a.link === b.link;

/**
 * A block's words as ProseMirror's nodes, and back. Places in a text count UTF-16 units of its words, as operations do;
 * lines with words in them read as one text, a line feed between, as the document reads them.
 */
import { textSchema } from '@peersume/document/editor';
import type { Inline } from '@peersume/resume';
import type { Fragment, Mark, Node } from 'prosemirror-model';

export function nodeOf(inlines: readonly Inline[]): Node {
  return textSchema.node('doc', null, [textSchema.node('line', null, textNodesOf(inlines))]);
}

export const textNodesOf = (inlines: readonly Inline[]): Node[] =>
  inlines.flatMap((inline) => (inline.text === '' ? [] : [textSchema.text(inline.text, marksOf(inline))]));

/** Of a document, or of a slice's content. */
export function inlinesOf(content: Fragment): Inline[] {
  const inlines: Inline[] = [];
  let lines = 0;
  const add = (node: Node): void => {
    if (node.text !== undefined && node.text !== '') inlines.push(inlineOf(node));
  };
  content.forEach((node) => {
    if (node.isText) add(node);
    else if (node.content.size > 0) {
      if (lines++ > 0) inlines.push({ text: '\n' });
      node.forEach(add);
    }
  });
  return joinSame(inlines);
}

export const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');

/** True where both say the same in the same marks, however they are cut. */
export const saySame = (a: readonly Inline[], b: readonly Inline[]): boolean => {
  const [one, two] = [joinSame(a), joinSame(b)];
  return (
    one.length === two.length &&
    one.every((inline, index) => {
      const other = two[index];
      return other !== undefined && inline.text === other.text && haveSameMarks(inline, other);
    })
  );
};

/** Neighbours of the same marks become one. */
export function joinSame(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.text === '') continue;
    if (last !== undefined && haveSameMarks(last, inline))
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}

/** The words from one place to another. */
export function sliceInlines(inlines: readonly Inline[], from: number, to = Number.POSITIVE_INFINITY): Inline[] {
  let at = 0;
  return inlines.flatMap((inline) => {
    const start = at;
    at += inline.text.length;
    const text = inline.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...inline, text }];
  });
}

/** ProseMirror's position of a place in the text. */
export function positionAt(doc: Node, place: number): number {
  let left = Math.max(0, place);
  let found: number | undefined;
  let last = 1;
  doc.forEach((line, start) => {
    if (found !== undefined || (line.content.size === 0 && last > 1)) return;
    last = start + 1 + line.content.size;
    if (left <= line.content.size) found = start + 1 + left;
    left -= line.content.size + 1;
  });
  return found ?? last;
}

/** The place in the text of ProseMirror's position. */
export function placeAt(doc: Node, position: number): number {
  let place = 0;
  let lines = 0;
  let found: number | undefined;
  doc.forEach((line, start) => {
    if (found !== undefined) return;
    const isCounted = line.content.size > 0;
    if (isCounted && lines++ > 0) place += 1;
    if (position <= start + 1 + line.content.size) found = place + Math.max(0, position - start - 1);
    place += line.content.size;
  });
  return found ?? place;
}

function marksOf({ bold, italic, code, link }: Inline): Mark[] {
  return [
    ...(link === undefined ? [] : [textSchema.mark('link', { href: link })]),
    ...(bold ? [textSchema.mark('bold')] : []),
    ...(italic ? [textSchema.mark('italic')] : []),
    ...(code ? [textSchema.mark('code')] : []),
  ];
}

function inlineOf({ text = '', marks }: Node): Inline {
  const has = (name: string): boolean => marks.some((mark) => mark.type.name === name);
  const link: unknown = marks.find((mark) => mark.type.name === 'link')?.attrs['href'];
  return {
    text,
    ...(has('bold') && { bold: true as const }),
    ...(has('italic') && { italic: true as const }),
    ...(has('code') && { code: true as const }),
    ...(typeof link === 'string' && { link }),
  };
}

const haveSameMarks = (a: Inline, b: Inline): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.code === b.code && a.link === b.link;

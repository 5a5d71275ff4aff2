/**
 * Rich text as a sample's author writes it: one string per block; `- ` makes it a bullet; `**bold**`, `*italic*`,
 * `` `code` `` and `[words](address)` mark words. Marks may nest (bold in a link, italic in bold); code is taken as it is.
 * This is a notation for our own samples, not a Markdown reader: a mark left open is a mistake in the sample and throws.
 */
import { assert } from '@peersume/base';
import type { Inline } from '../schema/rich-text.ts';

export interface MarkedBlock {
  readonly type: 'paragraph' | 'bullet';
  readonly inlines: Inline[];
}

export function parseMarkedBlock(source: string): MarkedBlock {
  const isBullet = source.startsWith('- ');
  return { type: isBullet ? 'bullet' : 'paragraph', inlines: parseMarks(isBullet ? source.slice(2) : source, {}) };
}

type Marks = Omit<Inline, 'text'>;

/** One mark with its content, or the plain words before the next one. Bold is tried before italic, for both begin with a star. */
const token =
  /\*\*(?<bold>.+?)\*\*(?!\*)|\*(?<italic>.+?)\*|`(?<code>.+?)`|\[(?<words>.+?)\]\((?<link>[^)\s]+)\)|(?<plain>[^*`[]+)/suy;

function parseMarks(source: string, marks: Marks): Inline[] {
  const inlines: Inline[] = [];
  token.lastIndex = 0;
  let position = 0;
  while (position < source.length) {
    token.lastIndex = position;
    const groups = token.exec(source)?.groups;
    assert(groups !== undefined, `a mark is left open: ${source.slice(position)}`);
    position = token.lastIndex;
    inlines.push(...inlinesOf(groups, marks));
  }
  return inlines;
}

function inlinesOf(groups: Record<string, string | undefined>, marks: Marks): Inline[] {
  const { bold, italic, code, words, link, plain } = groups;
  if (bold !== undefined) return parseMarks(bold, { ...marks, bold: true });
  if (italic !== undefined) return parseMarks(italic, { ...marks, italic: true });
  if (code !== undefined) return [{ text: code, ...marks, code: true }];
  if (words !== undefined && link !== undefined) return parseMarks(words, { ...marks, link });
  return [{ text: plain ?? '', ...marks }];
}

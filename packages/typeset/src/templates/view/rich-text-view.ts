/** Rich text as templates get it: paragraphs and bullets with words in them; empty ones are gone. */
import { fieldRef, type RichText } from '@peersume/resume';
import { linkTo, type Words } from './words.ts';

export interface BodyBlock {
  readonly id: string;
  readonly kind: 'paragraph' | 'bullet';
  readonly words: readonly Words[];
}

export function viewRichText(body: RichText): BodyBlock[] {
  return body
    .map((block) => ({ id: block.id, kind: block.type, words: wordsOfBlock(block) }))
    .filter((block) => block.words.length > 0);
}

function wordsOfBlock(block: RichText[number]): Words[] {
  if (block.inlines.every((inline) => inline.text.trim() === '')) return [];
  return block.inlines
    .filter((inline) => inline.text !== '')
    .map(({ text, bold, italic, code, link }) => {
      const target = link === undefined ? undefined : linkTo(link, text.trim());
      return {
        text,
        field: fieldRef(block.id, 'inlines'),
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(code && { code }),
        ...(target && { link: target }),
      };
    });
}

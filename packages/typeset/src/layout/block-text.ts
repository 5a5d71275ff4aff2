/** The words of blocks in reading order: one string for each text and each marker, white space as it is read (runs of it are one space). */
import type { Block, TextBlock } from '../blocks/block.ts';
import { cleanText } from '../text/clean-text.ts';
import type { Span } from '../text/style.ts';

export function* textOfBlocks(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    switch (block.type) {
      case 'text':
        yield* textOfTexts([block]);
        break;
      case 'list':
        for (const item of block.items) {
          const body = [...textOfTexts(item.blocks)];
          if (body.length > 0 && item.marker !== undefined) yield readable(cleanText(spanText([item.marker])).text);
          yield* body;
        }
        break;
      case 'row':
        for (const cell of block.cells) yield* textOfBlocks(cell.blocks);
        break;
      case 'group':
        yield* textOfBlocks(block.blocks);
        break;
      case 'rule':
      case 'image':
        break;
    }
  }
}

function* textOfTexts(texts: readonly TextBlock[]): Generator<string> {
  for (const { spans } of texts) {
    const text = readable(cleanText(spanText(spans)).text);
    if (text !== '') yield text;
  }
}

/** The text has something to see: not white space, marks of direction, controls and the like alone. */
export const isVisible = (text: string): boolean => letter.test(text) || readable(cleanText(text).text) !== '';

/** What nearly every text has: a printable character of ASCII or Latin-1 and its extensions. */
const letter = /[!-~\u00c0-\u024f]/u;

const spanText = (spans: readonly Span[]): string => spans.map((span) => span.text).join('');

export const readable = (text: string): string => text.replaceAll(invisible, '').replaceAll(/\s+/gu, ' ').trim();

/** Direction marks, word joiners and zero-width spaces steer the setting of a text and are no part of what is read. */
const invisible = /[\u061c\u200b\u200e\u200f\u2060]/gu;

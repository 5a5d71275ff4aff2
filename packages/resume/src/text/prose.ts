/**
 * Text fields of JSON Resume (one string, and perhaps a list of highlights) to rich text and back. Blank lines part
 * paragraphs; a line that begins with `- `, `* ` or `•` is a bullet; every highlight is one. A line feed inside a
 * paragraph or bullet stays in its text and is a line break.
 */
import type { IdSource } from '../create/id-source.ts';
import type { RichText, TextBlock } from '../schema/rich-text.ts';
import { readInlines, writeInlines } from './inline-markdown.ts';

export interface Prose {
  readonly text?: string;
  readonly highlights?: readonly string[];
}

/** `owner` is the id of the entity the text belongs to; it gives the blocks' ids their beginning. */
export function readProse(prose: Prose, owner: string, ids: IdSource): RichText {
  const blocks: TextBlock[] = [];
  const counts = { paragraph: 0, bullet: 0 };
  const add = (type: TextBlock['type'], text: string): void => {
    if (text.trim() === '') return;
    counts[type]++;
    const name = type === 'bullet' ? 'bullet' : 'text';
    blocks.push({ id: ids(`${owner}-${name}-${counts[type]}`), type, inlines: readInlines(text) });
  };
  for (const piece of splitText(prose.text ?? '')) add(piece.type, piece.text);
  for (const highlight of prose.highlights ?? []) add('bullet', highlight.replace(bulletStart, ''));
  return blocks;
}

/** What follows the last paragraph goes to the highlights, where the field has them; the rest to the text. */
export function writeProse(blocks: RichText, hasHighlights: boolean): Prose {
  const firstHighlight = hasHighlights
    ? blocks.findLastIndex((block) => block.type === 'paragraph') + 1
    : blocks.length;
  const highlights = blocks.slice(firstHighlight).map((block) => writeInlines(block.inlines));
  const text = joinText(blocks.slice(0, firstHighlight));
  return { ...(text !== '' && { text }), ...(highlights.length > 0 && { highlights }) };
}

const bulletStart = /^[ \t]*(?:[-*–][ \t]+|[•‣◦▪●][ \t]*)/;

function splitText(text: string): { type: TextBlock['type']; text: string }[] {
  const pieces: { type: TextBlock['type']; text: string }[] = [];
  let lines: string[] = [];
  const endParagraph = (): void => {
    if (lines.length > 0) pieces.push({ type: 'paragraph', text: lines.join('\n').replace(escapedBullet, '$1$2') });
    lines = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') endParagraph();
    else if (bulletStart.test(line)) {
      endParagraph();
      pieces.push({ type: 'bullet', text: line.replace(bulletStart, '') });
    } else lines.push(line);
  }
  endParagraph();
  return pieces;
}

function joinText(blocks: RichText): string {
  let text = '';
  let previous: TextBlock | undefined;
  for (const block of blocks) {
    if (previous !== undefined) text += previous.type === 'bullet' && block.type === 'bullet' ? '\n' : '\n\n';
    const words = writeInlines(block.inlines);
    text += block.type === 'bullet' ? `- ${words}` : words.replaceAll(new RegExp(bulletStart, 'gm'), escapeBullet);
    previous = block;
  }
  return text;
}

/** A paragraph's line that looks like a bullet carries a backslash. */
const escapedBullet = /^([ \t]*)\\([-*–•‣◦▪●])/gm;

function escapeBullet(start: string): string {
  return start.replace(/[-*–•‣◦▪●]/, '\\$&');
}

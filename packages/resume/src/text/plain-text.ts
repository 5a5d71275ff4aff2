/** The words of rich text without its marks: one line a block. */
import type { Inline, RichText } from '../schema/rich-text.ts';

export function plainText(richText: RichText): string {
  return richText.map((block) => plainInlines(block.inlines)).join('\n');
}

export function plainInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join('');
}

/** What layout needs of the text engine. Tests of layout use one with fixed advances. */
import type { Paragraph } from '../text/paragraph.ts';
import type { TextEngine } from '../text/text-engine.ts';

export type TextSetter = Pick<TextEngine, 'breakParagraph' | 'metrics'>;

/** Width of the paragraph where nothing but its own line ends breaks it. Points. */
export const naturalWidth = (text: TextSetter, paragraph: Paragraph): number =>
  text.breakParagraph(paragraph, Number.POSITIVE_INFINITY).width;

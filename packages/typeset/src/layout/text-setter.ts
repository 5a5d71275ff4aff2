/** What layout needs of a text engine. The real one shapes with HarfBuzz; tests of layout use one with fixed advances. */
import type { BrokenParagraph, Paragraph } from '../text/paragraph.ts';
import type { TextStyle } from '../text/style.ts';

export interface TextSetter {
  /** Lines of the paragraph at a width in points, positioned and aligned. Cached by content. */
  breakParagraph(paragraph: Paragraph, width: number): BrokenParagraph;
  /** Width of the paragraph's widest line where nothing but its own line breaks breaks it. Points. */
  measure(paragraph: Paragraph): number;
  metrics(style: TextStyle): TextMetrics;
}

/** Points above (ascent, capHeight) and below (descent) the baseline, all positive. */
export interface TextMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
}

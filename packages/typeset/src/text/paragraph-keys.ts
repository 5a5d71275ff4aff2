/**
 * Names of paragraphs in the caches: equal names, equal results. Built from what shaping and breaking depend on and
 * nothing else; colours and links, for one, are left out.
 */
import type { Paragraph } from './paragraph.ts';
import type { Span, TextStyle } from './style.ts';

export interface ParagraphKeys {
  /** Without sizes, tracking, alignment and width. */
  forAnalysis(paragraph: Pick<Paragraph, 'spans' | 'direction' | 'language'>): string;
  forBreaking(paragraph: Paragraph, width: number): string;
}

export function createParagraphKeys(): ParagraphKeys {
  // A template makes its styles anew at every keystroke: remembering them would cost more than these strings.
  const shapeOf = (style: TextStyle): string => {
    const tracked = style.tracking === 0 ? '' : 't';
    return `${style.family}/${style.weight}${style.italic ? 'i' : ''}${tracked}/${style.features?.join() ?? ''}`;
  };
  const sizeOf = (style: TextStyle): string => `${shapeOf(style)}/${style.size}/${style.tracking}`;

  const named = (span: Span, style: string): string =>
    // The length tells where a text ends, whatever is in it.
    `|${style}/${span.language ?? ''}/${span.text.length}:${span.text}`;

  return {
    forAnalysis({ spans, direction, language }) {
      let key = `${direction ?? ''}/${language}`;
      for (const span of spans) key += named(span, shapeOf(span.style));
      return key;
    },
    forBreaking({ spans, direction, language, align }, width) {
      let key = `${width}/${align}/${direction ?? ''}/${language}`;
      for (const span of spans) key += named(span, sizeOf(span.style));
      return key;
    },
  };
}

/** What decides which fonts a text is set in. */
export const fontKeyOf = ({ text, style, language: own }: Span, language: string): string =>
  `${style.family} ${style.weight} ${style.italic ? 'italic' : 'normal'} ${own ?? language} ${text}`;

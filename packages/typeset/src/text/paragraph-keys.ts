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
  // Styles are made once and used for many spans.
  const shapes = new WeakMap<TextStyle, string>();
  const sizes = new WeakMap<TextStyle, string>();

  function shapeOf(style: TextStyle): string {
    const known = shapes.get(style);
    if (known !== undefined) return known;
    const tracked = style.tracking === 0 ? '' : 't';
    const made = `${style.family}/${style.weight}${style.italic ? 'i' : ''}${tracked}/${style.features?.join() ?? ''}`;
    shapes.set(style, made);
    return made;
  }

  function sizeOf(style: TextStyle): string {
    const known = sizes.get(style);
    if (known !== undefined) return known;
    const made = `${shapeOf(style)}/${style.size}/${style.tracking}`;
    sizes.set(style, made);
    return made;
  }

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

/** What a text shows as boxes, for findings. */
import type { FontChooser } from '../fonts/choose-font.ts';
import { hanFamilyOf } from '../fonts/fallback-families.ts';
import { cleanText } from './clean-text.ts';
import { graphemesOf } from './graphemes.ts';
import { piecesOf } from './parts-of-word.ts';
import { languageTag, neverPrinted } from './shape-words.ts';
import type { Span } from './style.ts';

/** The characters themselves, or `U+E001` where showing them would show nothing. */
export function missingCharactersOf(spans: Iterable<Span>, language: string, chooser: FontChooser): readonly string[] {
  const missing = new Set<string>();
  for (const { text, style, language: own } of spans) {
    const cleaned = cleanText(text);
    for (const name of cleaned.replaced) missing.add(name);
    if (isAscii.test(cleaned.text)) continue;
    for (const word of cleaned.text.replace(neverPrinted, '').split(' ')) {
      const choices = chooser.forStyle(style, hanFamilyOf(languageTag(own ?? language), word));
      for (const grapheme of graphemesOf(word)) {
        for (const piece of piecesOf(grapheme, choices)) if (!piece.file) missing.add(piece.text);
      }
    }
  }
  return [...missing];
}

const isAscii = /^[\n\u0020-\u007e]*$/;

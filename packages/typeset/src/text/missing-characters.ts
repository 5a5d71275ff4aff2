/** What a text shows as boxes, for findings. Remembered for each text: it is asked for all of a résumé at every keystroke. */
import type { FontChooser } from '../fonts/choose-font.ts';
import { hanFamilyOf } from '../fonts/fallback-families.ts';
import { cleanText } from './clean-text.ts';
import { createGenerationCache } from './generation-cache.ts';
import { graphemesOf } from './graphemes.ts';
import { fontKeyOf } from './paragraph-keys.ts';
import { piecesOf } from './parts-of-word.ts';
import { languageTag, neverPrinted } from './shape-words.ts';
import type { Span } from './style.ts';

export interface MissingCharacters {
  /** The characters themselves, or `U+E001` where showing them would show nothing; each once, in order of appearance. */
  in(spans: Iterable<Span>, language: string): readonly string[];
  forget(): void;
}

/** A résumé has some 500 texts; a keystroke changes one. */
const maxRememberedTexts = 4096;

export function createMissingCharacters(chooser: FontChooser): MissingCharacters {
  const remembered = createGenerationCache<readonly string[]>(maxRememberedTexts);

  function inSpan(span: Span, language: string): readonly string[] {
    if (isAscii.test(span.text)) return nothing;
    const key = fontKeyOf(span, language);
    const known = remembered.get(key);
    if (known) return known;
    const missing = search(span, language, chooser);
    remembered.set(key, missing);
    return missing;
  }

  return {
    in(spans, language) {
      const missing = new Set<string>();
      for (const span of spans) for (const character of inSpan(span, language)) missing.add(character);
      return [...missing];
    },
    forget: remembered.clear,
  };
}

function search({ text, style, language: own }: Span, language: string, chooser: FontChooser): readonly string[] {
  const cleaned = cleanText(text);
  const missing = new Set(cleaned.replaced);
  const choices = chooser.forStyle(style, hanFamilyOf(languageTag(own ?? language), cleaned.text));
  for (const grapheme of graphemesOf(cleaned.text.replace(neverPrinted, ''))) {
    for (const piece of piecesOf(grapheme, choices)) if (!piece.file) missing.add(piece.text);
  }
  return [...missing];
}

const nothing: readonly string[] = [];
const isAscii = /^[\n\u0020-\u007e]*$/;

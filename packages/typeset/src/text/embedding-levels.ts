/** Embedding levels and base direction by the Unicode Bidirectional Algorithm (UAX #9, P2–I2), computed by bidi-js. */
import bidiFactory, { type Bidi } from 'bidi-js';
import type { TextDirection } from './style.ts';

export interface EmbeddingLevels {
  readonly base: TextDirection;
  /** One for each UTF-16 unit; absent where all are 0. */
  readonly levels?: Uint8Array;
}

export function embeddingLevelsOf(text: string, wanted: TextDirection | undefined, language: string): EmbeddingLevels {
  const hasRtl = rtlCharacters.test(text);
  if (!hasRtl && wanted !== 'rtl') {
    const isNeutral = wanted === undefined && directionOfLanguage(language) === 'rtl' && !strongLtr.test(text);
    if (!isNeutral) return { base: 'ltr' };
  }
  const base = wanted ?? firstStrong(text) ?? directionOfLanguage(language);
  return { base, levels: bidi.getEmbeddingLevels(text, base).levels };
}

export function directionOfLanguage(language: string): TextDirection {
  return /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}

// The package is CommonJS in Node and a module in bundles, and its types describe only the latter: what is imported as
// its default is the factory itself in both, whatever the compiler concludes.
const bidi: Bidi = (bidiFactory as unknown as () => Bidi)();

function firstStrong(text: string): TextDirection | undefined {
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === 'L') return 'ltr';
    if (type === 'R' || type === 'AL') return 'rtl';
  }
  return undefined;
}

const strongLtr = /\p{L}/u;
/** Blocks and marks with types R and AL (DerivedBidiClass.txt, with the ranges kept for such scripts). */
const rtlCharacters = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Embedding levels and base direction by the Unicode Bidirectional Algorithm (UAX #9, P2–I2), computed by bidi-js.
 *
 * Addresses, phone numbers and names like `C++` are isolated (UAX #9, HL3): in right-to-left text they would otherwise
 * come apart ("++C", "456 123 49+").
 */
import bidiFactory, { type Bidi } from 'bidi-js';
import type { TextDirection } from './style.ts';

export interface EmbeddingLevels {
  readonly base: TextDirection;
  /** One for each UTF-16 unit; absent where all are 0. */
  readonly levels?: Uint8Array;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** `links` are the ranges of linked text, ascending. */
export function embeddingLevelsOf(
  text: string,
  wanted: TextDirection | undefined,
  language: string,
  links: readonly TextRange[] = [],
): EmbeddingLevels {
  if (!hasRtl.test(text) && wanted !== 'rtl') {
    const isNeutral = wanted === undefined && directionOfLanguage(language) === 'rtl' && !hasLetters.test(text);
    if (!isNeutral) return { base: 'ltr' };
  }
  const isolates = isolatesOf(text, links);
  const base = wanted ?? firstStrong(text, isolates) ?? directionOfLanguage(language);
  if (text.length <= maxStretch) return { base, levels: levelsWithIsolates(text, base, isolates) };
  const levels = new Uint8Array(text.length);
  for (let start = 0; start < text.length; start += maxStretch) {
    const end = Math.min(start + maxStretch, text.length);
    const own = isolates
      .filter((isolate) => isolate.start >= start && isolate.end <= end)
      .map((isolate) => ({ start: isolate.start - start, end: isolate.end - start }));
    levels.set(levelsWithIsolates(text.slice(start, end), base, own), start);
  }
  return { base, levels };
}

/**
 * The library takes quadratic time for signs between numbers. No paragraph that people write is longer than this many
 * characters; a longer one is ordered in stretches.
 */
const maxStretch = 8192;

export function directionOfLanguage(language: string): TextDirection {
  return /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}

// The package is CommonJS in Node and a module in bundles, and its types describe only the latter: what is imported as
// its default is the factory itself in both, whatever the compiler concludes.
const bidi: Bidi = (bidiFactory as unknown as () => Bidi)();

function isolatesOf(text: string, links: readonly TextRange[]): readonly TextRange[] {
  const found = links.filter(({ start, end }) => !hasRtl.test(text.slice(start, end)));
  for (const match of text.matchAll(leftToRightTokens)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (!links.some((link) => link.start < range.end && range.start < link.end)) found.push(range);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Addresses of mail and web, international phone numbers, `C++` and `C#`. */
const leftToRightTokens =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?:https?:\/\/|www\.)[\u0021-\u007e]+|\+\d[\d ().-]{4,20}\d|[A-Za-z]\w{0,30}(?:\+{1,2}|#)/g;

/** P2: isolated text is skipped. */
function firstStrong(text: string, isolates: readonly TextRange[]): TextDirection | undefined {
  let next = 0;
  for (let at = 0; at < text.length;) {
    const isolate = isolates[next];
    if (isolate && at >= isolate.start) {
      at = Math.max(at, isolate.end);
      next += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const type = bidi.getBidiCharTypeName(character);
    if (type === 'L') return 'ltr';
    if (type === 'R' || type === 'AL') return 'rtl';
    at += character.length;
  }
  return undefined;
}

/** The algorithm sees LRI and PDI around what is isolated; the levels returned are the text's own. */
function levelsWithIsolates(text: string, base: TextDirection, isolates: readonly TextRange[]): Uint8Array {
  if (isolates.length === 0) return bidi.getEmbeddingLevels(text, base).levels;
  let marked = '';
  let done = 0;
  const kept: number[] = [];
  const keep = (end: number): void => {
    for (let at = done; at < end; at += 1) kept.push(marked.length + at - done);
    marked += text.slice(done, end);
    done = end;
  };
  for (const { start, end } of isolates) {
    keep(start);
    marked += leftToRightIsolate;
    keep(end);
    marked += popIsolate;
  }
  keep(text.length);
  const { levels } = bidi.getEmbeddingLevels(marked, base);
  return Uint8Array.from(kept, (at) => levels[at] ?? 0);
}

const leftToRightIsolate = '\u2066';
const popIsolate = '\u2069';

const hasLetters = /\p{L}/u;
/** Blocks and marks with types R and AL (DerivedBidiClass.txt, with the ranges kept for such scripts). */
const hasRtl = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Where a line may end: UAX #14 (by @cto.af/linebreak), tailored for résumés:
 * - never after a hyphen, not even with a space between: programs that read a PDF join the two lines and lose the
 *   hyphen ("cloud-" + "native" -> "cloudnative");
 * - not within a word, number or address of ASCII characters, and not after a slash or between two words with an en
 *   dash, nor within a Korean word: such tokens are divided only in need (`split-in-need.ts`);
 * - not before an em dash that follows a word;
 * - quotation marks between ideographs do not glue them.
 * Thai is written without spaces; a model finds its words (`thai-words.ts`), loaded when Thai is met.
 */
import { Example7_13, Example7_25, LB13, LB25, Rules } from '@cto.af/linebreak';
import { scriptOf, type Script } from './script-of.ts';

export const BreakKind = { none: 0, allowed: 1, forced: 2 } as const;

/** For each UTF-16 unit of a text, what may happen after it: a `BreakKind`. */
export type Breaks = Uint8Array;

/** Where words begin inside a stretch of Thai. */
export type ThaiWords = (text: string) => readonly number[];

export function breaksOf(text: string, thaiWords?: ThaiWords): Breaks {
  const breaks = new Uint8Array(text.length);
  if (isSimple.test(text)) markSimpleBreaks(text, breaks);
  else markBreaks(text, breaks);
  if (thaiWords) markThaiBreaks(text, breaks, thaiWords);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks[at] = BreakKind.forced;
  const last = text.length - 1;
  if (last >= 0 && breaks[last] === BreakKind.none) breaks[last] = BreakKind.allowed;
  return breaks;
}

/** ASCII and the Latin letters after it: the rules above and LB13 and LB14 then say all. */
const isSimple = /^[\n\u0020-\u007e\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]*$/;

function markSimpleBreaks(text: string, breaks: Breaks): void {
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    const next = text[at + 1];
    if (next === undefined || neverFirst.has(next)) continue;
    const before = lastBeforeSpaces(text, at);
    if (!neverLast.has(before)) breaks[at] = BreakKind.allowed;
  }
}

/** LB6, LB7, LB13: line feeds and spaces, and marks that are not parted from what is before them, even by spaces. */
const neverFirst: ReadonlySet<string> = new Set('\n )]}!?,.;:/');
/** LB14, and our rule on hyphens. */
const neverLast: ReadonlySet<string> = new Set('([{-\u2010\u2011');

function markBreaks(text: string, breaks: Breaks): void {
  for (const { position } of rules.breaks(text)) {
    if (isKept(text, position)) breaks[position - 1] = BreakKind.allowed;
  }
  for (const match of text.matchAll(quoteBesideIdeograph)) {
    const [all] = match;
    const first = all.codePointAt(0) ?? 0;
    const last = all.codePointAt(all.length - 1) ?? 0;
    // An opening mark may begin a line after an ideograph; after a closing one a line may begin with an ideograph.
    if (isOpeningQuote(last) && isIdeographic(scriptOf(first)))
      breaks[match.index + all.length - 2] = BreakKind.allowed;
    if (isClosingQuote(first) && isIdeographic(scriptOf(last))) breaks[match.index] = BreakKind.allowed;
  }
}

// Whole numbers stay together ("Example 7" of UAX #14). The library exchanges rules by their functions' names, which a
// bundler shortens: here they are exchanged by identity.
const rules = new Rules();
rules.rules = rules.rules.map((rule) => (rule === LB13 ? Example7_13 : rule === LB25 ? Example7_25 : rule));

function isKept(text: string, position: number): boolean {
  const before = text[position - 1] ?? '';
  const after = text[position] ?? '';
  if (isSpace(before)) return !neverEndsLine.has(lastBeforeSpaces(text, position - 1));
  if (isPrintableAscii(before) && isPrintableAscii(after)) return false;
  if (tiesToNext.has(before) || after === '—') return false;
  return !isInsideKoreanWord(text, position);
}

/** Korean is written with spaces; in ragged text its words stay whole, though UAX #14 would divide them anywhere. */
function isInsideKoreanWord(text: string, position: number): boolean {
  const before = scriptOf(text.charCodeAt(position - 1));
  const after = scriptOf(text.charCodeAt(position));
  const isKorean = before === 'Hang' || after === 'Hang';
  return isKorean && !isIdeographic(before) && !isIdeographic(after);
}

const isIdeographic = (script: Script): boolean => script === 'Hani' || script === 'Kana';

const neverEndsLine: ReadonlySet<string> = new Set('-\u2010\u2011');
// The zero-width joiner is here because the library's rule LB8a does not see it after LB9 has hidden it.
const tiesToNext: ReadonlySet<string> = new Set('-/\u200d\u2010\u2011\u2012\u2013');
const quoteBesideIdeograph = /[\u3041-\uffdc][\u2018\u201c]|[\u2019\u201d](?=[\u3041-\uffdc])./gu;

const isSpace = (character: string): boolean => character === ' ' || character === '\u3000' || character === '\u200b';
const isPrintableAscii = (character: string): boolean => character > ' ' && character <= '~';
const isOpeningQuote = (codePoint: number): boolean => codePoint === 0x2018 || codePoint === 0x201c;
const isClosingQuote = (codePoint: number): boolean => codePoint === 0x2019 || codePoint === 0x201d;

function lastBeforeSpaces(text: string, at: number): string {
  let index = at;
  while (index >= 0 && text[index] === ' ') index -= 1;
  return text[index] ?? '';
}

function markThaiBreaks(text: string, breaks: Breaks, thaiWords: ThaiWords): void {
  for (const match of text.matchAll(/[\u0e01-\u0e5b]+/g)) {
    for (const start of thaiWords(match[0])) {
      if (start > 0) breaks[match.index + start - 1] = BreakKind.allowed;
    }
  }
}

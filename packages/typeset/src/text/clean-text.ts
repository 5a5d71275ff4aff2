/**
 * The one place where text from outside is made fit to print. Every room that shows a résumé's text passes it through
 * here, so that pages, DOCX and plain text agree.
 *
 * What is done, and why:
 * - CR LF, CR, NEL, VT, FF, LS and PS become a line feed; a tab becomes a space.
 * - Other control characters, soft hyphens, byte order marks, interlinear and tag characters and noncharacters go:
 *   they show nothing.
 * - Bidirectional embeddings, overrides and isolates go: with them, what is read differs from what is stored
 *   ("Trojan Source", CVE-2021-42574). Marks (LRM, RLM, ALM) stay; they cannot reorder letters.
 * - Latin ligature characters (U+FB00…) and Kangxi radicals (U+2F00…), which other programs leave in copied text, become
 *   the letters that they stand for.
 * - Lone surrogates, U+FFFD and private-use characters have no meaning anywhere else: each becomes `□` and is reported.
 * - ZWJ, ZWNJ and variation selectors stay, for shaping needs them; but ideographic ones (U+E0100…) only after an
 *   ideograph (UTS #37): elsewhere they mean nothing, and alone they have no glyph that could carry them.
 *
 * Invariants: the result is well-formed UTF-16; cleaning twice changes nothing; clean text is returned as it came.
 */
export interface CleanedText {
  readonly text: string;
  /** What was shown as a box instead, each once: `U+E001`. */
  readonly replaced: readonly string[];
}

export const boxCharacter = '□';

export function cleanText(text: string): CleanedText {
  if (!suspicious.test(text)) return { text, replaced: [] };
  const replaced = new Set<string>();
  const cleaned = text.replace(lineEnds, '\n').replace(unwanted, (character) => {
    if (character === '\t') return ' ';
    const codePoint = character.codePointAt(0) ?? 0;
    if (isLetterInDisguise(codePoint)) return character.normalize('NFKC');
    if (isMeaningless(codePoint)) {
      replaced.add(nameOf(codePoint));
      return boxCharacter;
    }
    return '';
  });
  return { text: cleaned, replaced: [...replaced] };
}

/** `U+E001`: how a character that cannot be shown is named to people. */
export const nameOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

// A cheap first look: everything below matches one of these UTF-16 units (astral characters by their surrogates).
const suspicious =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u180e\u2028-\u202e\u2066-\u206f\u2f00-\u2fd5\ud800-\udfff\ue000-\uf8ff\ufb00-\ufb06\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffd-\uffff]/;

const lineEnds = /\r\n|[\r\u0085\u000b\u000c\u2028\u2029]/g;

const unwanted = new RegExp(
  [
    '[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u180e\\u202a-\\u202e\\u2066-\\u206f]',
    '[\\u2f00-\\u2fd5\\ufb00-\\ufb06\\ufeff\\ufff0-\\ufffb\\ufffd]',
    '[\\u{e0000}-\\u{e007f}]',
    '(?<!\\p{Unified_Ideograph})[\\u{e0100}-\\u{e01ef}]',
    '\\p{Surrogate}',
    '\\p{Private_Use}',
    '\\p{Noncharacter_Code_Point}',
  ].join('|'),
  'gu',
);

const isLetterInDisguise = (codePoint: number): boolean =>
  (codePoint >= 0xfb00 && codePoint <= 0xfb06) || (codePoint >= 0x2f00 && codePoint <= 0x2fd5);

const isMeaningless = (codePoint: number): boolean =>
  codePoint === 0xfffd ||
  (codePoint >= 0xd800 && codePoint <= 0xdfff) ||
  (codePoint >= 0xe000 && codePoint <= 0xf8ff) ||
  (codePoint >= 0xf0000 && (codePoint & 0xfffe) !== 0xfffe);

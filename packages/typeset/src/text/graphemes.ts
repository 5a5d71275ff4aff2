/** Extended grapheme clusters (UAX #29): what a reader calls one character. */
import { collectGraphemes } from 'unicode-segmenter/grapheme';

export function graphemesOf(text: string): readonly string[] {
  return hasOnlySimpleCharacters.test(text) ? text.split('') : collectGraphemes(text);
}

/** Where each begins, in UTF-16 units. */
export function graphemeStarts(text: string): readonly number[] {
  let at = 0;
  return graphemesOf(text).map((grapheme) => {
    const start = at;
    at += grapheme.length;
    return start;
  });
}

/** Below U+0300 nothing combines, but CR LF is one cluster. */
const hasOnlySimpleCharacters = /^[\u0020-\u02ff]*$/;

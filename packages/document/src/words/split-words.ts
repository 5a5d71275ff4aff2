/**
 * A text cut where a reader would cut it: words, each sign by itself, and the space between; for scripts that write
 * without spaces, letter by letter. The pieces put together are the text.
 */
export function splitWords(text: string): string[] {
  return text.match(pieces) ?? [];
}

const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}_])+|\s+|./gsu;

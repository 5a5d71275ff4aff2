/** Lines that a margin has broken within a sentence: of PDFs, of e-mails. */

/** Lines shorter than this were not broken at a margin. */
const wrappedLength = 32;

/** Whether a line is the rest of the sentence before it. */
export function goesOn(before: string, next: string): boolean {
  if (/[.!?:。！？؟]["”’)»]?$/u.test(before)) return false;
  if (/[,;(&/–—-]$|(?:^|\s)\p{Ll}{1,3}$/u.test(before) && before.length >= wrappedLength) return true;
  return before.length >= wrappedLength && /^[\p{Ll}\p{Lo}\d(%€$]/u.test(next);
}

/** What stands between the two. A hard hyphen at the margin stays: whether it is the word's own cannot be known. */
export function seamOf(before: string, next: string): '' | ' ' {
  const isBrokenWord = /[\p{L}\p{N}]-$/u.test(before) && /^\p{Ll}/u.test(next);
  const hasNoSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(before);
  return isBrokenWord || hasNoSpaces ? '' : ' ';
}

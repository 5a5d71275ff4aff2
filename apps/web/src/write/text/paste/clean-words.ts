/** Characters of the clipboard as words of a résumé. */

/** Controls, zero-width spaces, soft hyphens, objects' stand-ins. Joiners of scripts, and marks of direction, stay. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is taken out
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffc]/gu;

/** Spaces of the layout become one space; a single hard one stays where typography wants it. */
export function cleanWords(text: string): string {
  return text
    .replaceAll(unseen, '')
    .replaceAll(/[ \t\r\n\u00a0\u2002\u2003\u2028\u2029]+/gu, (spaces, at: number, whole: string) =>
      spaces === '\u00a0' && isHard(whole[at - 1] ?? '', whole[at + 1] ?? '') ? spaces : ' ',
    );
}

/** French punctuation, and figures with their units. */
const isHard = (before: string, after: string): boolean =>
  /[;:!?»%€]/u.test(after) || before === '«' || (/\d/u.test(before) && /[\d\p{L}]/u.test(after));

/** A sign of a list at the start of a line: bullets of all programs, dashes and stars with a space, figures with a tab. */
const sign = /^\s*(?:[•‣⁃◦▪▫●○■□◆◇➢➤►▸✓✔·∙\uf0a7\uf0b7\uf0d8\uf076\uf0fc]\s*|[-–—*+]\s+|(?:[o§]|\(?\d{1,2}[.)])\t\s*)/u;

/** The length of the sign of a list that a line begins with. */
export const signLength = (line: string): number => sign.exec(line)?.[0].length ?? 0;

/** A word without case, accents and full stops, to be compared: "Déc." and "dec" are one. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f.׳’'॰]/g, '')
    .toLowerCase()
    .trim();
}

/** Digits of any script as Latin ones. */
export function latinDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));
}

/** Unicode keeps the ten digits of a script together, and each such row starts where the code is 0 or 6 modulo 10 or 16. */
function digitValue(code: number): number {
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

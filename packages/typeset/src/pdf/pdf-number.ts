/** A number as PDF writes it: at most `decimals` of them, no exponent, no negative zero. The same in every engine. */
export function pdfNumber(value: number, decimals = 3): string {
  return String(roundTo(value, decimals));
}

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const rounded = Math.round(value * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}

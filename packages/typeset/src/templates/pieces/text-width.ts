/**
 * A guess at how wide text will be, before any font is open: good to a twentieth. Only decisions of taste rest on it (how
 * a header is divided into lines, how large a long name is set); the layout measures for itself.
 */
import type { TextStyle } from '../../text/style.ts';

export function estimateWidth(
  text: string,
  { family, weight, italic, size }: Pick<TextStyle, 'family' | 'weight' | 'italic' | 'size'>,
): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * size * breadth[family] * (weight === 400 ? 1 : boldness) * (italic ? slenderness : 1);
}

/** How broadly the families run, measured over names and addresses. */
const breadth: Record<TextStyle['family'], number> = {
  'eb-garamond': 0.86,
  'source-serif-4': 1.06,
  literata: 1.07,
  'source-sans-3': 0.93,
  inter: 1.05,
  'ibm-plex-sans': 1,
  mono: 1.2,
};
const boldness = 1.05;
const slenderness = 0.94;

function emOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < asciiEm.length) return asciiEm[codePoint] ?? middling;
  if (codePoint >= 0x1100 && isWide(codePoint)) return 1;
  if (codePoint >= 0x300 && codePoint <= 0x36f) return 0;
  if (character === '·' || character === '’') return narrow;
  if (character === '—') return broad;
  return /\p{Lu}/u.test(character) ? capital : middling;
}

const [narrow, middling, capital, broad] = [0.27, 0.52, 0.64, 0.85];

const asciiEm: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if ("ilj.,:;'|! ".includes(character)) return narrow;
  if ('mwMW@%'.includes(character)) return broad;
  return character >= 'A' && character <= 'Z' ? capital : middling;
});

const isWide = (codePoint: number): boolean =>
  codePoint <= 0x11ff || (codePoint >= 0x2e80 && codePoint <= 0xd7ff) || (codePoint >= 0xf900 && codePoint <= 0xfaff);

/** Items in order on as few lines as fit, the lines about equally long. Returns how many items each line takes. */
export function balanceLines(widths: readonly number[], gap: number, available: number): number[] {
  const fewest = fillLines(widths, gap, available);
  let [narrow, wide] = [0, available];
  let best = fewest;
  for (let step = 0; step < halvings; step++) {
    const middle = (narrow + wide) / 2;
    const lines = fillLines(widths, gap, middle);
    if (lines.length > fewest.length) narrow = middle;
    else [best, wide] = [lines, middle];
  }
  return best;
}

/** From the width of a page to well under a point. */
const halvings = 12;

/** As many items on each line as fit; at least one. */
export function fillLines(widths: readonly number[], gap: number, available: number): number[] {
  const lines: number[] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const width of widths) {
    filled += gap + width;
    const last = lines.length - 1;
    if (filled <= available) lines[last] = (lines[last] ?? 0) + 1;
    else {
      lines.push(1);
      filled = width;
    }
  }
  return lines;
}

/**
 * What may be done to the letters of a script. Slanting, spacing out and capitals are Latin, Greek and Cyrillic habits:
 * Arabic joins its letters, Devanagari hangs them from a line, and none of these scripts has an italic.
 */
import type { TextStyle } from '../text/style.ts';

/** The style without what the text's script does not know. */
export function fitStyleToScript(style: TextStyle, text: string): TextStyle {
  if (!hasUnslantedScript(text) || (!style.italic && style.tracking === 0)) return style;
  return { ...style, italic: false, tracking: 0 };
}

/** True where the text holds letters of a script without italics, letter spacing and capitals. */
export function hasUnslantedScript(text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x590) continue;
    if (unslantedRanges.some(([first, last]) => codePoint >= first && codePoint <= last)) return true;
  }
  return false;
}

/** Blocks of the Unicode Standard, first and last code point. */
const unslantedRanges: readonly (readonly [number, number])[] = [
  [0x0590, 0x08ff], // Hebrew, Arabic, Syriac, Thaana, N'Ko
  [0x0900, 0x109f], // the scripts of India, Thai, Lao, Tibetan, Burmese
  [0x1100, 0x11ff], // Hangul letters
  [0x1200, 0x139f], // Ethiopic
  [0x1780, 0x18af], // Khmer, Mongolian
  [0x2e80, 0xa4cf], // Chinese, Japanese, Korean, Yi
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff], // Hangul
  [0xf900, 0xfaff],
  [0xfb1d, 0xfdff], // Hebrew and Arabic presentation forms
  [0xfe70, 0xfeff],
  [0xff65, 0xffdc], // half-width kana and Hangul
  [0x1b000, 0x1b16f],
  [0x20000, 0x3ffff],
];

/**
 * The writing system that a character is set in, as far as choosing fonts and cutting runs goes. By block rather than
 * by the Script property, so that a script's own punctuation, which Unicode calls Common, goes with its letters.
 */
export type Script = 'Latn' | 'Grek' | 'Cyrl' | 'Hebr' | 'Arab' | 'Deva' | 'Thai' | 'Hani' | 'Kana' | 'Hang' | 'Zyyy';

export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x370) return isLatinLetter(codePoint) ? 'Latn' : 'Zyyy';
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined) break;
    if (codePoint < block[0]) high = middle - 1;
    else if (codePoint > block[1]) low = middle + 1;
    else return block[2];
  }
  return 'Zyyy';
}

const isLatinLetter = (codePoint: number): boolean =>
  (codePoint >= 0x41 && codePoint <= 0x5a) ||
  (codePoint >= 0x61 && codePoint <= 0x7a) ||
  (codePoint >= 0xc0 && codePoint <= 0x2af && codePoint !== 0xd7 && codePoint !== 0xf7) ||
  codePoint === 0xaa ||
  codePoint === 0xba;

/** Unicode 17 blocks, ascending. */
const blocks: readonly (readonly [first: number, last: number, script: Script])[] = [
  [0x370, 0x3ff, 'Grek'],
  [0x400, 0x52f, 'Cyrl'],
  [0x590, 0x5ff, 'Hebr'],
  [0x600, 0x6ff, 'Arab'],
  [0x750, 0x77f, 'Arab'],
  [0x870, 0x8ff, 'Arab'],
  [0x900, 0x97f, 'Deva'],
  [0xe00, 0xe7f, 'Thai'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1c80, 0x1c8f, 'Cyrl'],
  [0x1cd0, 0x1cff, 'Deva'],
  [0x1d00, 0x1d7f, 'Latn'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x2c60, 0x2c7f, 'Latn'],
  [0x2de0, 0x2dff, 'Cyrl'],
  [0x2e80, 0x2fdf, 'Hani'],
  [0x2ff0, 0x303f, 'Hani'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3100, 0x312f, 'Hani'],
  [0x3130, 0x318f, 'Hang'],
  [0x3190, 0x31ef, 'Hani'],
  [0x31f0, 0x31ff, 'Kana'],
  [0x3200, 0x4dbf, 'Hani'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xa640, 0xa69f, 'Cyrl'],
  [0xa720, 0xa7ff, 'Latn'],
  [0xa8e0, 0xa8ff, 'Deva'],
  [0xa960, 0xa97f, 'Hang'],
  [0xac00, 0xd7ff, 'Hang'],
  [0xf900, 0xfaff, 'Hani'],
  [0xfb1d, 0xfb4f, 'Hebr'],
  [0xfb50, 0xfdff, 'Arab'],
  [0xfe30, 0xfe4f, 'Hani'],
  [0xfe70, 0xfefe, 'Arab'],
  [0xff00, 0xff64, 'Hani'],
  [0xff65, 0xff9f, 'Kana'],
  [0xffa0, 0xffdc, 'Hang'],
  [0xffe0, 0xffee, 'Hani'],
  [0x10ec0, 0x10eff, 'Arab'],
  [0x1b000, 0x1b16f, 'Kana'],
  [0x1ee00, 0x1eeff, 'Arab'],
  [0x1f200, 0x1f2ff, 'Hani'],
  [0x20000, 0x3ffff, 'Hani'],
];

/** What a page says, line by line, as an extractor must find it: derived from the layout, which is compared with the résumé's own words elsewhere. */
import type { Layout } from '@peersume/typeset';

export interface ExpectedLine {
  readonly text: string;
  /** The line ends within a word (a long address, or writing without spaces): an extractor may or may not put white space here. */
  readonly endsWithinWord: boolean;
  /** Lines of one row stand on one baseline of one page. */
  readonly row: string;
}

export function expectedLines(layout: Pick<Layout, 'pages' | 'structure'>): ExpectedLine[] {
  const lines: { text: string; block: number; row: string }[] = [];
  let open = -1;
  for (const [page, { items }] of layout.pages.entries()) {
    for (const item of items) {
      if (item.kind !== 'text') continue;
      const block = blockOf(layout, item.node);
      const last = lines.at(-1);
      // A bullet and its text, a title and its dates stand on one line and are still words apart.
      if (last !== undefined && item.line === open && last.block === block) last.text += item.run.text;
      else lines.push({ text: item.run.text, block, row: `${page}:${item.y.toFixed(1)}` });
      open = item.line;
    }
  }
  return lines.map(({ text, block, row }, index) => ({
    text,
    row,
    endsWithinWord: lines[index + 1]?.block === block && !/\s$/u.test(text),
  }));
}

/** A link's text belongs to the paragraph around it. */
function blockOf({ structure }: Pick<Layout, 'structure'>, node: number): number {
  const element = structure[node];
  return element?.role === 'Link' ? element.parent : node;
}

/** What is known of a program that reads pages. */
export interface Reader {
  /** In which order it gives the letters of right-to-left words: as they are read, or as they stand. */
  readonly rightToLeft: 'logical' | 'visual';
  /** It leaves out characters without a shape, joiners among them. */
  readonly dropsFormatCharacters?: true;
}

/**
 * Where an extracted text first differs from what was expected, or undefined. Every character must be there in order;
 * white space must part exactly the words that it parts on the page, and its amount does not matter.
 *
 * In a row with right-to-left letters, and in every row of a right-to-left page, readers put numbers, marks and words of
 * the other direction where their own rules want them: such a row must have all of its characters and every word whole,
 * whatever their order within the row.
 */
export function firstDifference(
  expected: readonly ExpectedLine[],
  extracted: string,
  reader: Reader,
  isRightToLeftPage = false,
): string | undefined {
  const comparable = (text: string): string =>
    text.replaceAll(reader.dropsFormatCharacters === true ? /\p{Cf}/gu : directionMarks, '').replaceAll(markPile, '$1');
  const found = comparable(extracted);
  let at = 0;
  let mayPart = true;
  let mustPart = false;
  const here = (): string => `at ${at}: …${found.slice(Math.max(0, at - 40), at)}⟪${found.slice(at, at + 40)}⟫`;
  for (const row of rowsOf(expected)) {
    if (isRightToLeftPage || row.some((line) => hasRightToLeft.test(line.text))) {
      const wanted = row.map((line) => comparable(line.text)).join(' ');
      const count = withoutSpace(wanted).length;
      const start = at;
      for (let seen = 0; seen < count && at < found.length; at += 1) if (!isSpace(found.charAt(at))) seen += 1;
      const difference = differenceInRow(row, wanted, found.slice(start, at), reader);
      if (difference !== undefined) return `${difference} ${here()}`;
      mayPart = true;
      mustPart = false;
      continue;
    }
    for (const line of row) {
      let afterLoneMark = false;
      let marks = 0;
      for (const character of comparable(line.text)) {
        if (isSpace(character)) {
          mustPart = true;
          continue;
        }
        let sawSpace = at === 0;
        for (; isSpace(found.charAt(at)); at += 1) sawSpace = true;
        const isMark = /\p{M}/u.test(character);
        // A mark without a letter stands by itself, and a pile of marks stands out from its letter.
        if (afterLoneMark || marks > mostMarksOfALetter) mayPart = true;
        afterLoneMark = isMark && (mustPart || afterLoneMark);
        marks = isMark ? marks + 1 : 0;
        if (mustPart && !sawSpace) return `words of “${line.text}” are joined ${here()}`;
        if (!mustPart && !mayPart && sawSpace) return `a word of “${line.text}” is parted ${here()}`;
        if (!found.startsWith(character, at)) return `“${character}” of “${line.text}” expected ${here()}`;
        at += character.length;
        mayPart = false;
        mustPart = false;
      }
      if (line.endsWithinWord) mayPart = true;
      else mustPart = true;
    }
  }
  const rest = found.slice(at).trim();
  return rest === '' ? undefined : `nothing more expected at ${at}: ⟪${rest.slice(0, 60)}⟫`;
}

function rowsOf(lines: readonly ExpectedLine[]): ExpectedLine[][] {
  const rows: ExpectedLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last?.[0]?.row === line.row) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** In any language's writing. */
const mostMarksOfALetter = 4;

/** Sixty accents on one letter: poppler takes the same glyph in the same place for a letter made bold, and parts some. */
const markPile = /(\p{M})(?:\s*\1){4,}/gu;

function differenceInRow(
  row: readonly ExpectedLine[],
  wanted: string,
  found: string,
  { rightToLeft }: Reader,
): string | undefined {
  const sorted = (text: string): string => [...withoutSpace(text)].toSorted().join('');
  if (sorted(wanted) !== sorted(found)) return `the characters of “${wanted}” are not those of “${found}”`;
  const isWhole = (word: string): boolean =>
    found.includes(word) ||
    // Nobody but us knows the direction of scripts as rare as N’Ko.
    ((rightToLeft === 'visual' || !isArabicOrHebrew.test(word)) && found.includes([...word].toReversed().join('')));
  // A joiner parts what pdf.js turns around.
  const words = row.flatMap(({ text }) => text.match(/[\p{L}\p{M}]+/gu) ?? []);
  const lost = words.flatMap((word) => word.match(byDirection) ?? []).find((word) => !isWhole(word));
  return lost === undefined ? undefined : `“${lost}” of “${wanted}” is not whole in “${found}”`;
}

const isArabicOrHebrew = /[\u0590-\u06FF\u0750-\u077F]/u;
/** "وAutoCAD" is one word of two directions. */
const byDirection = /[\u0590-\u08FF]+|[^\u0590-\u08FF]+/gu;
const hasRightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

// U+000C parts pages in poppler's text; every other one is what a line of text may hold.
const isSpace = (character: string): boolean =>
  character !== '' && /[\s\u00A0\u2000-\u200A\u202F\u3000]/u.test(character);

const withoutSpace = (text: string): string => text.replaceAll(/\s/gu, '');

/** Poppler marks the direction of right-to-left lines by embedding characters that the page does not hold. */
const directionMarks = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu;

/** Code points that no extracted text may hold: private use, presentation ligatures, the replacement character. */
export const unwantedCharacters = (text: string): string[] =>
  [...new Set(text.match(/[\uE000-\uF8FF\uFB00-\uFB06\uFFFD\u{F0000}-\u{10FFFD}]/gu) ?? [])].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );

/**
 * The words of a field and the words that are printed of it are nearly the same: the page may write capitals, leave out
 * spaces at the ends, shorten an address, set a label before, or put marks between the members of a list. This finds
 * which letter is which, so that a caret in the field has its place on the page and a click its place in the field.
 *
 * Invariant: the matches are in order and apart on both sides; equal texts match letter by letter; a place within a
 * letter (between its surrogates) means the letter's beginning.
 */
export interface Alignment {
  /** Where in the printed words the caret before the source's unit `at` stands. */
  toPrinted(at: number): PrintedOffset;
  /** Which place in the source a place in the printed words means. */
  toSource(offset: number, side: Side): number;
  /** Share of the visible letters of the shorter side that have a match: 1 where one is a part of the other. */
  readonly share: number;
}

/** Where two stretches of print meet, an offset has two places: behind the letter before it, or before the letter after it. */
export type Side = 'before' | 'after';

export interface PrintedOffset {
  readonly offset: number;
  readonly side: Side;
  /** Spaces at the end that were written and are not printed (yet). */
  readonly spaces: number;
}

export function alignText(source: string, printed: string): Alignment {
  const matches = matchUnits(unitsOf(source), unitsOf(printed));
  const bySource = new Map(matches.map((match) => [match.source.at, match]));
  const bySourceEnd = new Map(matches.map((match) => [match.source.end, match]));
  const byPrinted = new Map(matches.map((match) => [match.printed.at, match]));
  const byPrintedEnd = new Map(matches.map((match) => [match.printed.end, match]));

  return {
    toPrinted(at) {
      const before = bySourceEnd.get(at);
      const after = bySource.get(at);
      if (before !== undefined && (after === undefined || !/\s$/u.test(source.slice(0, at)))) {
        return { offset: before.printed.end, side: 'before', spaces: 0 };
      }
      if (after !== undefined) return { offset: after.printed.at, side: 'after', spaces: 0 };
      if (before !== undefined) return { offset: before.printed.end, side: 'before', spaces: 0 };
      const around = matches.find(({ source: { at: from, end } }) => from < at && at < end);
      if (around !== undefined) return { offset: around.printed.at, side: 'after', spaces: 0 };
      const left = matches.findLast((match) => match.source.end <= at);
      if (left === undefined) return { offset: matches[0]?.printed.at ?? 0, side: 'after', spaces: 0 };
      const isAtEnd = left === matches.at(-1);
      const unprinted = source.slice(left.source.end, at);
      return {
        offset: left.printed.end,
        side: 'before',
        spaces: isAtEnd && unprinted.trim() === '' ? unprinted.length : 0,
      };
    },
    toSource(offset, side) {
      const after = byPrinted.get(offset);
      if (side === 'after' && after !== undefined) return after.source.at;
      const before = byPrintedEnd.get(offset);
      if (before !== undefined) return before.source.end;
      if (after !== undefined) return after.source.at;
      const left = matches.findLast((match) => match.printed.end <= offset);
      return left?.source.end ?? matches[0]?.source.at ?? source.length;
    },
    share: shareOf(source, printed, matches),
  };
}

/** A letter as it compares: folded, with its place. A letter that others write as two (ß) is two units of one place. */
interface Unit {
  readonly key: string;
  readonly at: number;
  readonly end: number;
}

interface Match {
  readonly source: Unit;
  readonly printed: Unit;
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const key of foldedOf(character)) units.push({ key, at, end });
    at = end;
  }
  return units;
}

const folded = new Map<string, string>();

function foldedOf(character: string): string {
  let fold = folded.get(character);
  if (fold === undefined) {
    const plain = /\s/u.test(character) ? ' ' : character.normalize('NFKC').toUpperCase().toLowerCase();
    folded.set(character, (fold = plain));
  }
  return fold;
}

/** What both begin and end with, and between those the longest common subsequence. */
function matchUnits(source: readonly Unit[], printed: readonly Unit[]): Match[] {
  const most = Math.min(source.length, printed.length);
  let head = 0;
  while (head < most && source[head]?.key === printed[head]?.key) head += 1;
  let tail = 0;
  while (tail < most - head && source.at(-1 - tail)?.key === printed.at(-1 - tail)?.key) tail += 1;
  const pairs: [number, number][] = [];
  for (let index = 0; index < head; index += 1) pairs.push([index, index]);
  pairs.push(...commonBetween(source, printed, head, tail));
  for (let index = tail; index > 0; index -= 1) pairs.push([source.length - index, printed.length - index]);
  return mergedByPlace(
    pairs.flatMap(([one, two]): Match[] => {
      const [from, to] = [source[one], printed[two]];
      return from === undefined || to === undefined ? [] : [{ source: from, printed: to }];
    }),
  );
}

/** Beyond this many comparisons (a few milliseconds) the middle stays unmatched. */
const maxComparisons = 1_000_000;

function commonBetween(
  source: readonly Unit[],
  printed: readonly Unit[],
  head: number,
  tail: number,
): [number, number][] {
  const rows = source.length - head - tail;
  const columns = printed.length - head - tail;
  if (rows <= 0 || columns <= 0 || rows * columns > maxComparisons) return [];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        source[head + row]?.key === printed[head + column]?.key
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (source[head + row]?.key === printed[head + column]?.key) pairs.push([head + row++, head + column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Units that share a letter on either side (ß and both of SS) are one match. */
function mergedByPlace(matches: readonly Match[]): Match[] {
  const merged: Match[] = [];
  for (const match of matches) {
    const last = merged.at(-1);
    if (last !== undefined && (match.source.at < last.source.end || match.printed.at < last.printed.end)) {
      merged[merged.length - 1] = {
        source: { ...last.source, end: match.source.end },
        printed: { ...last.printed, end: match.printed.end },
      };
    } else merged.push(match);
  }
  return merged;
}

function shareOf(source: string, printed: string, matches: readonly Match[]): number {
  const visible = Math.min(visibleLength(source), visibleLength(printed));
  if (visible === 0) return 1;
  return matches.reduce((sum, { source: { at, end } }) => sum + visibleLength(source.slice(at, end)), 0) / visible;
}

const visibleLength = (text: string): number => text.replaceAll(/\s/gu, '').length;

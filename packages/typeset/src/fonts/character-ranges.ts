/**
 * Sets of characters as sorted ranges, and the short notation in which the catalogue keeps them.
 *
 * Notation: ranges in ascending order, parted by spaces; each is `gap` or `gap-more` in base 36, where `gap` counts
 * from the end of the previous range (from 0 for the first) and `more` is how many characters follow the first.
 */

/** `[first, last, first, last, …]`, ascending, inclusive. */
export type CharacterRanges = Uint32Array;

export function rangesOf(codePoints: Iterable<number>): CharacterRanges {
  const ranges: number[] = [];
  for (const codePoint of [...codePoints].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && codePoint <= last + 1) ranges[ranges.length - 1] = codePoint;
    else ranges.push(codePoint, codePoint);
  }
  return Uint32Array.from(ranges);
}

export function encodeRanges(ranges: CharacterRanges): string {
  const parts: string[] = [];
  let end = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    const first = ranges[index] ?? 0;
    const last = ranges[index + 1] ?? first;
    const more = last - first;
    parts.push((first - end).toString(36) + (more > 0 ? `-${more.toString(36)}` : ''));
    end = last;
  }
  return parts.join(' ');
}

export function decodeRanges(text: string): CharacterRanges {
  if (text === '') return new Uint32Array();
  const parts = text.split(' ');
  const ranges = new Uint32Array(parts.length * 2);
  let end = 0;
  for (const [index, part] of parts.entries()) {
    const [gap = '0', more = '0'] = part.split('-');
    const first = end + Number.parseInt(gap, 36);
    end = first + Number.parseInt(more, 36);
    ranges[index * 2] = first;
    ranges[index * 2 + 1] = end;
  }
  return ranges;
}

export function rangesHave(ranges: CharacterRanges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[middle * 2] ?? 0)) high = middle - 1;
    else if (codePoint > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/**
 * In which order the items of a page are drawn: that of reading, but for right-to-left text. Extractors expect its
 * letters, words and spaces from left to right, as far as one font goes, and turn them around themselves: a whole line
 * where the line runs from right to left, else the stretches of such text in it, each by itself.
 */
import type { Page, TextItem } from '../layout/page.ts';
import type { FontSet } from './font-set.ts';

/** Indices of items that are drawn one after the other, and the same in reading order. */
export interface DrawingStep {
  readonly drawn: readonly number[];
  readonly read: readonly number[];
  /** Right-to-left text within a line that runs from left to right: it must not be turned around with the rest. */
  readonly isIsland: boolean;
}

export function drawingOrder(page: Page, fonts: FontSet): readonly DrawingStep[] {
  const leftToRight = leftToRightLines(page);
  const steps: DrawingStep[] = [];
  for (let index = 0; index < page.items.length;) {
    const item = page.items[index];
    const isLtr = item?.kind === 'text' && leftToRight.has(item.line);
    const read = isLtr ? islandFrom(page, index, fonts) : stretchFrom(page, index, fonts);
    const isIsland = isLtr && isRightToLeft(item);
    steps.push({ read, drawn: read.length === 1 ? read : fromLeftToRight(page, read), isIsland });
    index += read.length;
  }
  return steps;
}

/** Those that end further right than they begin; a line of one run says by itself how it is read. */
function leftToRightLines(page: Page): ReadonlySet<number> {
  const first = new Map<number, TextItem>();
  const last = new Map<number, TextItem>();
  for (const item of page.items) {
    if (item.kind !== 'text') continue;
    if (!first.has(item.line)) first.set(item.line, item);
    last.set(item.line, item);
  }
  const lines = new Set<number>();
  for (const [line, start] of first) {
    const end = last.get(line) ?? start;
    if (end === start ? !isRightToLeft(start) : end.x > start.x) lines.add(line);
  }
  return lines;
}

const isRightToLeft = (item: TextItem): boolean => item.run.direction === 'rtl' && !item.run.isSpace;

/** From a right-to-left word on, as far as the text goes on at the left. */
function islandFrom(page: Page, start: number, fonts: FontSet): readonly number[] {
  const first = page.items[start];
  const island = [start];
  if (first?.kind !== 'text' || !isRightToLeft(first)) return island;
  let left = first.x;
  for (let index = start + 1; index < page.items.length; index += 1) {
    const item = page.items[index];
    if (item?.kind !== 'text' || !isAlike(first, item, fonts)) break;
    if (Math.abs(item.x + item.width - left) >= touching) break;
    left = item.x;
    island.push(index);
  }
  return island;
}

/** Neighbours on the line, from one element, in one font and size, of which some are read from right to left. */
function stretchFrom(page: Page, start: number, fonts: FontSet): readonly number[] {
  const first = page.items[start];
  if (first?.kind !== 'text') return [start];
  const stretch = [start];
  let { x: left } = first;
  let right = left + first.width;
  let isRtl = first.run.direction === 'rtl';
  for (let index = start + 1; index < page.items.length; index += 1) {
    const item = page.items[index];
    if (item?.kind !== 'text' || !isAlike(first, item, fonts)) break;
    const touchesLeft = Math.abs(item.x + item.width - left) < touching;
    const touchesRight = Math.abs(item.x - right) < touching;
    if (!touchesLeft && !touchesRight) break;
    left = Math.min(left, item.x);
    right = Math.max(right, item.x + item.width);
    isRtl ||= item.run.direction === 'rtl';
    stretch.push(index);
  }
  return isRtl ? stretch : [start];
}

const isAlike = (a: TextItem, b: TextItem, fonts: FontSet): boolean =>
  a.node === b.node &&
  a.line === b.line &&
  a.y === b.y &&
  a.size === b.size &&
  fonts.fontOf(a.run.face) === fonts.fontOf(b.run.face);

/** Points. */
const touching = 0.05;

const fromLeftToRight = (page: Page, indices: readonly number[]): readonly number[] =>
  indices.toSorted((a, b) => (page.items[a]?.x ?? 0) - (page.items[b]?.x ?? 0));

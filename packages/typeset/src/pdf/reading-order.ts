/**
 * Keeps the order of the content for extractors that go by geometry (poppler's default, and what copies it). They sort
 * text into blocks and blocks into columns, so that a date at the right margin or a column at the side is read in
 * another place than it stands in. Two kinds of spaces, invisible on paper, prevent that:
 *
 * - a **bridge** is one real space stretched over the gap between two runs on one baseline, which makes them one line;
 * - a **band** is a space as wide as the page's text, an artifact, above and below every row in which columns of several
 *   lines stand side by side: what is above it is read before what is below it, and a left column before the one at
 *   its right.
 *
 * SPEC.md, "PDF", has the rules (PD20 on) and what they were measured with.
 */
import type { Page, StructureNode, TextItem } from '../layout/page.ts';

export interface ReadingOrder {
  /** By the index of the item that the bridge follows. */
  readonly bridges: ReadonlyMap<number, Bridge>;
  /** By the index of the item that the band follows: its baseline. */
  readonly bands: ReadonlyMap<number, number>;
  /** Left and right edge of the page's text. */
  readonly left: number;
  readonly right: number;
}

export interface Bridge {
  readonly from: number;
  readonly to: number;
}

/** Two runs stand on one baseline where theirs differ by less. Points. */
const sameBaseline = 0.01;
/** In em: poppler takes wider ones (of justified lines) for gaps between columns; 0.7 is where it begins to. */
const widestSpace = 0.6;
/** A gap narrower than this, in em, is no gap between cells. */
const leastBridge = 0.1;

export function readingOrderOf(page: Page, structure: readonly StructureNode[]): ReadingOrder {
  const places = textPlaces(page);
  const bridges = new Map<number, Bridge>();
  /** Places after which a cell begins that shares the baseline and is not bridged. */
  const apart = new Set<number>();
  for (const [at, { index, item }] of places.entries()) {
    if (item.run.isSpace && item.width > widestSpace * item.size) bridges.set(index, acrossSpace(item));
    const next = places[at + 1]?.item;
    if (next === undefined || Math.abs(next.y - item.y) >= sameBaseline || isOneLine(item, next, structure)) continue;
    if (isTitle(item, structure) === isTitle(next, structure)) {
      const bridge = bridgeBetween(item, next);
      if (bridge !== undefined) bridges.set(index, bridge);
    } else {
      apart.add(at);
    }
  }
  return { bridges, bands: bandsAround(places, apart), ...extent(places) };
}

const acrossSpace = ({ x, width }: TextItem): Bridge => ({ from: x, to: x + width });

/** Of one paragraph: runs stand side by side as its line was set, in whatever order the scripts ask for. */
const isOneLine = (a: TextItem, b: TextItem, structure: readonly StructureNode[]): boolean =>
  a.line === b.line && paragraphOf(a.node, structure) === paragraphOf(b.node, structure);

function paragraphOf(node: number, structure: readonly StructureNode[]): number {
  const found = structure[node];
  return found?.role === 'Link' ? paragraphOf(found.parent, structure) : node;
}

interface Place {
  readonly index: number;
  readonly item: TextItem;
}

function textPlaces(page: Page): readonly Place[] {
  const places: Place[] = [];
  for (const [index, item] of page.items.entries()) if (item.kind === 'text') places.push({ index, item });
  return places;
}

/** Name and section titles stand alone: a parser looks for them on lines of their own. */
function isTitle(item: TextItem, structure: readonly StructureNode[]): boolean {
  for (let node = item.node; node > 0;) {
    const found = structure[node];
    if (found === undefined) return false;
    if (found.role === 'H1' || found.role === 'H2') return true;
    node = found.parent;
  }
  return false;
}

function bridgeBetween(item: TextItem, next: TextItem): Bridge | undefined {
  const least = leastBridge * item.size;
  // A space at the end of the line is stretched instead of followed by another.
  const from = item.run.isSpace ? item.x : item.x + item.width;
  if (next.x - from >= least) return { from, to: next.x };
  const leftFrom = item.run.isSpace ? item.x + item.width : item.x;
  const leftTo = next.x + next.width;
  return leftFrom - leftTo >= least ? { from: leftTo, to: leftFrom } : undefined;
}

/**
 * A row is the least run of items that all lie above everything that follows. One with several baselines has columns:
 * it gets a band above and below.
 */
function bandsAround(places: readonly Place[], apart: ReadonlySet<number>): ReadonlyMap<number, number> {
  const lowest = lowestOfRest(places);
  const bands = new Map<number, number>();
  let start = 0;
  let deepest = Number.NEGATIVE_INFINITY;
  let previousEnd: { readonly index: number; readonly y: number } | undefined;
  for (const [at, { index, item }] of places.entries()) {
    deepest = Math.max(deepest, item.y);
    if ((lowest[at + 1] ?? Number.POSITIVE_INFINITY) - deepest < sameBaseline) continue;
    const row = places.slice(start, at + 1);
    const columns = row.some((place) => Math.abs(place.item.y - deepest) >= sameBaseline);
    if (columns || row.some((_, offset) => apart.has(start + offset))) {
      if (previousEnd !== undefined) bands.set(previousEnd.index, previousEnd.y);
      if (at + 1 < places.length) bands.set(index, deepest);
    }
    previousEnd = { index, y: deepest };
    start = at + 1;
  }
  return bands;
}

/** For each place the smallest baseline of it and all after it. */
function lowestOfRest(places: readonly Place[]): readonly number[] {
  const result: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    lowest = Math.min(lowest, places[at]?.item.y ?? lowest);
    result[at] = lowest;
  }
  return result;
}

function extent(places: readonly Place[]): { readonly left: number; readonly right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const { item } of places) {
    left = Math.min(left, item.x);
    right = Math.max(right, item.x + item.width);
  }
  return { left, right };
}

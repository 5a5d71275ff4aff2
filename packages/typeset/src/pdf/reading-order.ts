/**
 * Keeps the order of the content for extractors that go by geometry (poppler's default, and what copies it). They sort
 * text into blocks and blocks into columns, so that a date at the right margin or a column at the side is read in
 * another place than it stands in. Three means, invisible on paper, prevent that:
 *
 * - a **bridge** is one real space stretched over the gap between two runs on one baseline, which makes them one line;
 * - a **band** is a space as wide as the page's text, an artifact, above and below every row in which columns stand side
 *   by side: what is above it is read before what is below it, and a left column before the one at its right;
 * - the **em** of such a row's text differs a little from that of the lines above and below (the same letters, drawn by
 *   smaller glyphs in a larger size), for lines of one size that follow closely become one block across a band.
 *
 * SPEC.md, "PDF", has the rules (PD20 on) and what they were measured with.
 */
import type { Page, StructureNode, TextItem } from '../layout/page.ts';
import { rowsOf, sameBaseline, textPlaces, type PageRow, type Place } from './page-rows.ts';
import { emsOf } from './row-ems.ts';

export interface ReadingOrder {
  /** By the index of the item that the bridge follows. */
  readonly bridges: ReadonlyMap<number, Bridge>;
  /** By the index of the item that the band follows: its baseline. */
  readonly bands: ReadonlyMap<number, number>;
  /** By the index of the item: by how much its em is larger than its size. Absent: they are the same. */
  readonly ems: ReadonlyMap<number, number>;
  /** Left and right edge of the page's text. */
  readonly left: number;
  readonly right: number;
}

export interface Bridge {
  readonly from: number;
  readonly to: number;
}

/** In em: poppler takes wider ones (of justified lines) for gaps between columns; 0.7 is where it begins to. */
const widestSpace = 0.6;
/** A gap narrower than this, in em, is no gap between cells. */
const leastBridge = 0.1;

export function readingOrderOf(page: Page, structure: readonly StructureNode[]): ReadingOrder {
  const places = textPlaces(page);
  const rows = rowsOf(places);
  const { bridges, apart } = bridgesOf(places, structure);
  const withColumns = new Set(rows.filter((row) => hasColumns(row, apart)));
  return { bridges, bands: bandsAround(rows, withColumns), ems: emsOf(rows, withColumns, apart), ...extent(places) };
}

/** `apart`: the places after which a cell begins on the same baseline, but gets no bridge. */
function bridgesOf(
  places: readonly Place[],
  structure: readonly StructureNode[],
): { readonly bridges: ReadonlyMap<number, Bridge>; readonly apart: ReadonlySet<Place> } {
  const bridges = new Map<number, Bridge>();
  const apart = new Set<Place>();
  for (const [at, place] of places.entries()) {
    const { index, item } = place;
    if (item.run.isSpace && item.width > widestSpace * item.size) bridges.set(index, acrossSpace(item));
    const next = places[at + 1]?.item;
    if (next === undefined || Math.abs(next.y - item.y) >= sameBaseline || isOneLine(item, next, structure)) continue;
    const bridge = bridgeBetween(item, next);
    if (bridge === undefined) continue;
    if (isTitle(item, structure) === isTitle(next, structure)) bridges.set(index, bridge);
    else apart.add(place);
  }
  return { bridges, apart };
}

const acrossSpace = ({ x, width }: TextItem): Bridge => ({ from: x, to: x + width });

/** Of one paragraph: runs stand side by side as its line was set, in whatever order the scripts ask for. */
const isOneLine = (a: TextItem, b: TextItem, structure: readonly StructureNode[]): boolean =>
  a.line === b.line && paragraphOf(a.node, structure) === paragraphOf(b.node, structure);

function paragraphOf(node: number, structure: readonly StructureNode[]): number {
  const found = structure[node];
  return found?.role === 'Link' ? paragraphOf(found.parent, structure) : node;
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

const hasColumns = (row: PageRow, apart: ReadonlySet<Place>): boolean =>
  row.bottom - row.top >= sameBaseline || row.places.some((place) => apart.has(place));

function bandsAround(rows: readonly PageRow[], withColumns: ReadonlySet<PageRow>): ReadonlyMap<number, number> {
  const bands = new Map<number, number>();
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    const last = row.places.at(-1);
    if (next === undefined || last === undefined) continue;
    if (withColumns.has(row) || withColumns.has(next)) bands.set(last.index, row.bottom);
  }
  return bands;
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

/** The text of a page as rows: the least stretches of reading order that lie wholly above everything that follows. */
import type { Page, TextItem } from '../layout/page.ts';

export interface Place {
  /** Among the page's items. */
  readonly index: number;
  readonly item: TextItem;
}

export interface PageRow {
  readonly places: readonly Place[];
  /** Baselines of its highest and lowest text. */
  readonly top: number;
  readonly bottom: number;
}

/** Two runs stand on one baseline where theirs differ by less. Points. */
export const sameBaseline = 0.01;

export function textPlaces(page: Page): readonly Place[] {
  const places: Place[] = [];
  for (const [index, item] of page.items.entries()) if (item.kind === 'text') places.push({ index, item });
  return places;
}

export function rowsOf(places: readonly Place[]): readonly PageRow[] {
  const highest = highestOfRest(places);
  const rows: PageRow[] = [];
  let start = 0;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const [at, { item }] of places.entries()) {
    bottom = Math.max(bottom, item.y);
    if ((highest[at + 1] ?? Number.POSITIVE_INFINITY) - bottom < sameBaseline) continue;
    const row = places.slice(start, at + 1);
    rows.push({ places: row, bottom, top: Math.min(...row.map((place) => place.item.y)) });
    start = at + 1;
  }
  return rows;
}

/** For each place the highest baseline of it and all after it. */
function highestOfRest(places: readonly Place[]): readonly number[] {
  const result: number[] = [];
  let highest = Number.POSITIVE_INFINITY;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    highest = Math.min(highest, places[at]?.item.y ?? highest);
    result[at] = highest;
  }
  return result;
}

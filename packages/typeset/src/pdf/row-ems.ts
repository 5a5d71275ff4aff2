/**
 * Which rows of a page need another em, so that no extractor joins their lines with those above and below. poppler
 * (TextOutputDev) lets a block grow downwards and upwards over lines whose size differs by less than 5%, whose
 * baselines are at most 1.5 sizes apart and which overlap horizontally; a row of columns must not be part of such a
 * block. Lines of one row may join.
 */
import type { PageRow, Place } from './page-rows.ts';

/** Each differs from the others and from 1 by more than poppler's 5%. */
const choices = [1, 1.07, 1.15, 1.23] as const;
const joinsWithinSize = 0.06;
const joinsWithinLines = 1.6;

export function emsOf(rows: readonly PageRow[], withColumns: ReadonlySet<PageRow>): ReadonlyMap<number, number> {
  const ems = new Map<number, number>();
  const chosen: number[] = [];
  for (const [at, row] of rows.entries()) {
    const em = withColumns.has(row) ? choose(at) : 1;
    chosen.push(em);
    if (em !== 1) for (const { index } of row.places) ems.set(index, em);
  }
  return ems;

  function choose(at: number): number {
    const fits = (em: number): boolean => !meetsAbove(at, em) && !meetsBelow(at, em);
    return choices.find(fits) ?? choices.find((em) => !meetsAbove(at, em)) ?? 1;
  }

  function meetsAbove(at: number, em: number): boolean {
    const row = rows[at];
    for (let above = at - 1; row !== undefined && above >= 0; above -= 1) {
      const other = rows[above];
      if (other === undefined || row.top - other.bottom > farthest) return false;
      if (couldJoin(other, chosen[above] ?? 1, row, em)) return true;
    }
    return false;
  }

  /** Rows of columns further down choose for themselves. */
  function meetsBelow(at: number, em: number): boolean {
    const row = rows[at];
    for (let below = at + 1; row !== undefined && below < rows.length; below += 1) {
      const other = rows[below];
      if (other === undefined || other.top - row.bottom > farthest) return false;
      if (!withColumns.has(other) && couldJoin(row, em, other, 1)) return true;
    }
    return false;
  }
}

/** Points: more than 1.6 times the size of any name at the head of a résumé. */
const farthest = 80;

function couldJoin(upper: PageRow, upperEm: number, lower: PageRow, lowerEm: number): boolean {
  const near = upper.places.filter(({ item }) => lower.top - item.y <= item.size * upperEm * joinsWithinLines);
  return near.some((a) => lower.places.some((b) => placesJoin(a, upperEm, b, lowerEm)));
}

function placesJoin(a: Place, aEm: number, b: Place, bEm: number): boolean {
  const [aSize, bSize] = [a.item.size * aEm, b.item.size * bEm];
  const larger = Math.max(aSize, bSize);
  return (
    b.item.y - a.item.y <= larger * joinsWithinLines &&
    Math.abs(aSize - bSize) < larger * joinsWithinSize &&
    a.item.x < b.item.x + b.item.width &&
    b.item.x < a.item.x + a.item.width
  );
}

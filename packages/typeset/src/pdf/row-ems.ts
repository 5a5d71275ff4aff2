/**
 * Which text needs another em, so that extractors do not join what must be read apart. poppler (TextOutputDev) lets a
 * block grow
 * - upwards and downwards over lines whose size differs by less than 5%, whose baselines are at most 1.5 sizes apart and
 *   which overlap horizontally with any line of it: so a row of columns must differ from what is above and below;
 * - sideways over text of the same height that is less than 0.7 sizes away, unless its size differs by 60%, and over
 *   a few lines less than 1 size away, unless it differs by 20%: so narrow gaps between columns need a larger em.
 */
import type { TextItem } from '../layout/page.ts';
import { sameBaseline, type PageRow, type Place } from './page-rows.ts';

/** By the index of the item; 1 where absent. */
export function emsOf(
  rows: readonly PageRow[],
  withColumns: ReadonlySet<PageRow>,
  apart: ReadonlySet<Place>,
): ReadonlyMap<number, number> {
  if (withColumns.size === 0) return new Map();
  const cells = rows.map((row) => (withColumns.has(row) ? cellsOf(row, apart) : [wholeRow(row)]));
  for (const [at, row] of rows.entries()) {
    if (!withColumns.has(row)) continue;
    const own = cells[at] ?? [];
    const least = Math.max(...own.map(leastEm));
    const em = choices.find((choice) => choice >= least && !meets(at, own, choice));
    for (const cell of own) cell.em *= em ?? least;
  }
  const ems = new Map<number, number>();
  for (const { places, em } of cells.flat()) {
    if (em !== 1) for (const { index } of places) ems.set(index, Math.round(em * 100) / 100);
  }
  return ems;

  /** Rows of columns further down choose for themselves. */
  function meets(at: number, own: readonly Cell[], em: number): boolean {
    const nearby = (other: number): boolean => {
      const row = rows[other];
      return row !== undefined && (other < at || !withColumns.has(row));
    };
    return cells.some(
      (others, index) =>
        index !== at &&
        Math.abs(index - at) <= reach &&
        nearby(index) &&
        others.some((other) => own.some((cell) => cellsJoin(cell, em, other))),
    );
  }
}

/** Each differs from the others and from 1 by more than poppler's 5%. */
const choices: readonly number[] = [1, 1.07, 1.14, 1.21, 1.28, 1.35, 1.42, 1.49, 1.56];
const joinsWithinSize = 0.06;
const joinsWithinLines = 1.6;
/** Rows further away than this are further away than 1.6 sizes. */
const reach = 4;

interface Cell {
  readonly places: Place[];
  left: number;
  right: number;
  em: number;
}

function cellsJoin(a: Cell, em: number, b: Cell): boolean {
  if (a.left >= b.right || b.left >= a.right) return false;
  return a.places.some(({ item: one }) =>
    b.places.some(({ item: other }) => {
      const [size, otherSize] = [one.size * a.em * em, other.size * b.em];
      const larger = Math.max(size, otherSize);
      return (
        Math.abs(one.y - other.y) <= larger * joinsWithinLines && Math.abs(size - otherSize) < larger * joinsWithinSize
      );
    }),
  );
}

/** So that the lines of a cell are one block: those of several in a grid would pass for a table, read line by line. */
function leastEm({ places, em }: Cell): number {
  let least = 1;
  for (const [at, { item }] of places.entries()) {
    const next = places[at + 1]?.item;
    if (next === undefined || next.y - item.y > item.size * farthestLine) continue;
    least = Math.max(least, (next.y - item.y) / (item.size * em * closestLines));
  }
  return least;
}

/** In sizes: what is further down is another paragraph. */
const farthestLine = 2.2;
/** A little less than poppler's 1.5. */
const closestLines = 1.45;

function wholeRow({ places }: PageRow): Cell {
  const left = Math.min(...places.map(({ item }) => item.x));
  const right = Math.max(...places.map(({ item }) => item.x + item.width));
  return { places: [...places], left, right, em: 1 };
}

/** A cell begins where the text goes up again, or on the same baseline where it was found to stand apart. */
function cellsOf(row: PageRow, apart: ReadonlySet<Place>): readonly Cell[] {
  const cells: Cell[] = [];
  let previous: Place | undefined;
  for (const place of row.places) {
    const { x, y, width, run } = place.item;
    const right = x + (run.isSpace ? 0 : width);
    const last = cells.at(-1);
    const begins = previous === undefined || apart.has(previous) || y < previous.item.y - sameBaseline;
    if (last === undefined || begins) {
      cells.push({ places: [place], left: x, right, em: 1 });
    } else {
      last.places.push(place);
      last.left = Math.min(last.left, x);
      last.right = Math.max(last.right, right);
    }
    previous = place;
  }
  for (const [index, cell] of cells.entries()) cell.em = gapEm(cell, cells[index - 1]);
  for (let index = cells.length - 2; index >= 0; index -= 1) raiseTop(cells[index], cells[index + 1]);
  return cells;
}

/**
 * The block of an earlier cell has to begin a little higher than that of the one beside it: where poppler takes two
 * blocks for overlapping (it widens them up to their neighbours), the higher one is read first.
 */
function raiseTop(cell: Cell | undefined, next: Cell | undefined): void {
  // Close columns need sizes that differ in the other direction, and that matters more.
  if (cell === undefined || next === undefined || next.em !== 1) return;
  const [own, its] = [topOf(cell), topOf(next)];
  if (own < its - higherBy) return;
  const first = cell.places[0]?.item;
  if (first !== undefined) cell.em = (first.y - its + 2 * higherBy) / (first.size * ascentOf(first));
}

/** Points. */
const higherBy = 0.15;

const topOf = ({ places, em }: Cell): number =>
  Math.min(...places.map(({ item }) => item.y - item.size * em * ascentOf(item)));

/** In sizes; poppler takes at most 1.05. */
const ascentOf = ({ run: { face } }: TextItem): number => Math.min(face.ascent / face.unitsPerEm, 1.05);

/** How much larger the em of a cell must be that stands close beside the one before it. */
function gapEm(cell: Cell, before: Cell | undefined): number {
  if (before === undefined) return 1;
  const gap = Math.max(cell.left - before.right, before.left - cell.right);
  const size = Math.max(...cell.places.map(({ item }) => item.size), ...before.places.map(({ item }) => item.size));
  return gap >= safeGap * size ? 1 : gap >= nearGap * size ? nearEm : closeEm;
}

/** In sizes, with a little more than poppler's 1 and 0.7. */
const safeGap = 1.15;
const nearGap = 0.75;
const nearEm = 1.3;
const closeEm = 1.75;

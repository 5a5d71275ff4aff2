/**
 * Joins the slabs of cells that stand side by side into slabs across the row: slabs that overlap in height become one,
 * so that a page can break between two joined slabs without cutting through any cell.
 * Invariant: no break while a cell other than the flowing one still goes on.
 */
import { besideSideCell } from './break-cost.ts';
import { shiftItem } from './shift-item.ts';
import type { Slab, SlabItem } from './slab.ts';

export interface FlatCell {
  readonly slabs: readonly Slab[];
  /** The cell that may run over several pages. */
  readonly flows: boolean;
}

/** Slabs that touch by less than this do not overlap. Points. */
const tolerance = 0.01;

export function joinCells(cells: readonly FlatCell[]): Slab[] {
  const filled = cells.filter((cell) => cell.slabs.length > 0);
  const baseline = Math.max(0, ...filled.map((cell) => cell.slabs[0]?.baseline ?? 0));
  const stacked = filled.flatMap((cell, index) => stackFromTop(cell, index, baseline));
  const sideBottom = Math.max(-Infinity, ...stacked.filter((part) => !part.flows).map((part) => part.bottom));
  stacked.sort((a, b) => a.top - b.top || a.cell - b.cell);

  const joined: Slab[] = [];
  let open: Part[] = [];
  let openBottom = 0;
  let previousBottom = 0;
  const close = (): void => {
    const isFirst = joined.length === 0;
    joined.push(joinParts(open, openBottom, isFirst ? spaceBeforeRow(filled) : previousBottom, isFirst, sideBottom));
    previousBottom = openBottom;
  };
  for (const part of stacked) {
    if (open.length > 0 && part.top >= openBottom - tolerance) {
      close();
      open = [];
    }
    openBottom = open.length === 0 ? part.bottom : Math.max(openBottom, part.bottom);
    open.push(part);
  }
  if (open.length > 0) close();
  return joined;
}

/** A cell's slab and where it stands in the row. */
interface Part {
  readonly slab: Slab;
  readonly cell: number;
  readonly flows: boolean;
  readonly top: number;
  readonly bottom: number;
}

function stackFromTop(cell: FlatCell, index: number, baseline: number): Part[] {
  const own = cell.slabs[0]?.baseline;
  let bottom = own === undefined ? 0 : baseline - own;
  return cell.slabs.map((slab, position) => {
    const top = position === 0 ? bottom : bottom + slab.spaceBefore;
    bottom = top + slab.height;
    return { slab, cell: index, flows: cell.flows, top, bottom };
  });
}

const spaceBeforeRow = (cells: readonly FlatCell[]): number =>
  Math.max(0, ...cells.map((cell) => cell.slabs[0]?.spaceBefore ?? 0));

function joinParts(
  parts: readonly Part[],
  bottom: number,
  spaceOrPreviousBottom: number,
  isFirst: boolean,
  sideBottom: number,
): Slab {
  const top = parts[0]?.top ?? 0;
  const inOrder = parts.toSorted((a, b) => a.cell - b.cell || a.top - b.top);
  const items: SlabItem[] = [];
  const linesOfCell = new Map<number, number>();
  let baseline: number | undefined;
  let capTop = bottom - top;
  let heading = 0;
  for (const part of inOrder) {
    const { slab } = part;
    const down = part.top - top;
    for (const item of slab.items) items.push(shiftItem(item, down));
    linesOfCell.set(part.cell, (linesOfCell.get(part.cell) ?? 0) + slab.lines);
    if (slab.baseline !== undefined) baseline = Math.min(baseline ?? Infinity, slab.baseline + down);
    capTop = Math.min(capTop, slab.capTop + down);
    if (slab.heading > 0) heading = heading === 0 ? slab.heading : Math.min(heading, slab.heading);
  }
  const flowing = parts.find((part) => part.flows);
  const isBesideSide = top < sideBottom - tolerance;
  return {
    height: bottom - top,
    spaceBefore: isFirst ? spaceOrPreviousBottom : top - spaceOrPreviousBottom,
    breakCost: Math.max(flowing?.slab.breakCost ?? 0, isBesideSide && !isFirst ? besideSideCell : 0),
    breaksPage: flowing !== undefined && flowing.slab.breaksPage && !isBesideSide,
    items,
    baseline,
    capTop,
    lines: Math.max(...linesOfCell.values()),
    heading,
    isLoneTail: flowing?.slab.isLoneTail ?? false,
  };
}

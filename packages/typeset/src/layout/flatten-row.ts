/**
 * Cells side by side. Each cell is flattened in its own column; then the cells' slabs that stand beside each other are
 * joined into slabs of the row, first baselines level. Where the cells do not fit side by side they are stacked.
 */
import type { RowBlock } from '../blocks/block.ts';
import { afterHeading, costAtDepth } from './break-cost.ts';
import { createFlow, type Flow } from './flow.ts';
import { joinCells, type FlatCell } from './join-cells.ts';
import { measureBlocks } from './measure-blocks.ts';
import { isHeadingTail, keeps, type Place, type Setting, type Tail } from './setting.ts';
import type { Slab } from './slab.ts';

/** Where the row does not say how narrow its flow cell may get. */
const defaultMinimumFlowPart = 1 / 3;
/** A cell as wide as its text must not break it for a rounding error. */
const roundingRoom = 0.01;

export function flattenRow(row: RowBlock, place: Place, flow: Flow, setting: Setting): Tail {
  const places = cellPlaces(row, place, setting);
  if (places === undefined) return stackCells(row, place, flow, setting);
  const mark = setting.structure.mark();
  const cells = row.cells.map((cell, index): FlatCell & { readonly tail: Tail } => {
    const cellFlow = createFlow();
    const cellPlace = places[index] ?? place;
    const tail = setting.flattenChildren(cell.blocks, cellPlace, cellFlow, setting);
    return { slabs: cellFlow.slabs, flows: cell.width === 'flow', tail };
  });
  const joined = joinCells(cells);
  if (joined.some((slab) => slab.height > setting.columnHeight)) {
    setting.structure.restore(mark);
    return stackCells(row, place, flow, setting);
  }
  joined.forEach((slab, index) => {
    flow.space(slab.spaceBefore);
    if (index > 0) flow.boundary(slab.breakCost);
    if (slab.breaksPage) flow.breakPage();
    flow.push(slab);
  });
  return rowTail(cells, joined);
}

/** A row that is a heading and what stands beside it (a role and its dates) is kept with what follows, as a heading is. */
function rowTail(cells: readonly (FlatCell & { readonly tail: Tail })[], joined: readonly Slab[]): Tail {
  const flowing = cells.find((cell) => cell.flows && cell.slabs.length > 0);
  if (flowing !== undefined && flowing.tail !== 0) return flowing.tail;
  const flowHeight = flowing?.slabs.length ?? 0;
  const isHead = cells.some(
    (cell) => !cell.flows && cell.slabs.length >= flowHeight && cell.slabs.some((slab) => slab.heading > 0),
  );
  return isHead && joined.length > 0 ? keeps : 0;
}

function cellPlaces(row: RowBlock, place: Place, setting: Setting): readonly Place[] | undefined {
  const gaps = row.gap * (row.cells.length - 1);
  const widths = row.cells.map(({ width, blocks }) => {
    if (width === 'flow') return 0;
    if (width !== 'auto') return width;
    return measureBlocks(blocks, setting) + roundingRoom;
  });
  const left = place.width - gaps - widths.reduce((sum, width) => sum + width, 0);
  const flowing = row.cells.filter((cell) => cell.width === 'flow');
  if (flowing.length === 0 ? left < 0 : !hasRoom(row, left / flowing.length, place, setting)) return undefined;

  const isRightToLeft = setting.direction === 'rtl';
  let start = 0;
  return row.cells.map((cell, index) => {
    const width = cell.width === 'flow' ? left / flowing.length : (widths[index] ?? 0);
    const x = isRightToLeft ? place.left + place.width - start - width : place.left + start;
    start += width + row.gap;
    return { ...place, left: x, width };
  });
}

function hasRoom(row: RowBlock, flowWidth: number, place: Place, setting: Setting): boolean {
  if (flowWidth <= 0) return false;
  if (flowWidth >= (row.minimumFlow ?? place.width * defaultMinimumFlowPart)) return true;
  return row.cells.every((cell) => cell.width !== 'flow' || measureBlocks(cell.blocks, setting) <= flowWidth);
}

function stackCells(row: RowBlock, place: Place, flow: Flow, setting: Setting): Tail {
  const { slabs } = flow;
  const first = slabs.length;
  let tail: Tail = 0;
  for (const cell of row.cells) {
    const start = slabs.length;
    flow.boundary(costAtDepth(place.depth + 1));
    const cellTail = setting.flattenChildren(cell.blocks, { ...place, alignToStart: true }, flow, setting);
    const top = slabs[start];
    if (top === undefined) continue;
    tail = cellTail;
    if (start > first) top.breakCost = Math.max(top.breakCost, afterHeading);
  }
  if (tail !== 0 || slabs.length === first) return tail;
  const isHead = slabs.length - first <= 2 * row.cells.length && slabs.slice(first).some((slab) => slab.heading > 0);
  return isHead && !isHeadingTail(tail) ? keeps : 0;
}

/** A group: its children in its own column and structure element, kept together where asked, with its side rule and background. */
import type { GroupBlock } from '../blocks/block.ts';
import { keepTogether, loneTail } from './break-cost.ts';
import type { Flow } from './flow.ts';
import { indent, isHeadingTail, type Place, type Setting, type Tail } from './setting.ts';
import { shiftItem } from './shift-item.ts';
import type { Slab } from './slab.ts';

export function flattenGroup(group: GroupBlock, place: Place, flow: Flow, setting: Setting): Tail {
  const { structure } = setting;
  const { slabs } = flow;
  const first = slabs.length;
  const parent =
    group.role === 'none' ? place.parent : structure.add(group.role === 'section' ? 'Sect' : 'Div', place.parent);
  const tail = setting.flattenChildren(
    group.blocks,
    { ...innerColumn(group, place, setting), parent, depth: depthInside(group, place) },
    flow,
    setting,
    group.gap,
  );
  if (slabs.length === first) {
    if (parent !== place.parent) structure.dropIfEmpty(parent);
    return 0;
  }
  if (group.keepTogether === true) keepSlabsTogether(slabs, first, setting.columnHeight);
  if (group.role !== 'section') discourageLoneTail(slabs, first);
  addSideRule(group, place, slabs, first, setting);
  addBackground(group, place, slabs, first, setting);
  return isHeadingTail(tail) ? tail : 0;
}

/** A wrapper without a role is no level of its own: a break in it costs what it would cost without it. */
const depthInside = (group: GroupBlock, place: Place): number =>
  group.role === 'none' ? place.depth : place.depth + 1;

function innerColumn(group: GroupBlock, place: Place, setting: Setting): Place {
  const padding = group.background === undefined || group.background.bleed ? 0 : group.background.padding;
  return indent(place, (group.indentStart ?? 0) + padding, (group.indentEnd ?? 0) + padding, setting);
}

function keepSlabsTogether(slabs: readonly Slab[], first: number, columnHeight: number): void {
  let height = 0;
  for (let index = first; index < slabs.length; index++) {
    const slab = slabs[index] as Slab; // within the array's length
    height += slab.height + (index === first ? 0 : slab.spaceBefore);
  }
  if (height > columnHeight) return;
  for (let index = first + 1; index < slabs.length; index++) {
    const slab = slabs[index] as Slab; // within the array's length
    slab.breakCost = Math.max(slab.breakCost, keepTogether);
  }
}

function discourageLoneTail(slabs: readonly Slab[], first: number): void {
  const last = slabs.at(-1);
  if (last === undefined || slabs.length - first < 2 || last.isLoneTail || last.lines > 1) return;
  last.isLoneTail = true;
  last.breakCost += loneTail;
}

function addSideRule(group: GroupBlock, place: Place, slabs: readonly Slab[], first: number, setting: Setting): void {
  const { sideRule } = group;
  if (sideRule === undefined) return;
  const inner = innerColumn(group, place, setting);
  const middle =
    setting.direction === 'rtl' ? inner.left + inner.width + sideRule.offset : inner.left - sideRule.offset;
  const { thickness: width, color } = sideRule;
  const id = setting.nextFrame();
  for (let index = first; index < slabs.length; index++) {
    const slab = slabs[index] as Slab; // within the array's length
    const top = index === first ? slab.capTop : 0;
    const bottom = index === slabs.length - 1 ? lastBaseline(slab) : slab.height;
    slab.items.push({ kind: 'frame', id, x: middle - width / 2, width, top, bottom, color, bleeds: false });
  }
}

function lastBaseline(slab: Slab): number {
  let last = -Infinity;
  for (const item of slab.items) if (item.kind === 'line') last = Math.max(last, item.baseline);
  return last === -Infinity ? slab.height : last;
}

function addBackground(group: GroupBlock, place: Place, slabs: Slab[], first: number, setting: Setting): void {
  const { background } = group;
  if (background === undefined) return;
  const { padding, bleed: bleeds, color } = background;
  // At the top of the page the page's own margin is the padding.
  padSlab(slabs, first, bleeds && first === 0 ? 0 : padding, 0);
  padSlab(slabs, slabs.length - 1, 0, padding);
  const x = bleeds ? 0 : place.left;
  const width = bleeds ? setting.pageWidth : place.width;
  const id = setting.nextFrame();
  for (let index = first; index < slabs.length; index++) {
    const slab = slabs[index] as Slab; // within the array's length
    slab.items.push({ kind: 'frame', id, x, width, top: 0, bottom: slab.height, color, bleeds });
  }
}

function padSlab(slabs: Slab[], index: number, above: number, below: number): void {
  const slab = slabs[index] as Slab; // the caller has just counted them
  slabs[index] = {
    ...slab,
    height: slab.height + above + below,
    items: slab.items.map((item) => shiftItem(item, above)),
    baseline: slab.baseline === undefined ? undefined : slab.baseline + above,
    capTop: slab.capTop + above,
  };
}

/**
 * Turns the tree of blocks into one sequence of slabs at the column's width, with the rules about breaking between them
 * (SPEC.md, Layout), and builds the structure tree on the way.
 */
import { assertNever } from '@peersume/base';
import type { Block } from '../blocks/block.ts';
import type { TextDirection } from '../text/style.ts';
import { afterHeading, costAtDepth, fewestLinesAfterHeading, secondLineAfterHeading } from './break-cost.ts';
import { flattenGroup } from './flatten-group.ts';
import { flattenImage } from './flatten-image.ts';
import { flattenList } from './flatten-list.ts';
import { flattenRow } from './flatten-row.ts';
import { flattenRule } from './flatten-rule.ts';
import { flattenText } from './flatten-text.ts';
import { createFlow, type Flow } from './flow.ts';
import type { StructureNode } from './page.ts';
import { isHeadingTail, keeps, type Place, type Setting, type Tail } from './setting.ts';
import type { Slab } from './slab.ts';
import { createStructureTree, documentNode } from './structure-tree.ts';
import type { TextSetter } from './text-setter.ts';

export interface FlattenOptions {
  readonly text: TextSetter;
  readonly language: string;
  readonly direction: TextDirection;
  readonly pageWidth: number;
  /** The column between the margins. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Flattening ends soon after so many full columns: the rest would be refused anyway. */
  readonly maxColumns: number;
}

export interface Flattened {
  readonly slabs: readonly Slab[];
  readonly structure: readonly StructureNode[];
  /** There was more than `maxColumns` hold, and some of it is not here. */
  readonly isCutShort: boolean;
}

export function flattenBlocks(blocks: readonly Block[], options: FlattenOptions): Flattened {
  const structure = createStructureTree();
  const flow = createFlow();
  let order = 0;
  let frames = 0;
  let height = 0;
  const mostHeight = options.maxColumns * options.height;
  const setting: Setting = {
    text: options.text,
    structure,
    language: options.language,
    direction: options.direction,
    columnHeight: options.height,
    pageWidth: options.pageWidth,
    nextOrder: () => order++,
    nextFrame: () => frames++,
    addHeight(points) {
      height += points;
    },
    isFull: () => height > mostHeight,
    flattenChildren,
  };
  flattenChildren(blocks, { left: options.left, width: options.width, parent: documentNode, depth: 0 }, flow, setting);
  return { slabs: flow.slabs, structure: structure.nodes, isCutShort: setting.isFull() };
}

function flattenChildren(blocks: readonly Block[], place: Place, flow: Flow, setting: Setting, gap = 0): Tail {
  const { slabs } = flow;
  const kept: { readonly tail: Tail; readonly next: number }[] = [];
  let tail: Tail = 0;
  let previous: Block | undefined;
  let hasSection = place.depth > 0;
  for (const block of blocks) {
    if (setting.isFull()) break;
    const waiting = flow.waiting();
    if (previous !== undefined) {
      flow.space(spaceBetween(previous, block, gap));
      flow.boundary(costAtDepth(place.depth));
    } else {
      flow.space(block.spaceBefore ?? 0);
    }
    if (block.breakBefore === true && (!isSection(block) || hasSection)) flow.breakPage();
    const before = slabs.length;
    const blockTail = flattenBlock(block, place, flow, setting);
    // A block with nothing in it (an empty text) is as if it were not there.
    if (slabs.length === before) {
      flow.wait(waiting);
      continue;
    }
    if (isLeaf(block))
      for (let index = before; index < slabs.length; index++) setting.addHeight(slabs[index]?.height ?? 0);
    previous = block;
    // A page with nothing but the name and address is no page: no break before the first section.
    hasSection ||= isSection(block);
    tail = block.keepWithNext === true && !isHeadingTail(blockTail) ? keeps : blockTail;
    if (tail !== 0) kept.push({ tail, next: slabs.length });
  }
  if (previous !== undefined) flow.space(previous.spaceAfter ?? 0);
  for (const { tail, next } of kept) keepWithWhatFollows(tail, next, slabs);
  return tail;
}

/** A row or group is counted by what is in it: a cell's slabs are joined anew, and must not count twice. */
const isLeaf = (block: Block): boolean => block.type === 'text' || block.type === 'list' || block.type === 'image';

const isSection = (block: Block): boolean => block.type === 'group' && block.role === 'section';

const spaceBetween = (previous: Block, next: Block, gap: number): number =>
  previous.spaceAfter === undefined && next.spaceBefore === undefined
    ? gap
    : Math.max(previous.spaceAfter ?? 0, next.spaceBefore ?? 0);

function flattenBlock(block: Block, place: Place, flow: Flow, setting: Setting): Tail {
  switch (block.type) {
    case 'text':
      return flattenText(block, place, flow, setting);
    case 'list':
      return flattenList(block, place, flow, setting);
    case 'row':
      return flattenRow(block, place, flow, setting);
    case 'group':
      return flattenGroup(block, place, flow, setting);
    case 'rule':
      return flattenRule(block, place, flow, setting);
    case 'image':
      return flattenImage(block, place, flow, setting);
    default:
      return assertNever(block);
  }
}

/** Forbids a break before the slab at `next` and on until two lines stand with what came before; `slabs` ends with the container. */
function keepWithWhatFollows(tail: Tail, next: number, slabs: readonly Slab[]): void {
  const follower = slabs[next];
  // An entry that is a heading alone heads nothing: the next entry may go to the next page.
  if (follower === undefined || (isHeadingTail(tail) && follower.heading > 0 && follower.heading <= tail)) return;
  let lines = 0;
  for (let index = next; index < slabs.length && lines < fewestLinesAfterHeading; index++) {
    const slab = slabs[index];
    if (slab === undefined) return;
    slab.breakCost = Math.max(slab.breakCost, index === next ? afterHeading : secondLineAfterHeading);
    lines += slab.lines;
  }
}

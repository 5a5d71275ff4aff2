/** What the steps of flattening share: the text engine, the structure tree, and where in the document they are. */
import type { Block } from '../blocks/block.ts';
import type { TextDirection } from '../text/style.ts';
import type { Flow } from './flow.ts';
import type { StructureTree } from './structure-tree.ts';
import type { TextSetter } from './text-setter.ts';

export interface Setting {
  readonly text: TextSetter;
  readonly structure: StructureTree;
  readonly language: string;
  readonly direction: TextDirection;
  /** Height between the margins: the most that a slab can have. */
  readonly columnHeight: number;
  readonly pageWidth: number;
  /** The next number in reading order. */
  nextOrder(): number;
  /** Names a rectangle that spans slabs. */
  nextFrame(): number;
  /** Counts what was set. */
  addHeight(points: number): void;
  /** There is more than any document may have: what follows need not be set. */
  isFull(): boolean;
  /** The step that each step with children needs; given here so that the steps need not import each other in a circle. */
  readonly flattenChildren: FlattenChildren;
}

export type FlattenChildren = (
  blocks: readonly Block[],
  place: Place,
  flow: Flow,
  setting: Setting,
  gap?: number,
) => Tail;

export interface Place {
  /** Left edge and width of the column. Points. */
  readonly left: number;
  readonly width: number;
  /** Structure node of what is inside. */
  readonly parent: number;
  /** Levels of grouping around it: how much a page break costs here. */
  readonly depth: number;
  /** Stacked cells of a row read from the start, wherever they were aligned beside each other. */
  readonly alignToStart?: true;
}

/**
 * What the last thing in a block asks of what follows: 1 to 3, it is a heading of that level and must not be parted
 * from what it heads; `keeps`, the same towards its siblings only.
 */
export type Tail = 0 | 1 | 2 | 3 | typeof keeps;
export const keeps = 4;
export const isHeadingTail = (tail: Tail): boolean => tail >= 1 && tail <= 3;

/** Narrowest column that indents may leave, as a part of what they are taken from. */
const smallestPart = 0.25;

/** The column inside indents; `start` is at the right where the document reads from right to left. */
export function indent(place: Place, start: number, end: number, setting: Setting): Place {
  if (start === 0 && end === 0) return place;
  const most = place.width * (1 - smallestPart);
  const scale = start + end > most ? most / (start + end) : 1;
  const left = (setting.direction === 'rtl' ? end : start) * scale;
  return { ...place, left: place.left + left, width: place.width - (start + end) * scale };
}

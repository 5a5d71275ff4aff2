/**
 * A slab is an unbreakable horizontal strip of the column: one line of text, a picture, or the lines of a row's cells
 * that stand beside each other. Flattening makes slabs of blocks, pagination chooses between which slabs pages break,
 * placement puts their items on pages. Lengths are points; an item's y counts from the slab's upper edge, its x from
 * the page's left edge.
 */
import type { FieldRef } from '@peersume/resume';
import type { ImageData } from '../blocks/block.ts';
import type { Line } from '../text/paragraph.ts';
import type { Color, Span } from '../text/style.ts';

export interface Slab {
  readonly height: number;
  /** Between this slab and the one before, already collapsed; nothing at the top of a page. */
  spaceBefore: number;
  /** What a page break before this slab costs; see break-cost.ts. */
  breakCost: number;
  /** A page begins here. */
  readonly breaksPage: boolean;
  readonly items: SlabItem[];
  /** First baseline, where there is text. */
  readonly baseline: number | undefined;
  /** Top of the first line's capitals; the slab's own top where there is no text. */
  readonly capTop: number;
  /** Lines of text stacked in it: what keeps count against "two lines with a heading". A picture counts as two. */
  readonly lines: number;
  /** Level of the heading in it (1 to 3), 0 where there is none. */
  readonly heading: number;
  /** A break before this slab would leave it as the single last line of its entry; already in `breakCost`. */
  isLoneTail: boolean;
}

export type SlabItem = LineItem | RuleItem | PictureItem | FrameItem;

/** A line of a paragraph, or a list item's marker. */
export interface LineItem {
  readonly kind: 'line';
  /** Reading order within the document. */
  readonly order: number;
  readonly x: number;
  readonly baseline: number;
  readonly line: Line;
  readonly text: SetText;
  readonly isFirst: boolean;
  /** A marker: the next item is on the same line of text. */
  readonly joinsNext: boolean;
}

/** What the lines of one paragraph share. */
export interface SetText {
  readonly spans: readonly Span[];
  /** Structure node of each span. */
  readonly nodes: readonly number[];
  readonly overflows: boolean;
}

export interface RuleItem {
  readonly kind: 'rule';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

export interface PictureItem {
  readonly kind: 'picture';
  readonly order: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly image: ImageData;
  readonly shape: 'rectangle' | 'circle';
  readonly node: number;
  readonly field: FieldRef | undefined;
}

/** One slab's part of a rectangle that spans several (side rule, background): the parts with one id on a page are drawn as one. */
export interface FrameItem {
  readonly kind: 'frame';
  readonly id: number;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly color: Color;
  /** From the page's left to its right edge; and from its upper edge where nothing is above it. */
  readonly bleeds: boolean;
}

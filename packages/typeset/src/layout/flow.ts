/**
 * The sequence of slabs that a column's blocks become, top to bottom. Spaces between two slabs collapse to the largest
 * one asked for; the break between them costs what the outermost boundary between them costs.
 */
import type { Slab, SlabItem } from './slab.ts';

export interface Flow {
  readonly slabs: Slab[];
  /** At least so much space before the next slab. */
  space(points: number): void;
  /** A place where a page may break before the next slab. The cheapest one named counts. */
  boundary(cost: number): void;
  /** A page begins with the next slab. */
  breakPage(): void;
  push(strip: Strip): void;
}

export interface Strip {
  readonly height: number;
  readonly items: SlabItem[];
  readonly baseline?: number | undefined;
  readonly capTop?: number;
  readonly lines: number;
  readonly heading?: number;
}

export function createFlow(): Flow {
  const slabs: Slab[] = [];
  let pendingSpace = 0;
  let pendingCost = Infinity;
  let pendingBreak = false;

  return {
    slabs,
    space(points) {
      if (points > pendingSpace) pendingSpace = points;
    },
    boundary(cost) {
      if (cost < pendingCost) pendingCost = cost;
    },
    breakPage() {
      pendingBreak = true;
    },
    push(strip) {
      slabs.push({
        height: strip.height,
        spaceBefore: pendingSpace,
        breakCost: pendingCost === Infinity ? 0 : pendingCost,
        breaksPage: pendingBreak && slabs.length > 0,
        items: strip.items,
        baseline: strip.baseline,
        capTop: strip.capTop ?? 0,
        lines: strip.lines,
        heading: strip.heading ?? 0,
        isLoneTail: false,
      });
      pendingSpace = 0;
      pendingCost = Infinity;
      pendingBreak = false;
    },
  };
}

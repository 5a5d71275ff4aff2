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
  /** What waits for the next slab, to go back to where a block turns out to be empty. */
  waiting(): Waiting;
  wait(waiting: Waiting): void;
}

export interface Waiting {
  readonly space: number;
  readonly cost: number;
  readonly breaksPage: boolean;
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
  let space = 0;
  let cost = Infinity;
  let breaksPage = false;

  return {
    slabs,
    space(points) {
      if (points > space) space = points;
    },
    boundary(breakCost) {
      if (breakCost < cost) cost = breakCost;
    },
    breakPage() {
      breaksPage = true;
    },
    push(strip) {
      slabs.push({
        height: strip.height,
        spaceBefore: space,
        breakCost: cost === Infinity ? 0 : cost,
        breaksPage,
        items: strip.items,
        baseline: strip.baseline,
        capTop: strip.capTop ?? 0,
        lines: strip.lines,
        heading: strip.heading ?? 0,
        isLoneTail: false,
      });
      space = 0;
      cost = Infinity;
      breaksPage = false;
    },
    waiting: () => ({ space, cost, breaksPage }),
    wait(earlier) {
      ({ space, cost, breaksPage } = earlier);
    },
  };
}

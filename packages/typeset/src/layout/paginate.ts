/**
 * Chooses where pages end: the cheapest sequence of breaks over all slabs, by dynamic programming. For every slab the
 * best way to begin a page there is kept, so the work is the number of slabs times the slabs of one page.
 */
import { eachPage, emptiness, scrap, scrapPart } from './break-cost.ts';
import type { Slab } from './slab.ts';

/** Sums of lengths that are equal on paper may differ by this. Points. */
const tolerance = 0.01;

/** Index of the first slab of each page. */
export function paginate(slabs: readonly Slab[], columnHeight: number): readonly number[] {
  if (slabs.length === 0) return [];
  const { tops, bottoms } = stack(slabs);
  const count = slabs.length;
  const cheapest = new Float64Array(count + 1).fill(Infinity);
  const startOfPageBefore = new Int32Array(count + 1);
  cheapest[0] = 0;

  for (let end = 1; end <= count; end++) {
    const next = slabs[end];
    const endsByNeed = next !== undefined && !next.breaksPage;
    const breakCost = endsByNeed ? next.breakCost : 0;
    for (let start = end - 1; start >= 0; start--) {
      // The typed arrays below have an element for every slab.
      const height = (bottoms[end - 1] as number) - (tops[start] as number);
      if (height > columnHeight + tolerance && start < end - 1) break;
      const filled = Math.min(1, height / columnHeight);
      const cost =
        (cheapest[start] as number) + breakCost + eachPage + (endsByNeed ? gapCost(filled) : scrapCost(filled));
      if (cost < (cheapest[end] as number)) {
        cheapest[end] = cost;
        startOfPageBefore[end] = start;
      }
      if (slabs[start]?.breaksPage === true) break;
    }
  }
  return traceBack(startOfPageBefore);
}

/** Where each slab would be on one endless page. */
function stack(slabs: readonly Slab[]): { readonly tops: Float64Array; readonly bottoms: Float64Array } {
  const tops = new Float64Array(slabs.length);
  const bottoms = new Float64Array(slabs.length);
  let y = 0;
  slabs.forEach((slab, index) => {
    y += slab.spaceBefore;
    tops[index] = y;
    y += slab.height;
    bottoms[index] = y;
  });
  return { tops, bottoms };
}

const gapCost = (filled: number): number => emptiness * (1 - filled) ** 2;

/** The last page, and the one before a break that the author asked for, may be as empty as they are; a scrap is not nice. */
const scrapCost = (filled: number): number => (filled < scrapPart ? scrap * (1 - filled / scrapPart) : 0);

function traceBack(startOfPageBefore: Int32Array): number[] {
  const starts: number[] = [];
  let end = startOfPageBefore.length - 1;
  while (end > 0) {
    end = startOfPageBefore[end] as number; // `end` stays within the array
    starts.push(end);
  }
  return starts.toReversed();
}

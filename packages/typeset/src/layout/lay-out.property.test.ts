import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLayout } from './check-layout.ts';
import { breakPages } from './lay-out.ts';
import { createFixedAdvanceSetter } from './testing/fixed-advance-setter.ts';
import { lay, setup } from './testing/blocks.ts';
import { generatedBlocks } from './testing/generated-blocks.ts';
import { mirrored } from './testing/mirrored.ts';

const runs = { numRuns: 150 };

describe('pages of generated blocks', () => {
  test('[LY1–LY6] [LY13] lose no word, keep order, margins, distances, headings and paragraphs', () => {
    fc.assert(
      fc.property(generatedBlocks, fc.constantFrom('ltr' as const, 'rtl' as const), (blocks, direction) => {
        expect(checkLayout(lay(blocks, direction), blocks)).toEqual([]);
      }),
      runs,
    );
  });

  test('[LY12] from right to left are the mirror image of those from left to right', () => {
    fc.assert(
      fc.property(generatedBlocks, (blocks) => {
        expect(mirrored(lay(blocks, 'rtl'))).toEqual(mirrored(lay(blocks, 'ltr'), { flip: true }));
      }),
      runs,
    );
  });

  test('[LY7] take no more pages than filling each page as far as allowed would', () => {
    fc.assert(
      fc.property(generatedBlocks, (blocks) => {
        const { slabs, starts } = breakPages(blocks, setup, createFixedAdvanceSetter());
        expect(starts.length).toBeLessThanOrEqual(fillGreedily(slabs));
      }),
      runs,
    );
  });

  test('are the same each time', () => {
    fc.assert(
      fc.property(generatedBlocks, (blocks) => {
        expect(lay(blocks)).toEqual(lay(blocks));
      }),
      { numRuns: 50 },
    );
  });
});

/** Pages when each ends at the last allowed break that fits. */
function fillGreedily(slabs: ReturnType<typeof breakPages>['slabs']): number {
  const height = setup.pageHeight - setup.margins.top - setup.margins.bottom;
  let pages = 0;
  let start = 0;
  while (start < slabs.length) {
    let y = 0;
    let lastAllowed = -1;
    let index = start;
    for (; index < slabs.length; index++) {
      const slab = slabs[index];
      if (slab === undefined || (index > start && slab.breaksPage)) break;
      if (index > start && slab.breakCost < 1e9) lastAllowed = index;
      y += (index > start ? slab.spaceBefore : 0) + slab.height;
      if (y > height + 0.01) break;
    }
    pages++;
    const isEnd = index >= slabs.length || (slabs[index]?.breaksPage === true && y <= height + 0.01);
    start = isEnd ? index : Math.max(lastAllowed > start ? lastAllowed : index, start + 1);
  }
  return pages;
}

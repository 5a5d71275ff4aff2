import { describe, expect, test } from 'vitest';
import { afterHeading, insideParagraph } from './break-cost.ts';
import { paginate } from './paginate.ts';
import type { Slab } from './slab.ts';

const slab = (changes: Partial<Slab> = {}): Slab => ({
  height: 10,
  spaceBefore: 0,
  breakCost: 0,
  breaksPage: false,
  items: [],
  baseline: 8,
  capTop: 2,
  lines: 1,
  heading: 0,
  isLoneTail: false,
  ...changes,
});
const slabs = (count: number, changes: (index: number) => Partial<Slab> = () => ({})): Slab[] =>
  Array.from({ length: count }, (_, index) => slab(changes(index)));

describe('pagination', () => {
  test('of nothing is no page', () => {
    expect(paginate([], 100)).toEqual([]);
  });

  test('fills a page to its last point', () => {
    expect(paginate(slabs(10), 100)).toEqual([0]);
    expect(paginate(slabs(11), 100)).toHaveLength(2);
  });

  test('counts the space between slabs, but not at the top of a page', () => {
    expect(
      paginate(
        slabs(20, () => ({ spaceBefore: 90 })),
        110,
      ),
    ).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  });

  test('[LY7] looks ahead: a dear break now is taken where it saves a dearer one later', () => {
    // Twelve slabs on pages of five: ends at 5 and 10 cost two dear breaks, ends at 4 and 8 none.
    const costs = slabs(12, (index) => ({ breakCost: index % 4 === 0 ? 0 : insideParagraph }));
    expect(paginate(costs, 50)).toEqual([0, 4, 8]);
  });

  test('[LY8] breaks a forbidden place only where nothing else is possible', () => {
    const glued = slabs(12, (index) => ({ breakCost: index === 2 ? 0 : afterHeading }));
    expect(paginate(glued, 100)).toEqual([0, 2]);
    expect(
      paginate(
        slabs(25, () => ({ breakCost: afterHeading })),
        100,
      ),
    ).toHaveLength(3);
  });

  test('a slab taller than the page has a page of its own', () => {
    expect(paginate([slab(), slab({ height: 300 }), slab()], 100)).toEqual([0, 1, 2]);
  });

  test('[LY9] a page begins where one must', () => {
    expect(
      paginate(
        slabs(6, (index) => ({ breaksPage: index === 2 || index === 3 })),
        100,
      ),
    ).toEqual([0, 2, 3]);
  });

  test('[LY16] looks at the slabs of one page for each slab: with all of them this would take minutes', () => {
    expect(paginate(slabs(300_000), 100)).toHaveLength(30_000);
  });
});

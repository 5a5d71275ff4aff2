import { describe, expect, test } from 'vitest';
import { createGrowth } from './growth.ts';

/** Looks often enough for a link whose rate depends on its connections; gives how many it had, step by step. */
function grow(rateOf: (stripes: number) => number, looks: number, isHeldUp = true): number[] {
  const growth = createGrowth(4);
  const had: number[] = [];
  let stripes = 1;
  for (let look = 0; look < looks; look++) {
    const step = growth.look(rateOf(stripes), isHeldUp, stripes);
    if (step === 'add') stripes++;
    if (step === 'remove') stripes--;
    had.push(stripes);
  }
  return had;
}

describe('more connections', () => {
  test('[WR7] are added while each makes sending faster, four at most', () => {
    expect(grow((stripes) => stripes * 1000, 30).at(-1)).toBe(4);
    expect(Math.max(...grow((stripes) => stripes * 1000, 200))).toBe(4);
  });

  test('[WR7] are kept but not added further where one brings nothing', () => {
    expect(grow(() => 1000, 30).at(-1)).toBe(2);
  });

  test('[WR7] are taken away where one makes sending slower', () => {
    const had = grow((stripes) => 1000 / stripes, 30);
    expect(Math.max(...had)).toBe(2);
    expect(had.at(-1)).toBe(1);
  });

  test('[WR7] are not tried again and again', () => {
    const had = grow((stripes) => 1000 / stripes, 60);
    expect(had.filter((count, at) => count > (had[at - 1] ?? 1)).length).toBe(1);
  });

  test('[WR7] are not added while it is the other end that sending waits for', () => {
    expect(grow((stripes) => stripes * 1000, 100, false).at(-1)).toBe(1);
  });
});

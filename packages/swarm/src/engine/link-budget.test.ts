import { expect, test } from 'vitest';
import { createLinkBudget } from './link-budget.ts';

const limits = { maxLinks: 3, maxLinksPerPeer: 2, linksPerMinute: 6 };

test('[EN26] one peer has so many links at once', () => {
  const budget = createLinkBudget(limits);
  expect([1, 2, 3].map(() => budget.open('ann', 0))).toEqual([undefined, undefined, 'too many links of one peer']);
  budget.close('ann');
  expect(budget.open('ann', 0)).toBeUndefined();
});

test('[EN26] all together have so many', () => {
  const budget = createLinkBudget(limits);
  expect(['ann', 'ben', 'cat', 'dan'].map((peer) => budget.open(peer, 0))).toEqual([
    undefined,
    undefined,
    undefined,
    'too many links',
  ]);
});

test('[EN26] who comes and goes may come so often within a minute, and again later', () => {
  const budget = createLinkBudget(limits);
  for (let visit = 0; visit < 6; visit++) {
    expect(budget.open('ann', visit)).toBeUndefined();
    budget.close('ann');
  }
  expect(budget.open('ann', 6)).toBe('too many links within a minute');
  expect(budget.open('ben', 6)).toBeUndefined();
  expect(budget.open('ann', 20_000)).toBeUndefined();
});

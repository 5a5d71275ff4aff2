import { expect, test } from 'vitest';
import { killWriters } from './kill-writers.ts';

test('[ND11] programs killed while they write lose nothing that they acknowledged, and leave no wrong byte', async () => {
  const outcome = await killWriters(8, 5);
  expect(outcome.faults).toEqual([]);
  expect(outcome.kills).toBe(8);
  expect(outcome.acknowledged).toBeGreaterThan(60);
});

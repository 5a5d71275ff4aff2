import { expect, test } from 'vitest';
import { createRateMeter } from './rate-meter.ts';

test('[DR1] a steady stream has its rate, and nothing once it ended', () => {
  const meter = createRateMeter();
  for (let now = 0; now <= 20_000; now += 10) meter.add(10_000, now);
  expect(meter.rate(20_000)).toBeGreaterThan(0.95e6);
  expect(meter.rate(20_000)).toBeLessThan(1.05e6);
  expect(meter.rate(26_000)).toBe(0);
  expect(meter.total).toBe(2001 * 10_000);
});

test('[DR1] one early piece is no burst', () => {
  const meter = createRateMeter(5);
  meter.add(1000, 100);
  expect(meter.rate(101)).toBeLessThanOrEqual(2000);
  expect(meter.total).toBe(1005);
});

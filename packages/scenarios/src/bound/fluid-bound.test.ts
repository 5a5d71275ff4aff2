import { expect, test } from 'vitest';
import { fluidBound } from './fluid-bound.ts';

const crowd = (count: number, uplink: number, downlink = Infinity) => ({
  fileBytes: 1000,
  pieceCount: 10,
  seedUplink: 100,
  leechers: Array.from({ length: count }, () => ({ uplink, downlink })),
});

test('[SC31] a seed must send each byte once', () => {
  const bound = fluidBound(crowd(8, 100));
  expect(bound.fluidMs).toBe(10_000);
  expect(bound.boundMs).toBeCloseTo(10_000 * 1.3);
  expect(bound.seedBytes).toBe(1000);
});

test('[SC31] nobody gets it faster than the slowest downlink lets', () => {
  expect(fluidBound(crowd(8, 100, 20)).fluidMs).toBe(50_000);
});

test('[SC31] all uplinks together send it to all', () => {
  const bound = fluidBound(crowd(4, 0));
  expect(bound.fluidMs).toBe(40_000);
  expect(bound.seedBytes).toBe(4000);
});

import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('a steady stream has its rate, and silence takes it away', () => {
  let now = 10_000;
  const pace = createPace(() => now);
  expect(pace.rate()).toBe(0);
  for (let step = 0; step < 100; step++) {
    now += 100;
    pace.add(50_000);
  }
  expect(pace.rate()).toBeGreaterThan(450_000);
  expect(pace.rate()).toBeLessThan(550_000);
  expect(pace.total).toBe(5_000_000);
  now += 10_000;
  expect(pace.rate()).toBe(0);
});

test('one early piece is no burst', () => {
  let now = 0;
  const pace = createPace(() => now);
  now = 1;
  pace.add(1_000);
  expect(pace.rate()).toBeLessThanOrEqual(2_000);
});

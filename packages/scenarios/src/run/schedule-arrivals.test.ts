import { createWorld } from '@peersume/world';
import { expect, test } from 'vitest';
import { type Scenario } from '../scenario/scenario.ts';
import { type Actor } from './actor.ts';
import { scheduleArrivals } from './schedule-arrivals.ts';

function arrivalsOf(arrival: Scenario['groups'][number]['arrival'], count: number): readonly number[] {
  const world = createWorld({ seed: 'arrivals' });
  const group = { name: 'guest', count, role: 'leecher' as const, ...(arrival === undefined ? {} : { arrival }) };
  const scenario = { groups: [group] } as unknown as Scenario;
  const actors = Array.from({ length: count }, () => ({ group }) as unknown as Actor);
  const times: number[] = [];
  const hands = { expect: () => undefined, start: () => void times.push(world.clock.now()) };
  scheduleArrivals(world, scenario, actors, hands);
  world.run({});
  return times;
}

test('all come at the beginning, or spread evenly', () => {
  expect(arrivalsOf(undefined, 3)).toEqual([0, 0, 0]);
  expect(arrivalsOf({ type: 'spread', fromMs: 10, overMs: 40 }, 4)).toEqual([10, 20, 30, 40]);
});

test('as customers come: with the mean that was asked for, and as irregular as chance', () => {
  const count = 4000;
  const times = arrivalsOf({ type: 'poisson', fromMs: 100, meanMs: 20 }, count);
  const gaps = times.map((time, index) => time - (times[index - 1] ?? 100));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / count;
  expect(mean).toBeGreaterThan(19);
  expect(mean).toBeLessThan(21);
  // Of exponential gaps, a share of 1/e is longer than the mean.
  expect(gaps.filter((gap) => gap > 20).length / count).toBeCloseTo(Math.exp(-1), 1);
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / count;
  expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
});

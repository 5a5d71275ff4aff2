import { type Clock } from '@peersume/base';
import { expect, test } from 'vitest';
import { createManualClock } from './testing/manual-clock.ts';
import { createWakeTimer } from './wake-timer.ts';

const setUp = () => {
  const clock = createManualClock(1000);
  const woken: number[] = [];
  return { clock, woken, timer: createWakeTimer(clock, () => woken.push(clock.now())) };
};

test('[EN2] an earlier moment replaces a later one, and one timer is enough', () => {
  const { clock, woken, timer } = setUp();
  timer.set(1500);
  timer.set(1100);
  expect(clock.timers).toBe(1);
  clock.advance(1000);
  expect(woken).toEqual([1100]);
});

test('[EN2] a moment put off a hundred times costs two timers', () => {
  const { clock, woken, timer } = setUp();
  for (let atMs = 1100; atMs <= 1200; atMs++) timer.set(atMs);
  clock.advance(1000);
  expect(woken).toEqual([1200]);
  expect(clock.timersSet).toBe(2);
});

test('[EN2] never is never, and a moment gone by is soon', () => {
  const { clock, woken, timer } = setUp();
  timer.set(1100);
  timer.set(Infinity);
  clock.advance(500);
  expect(woken).toEqual([]);
  timer.set(3);
  clock.advance(1);
  expect(woken).toHaveLength(1);
  timer.set(2000);
  timer.cancel();
  clock.advance(5000);
  expect(woken).toHaveLength(1);
  expect(clock.timers).toBe(0);
});

test('[EN2] a clock too coarse for the rest of the way is given a step that it can make', () => {
  // So large a reading has no room for small fractions: the difference to the moment may be less than a step of it.
  let nowMs = 2 ** 40;
  const delays: number[] = [];
  const clock: Clock = {
    now: () => nowMs,
    after(delayMs, task) {
      delays.push(delayMs);
      if (delays.length > 10) return { cancel: () => {} };
      // It rings a little early, as clocks do that count by themselves.
      nowMs = Math.max(nowMs, nowMs + delayMs - 2 ** -12);
      task();
      return { cancel: () => {} };
    },
  };
  let woken = 0;
  createWakeTimer(clock, () => woken++).set(2 ** 40 + 1);
  expect(woken).toBe(1);
  expect(delays.every((delayMs) => delayMs >= 0.01)).toBe(true);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTimeLeft } from './time-left.ts';

const piece = 256 * 1024;

/** When each piece came, in milliseconds; the share of moments at which the estimate was within a quarter. */
function rightShare(arrivals: readonly number[]): number {
  const estimator = createTimeLeft();
  const end = arrivals.at(-1) ?? 0;
  let right = 0;
  let asked = 0;
  let next = 0;
  const start = arrivals[0] ?? 0;
  const first = start + (end - start) * 0.1;
  // Asked at even moments, as a person looks, and not when pieces come. The last second needs no estimate.
  const step = (end - first) / 400;
  for (let now = first; now < end - 1000; now += step) {
    for (; next < arrivals.length && (arrivals[next] ?? 0) <= now; next++) estimator.add(piece, arrivals[next] ?? 0);
    const left = estimator.secondsLeft((arrivals.length - next) * piece, now);
    const truth = (end - now) / 1000;
    asked++;
    if (left !== undefined && Math.abs(left - truth) <= 0.25 * truth) right++;
  }
  return right / asked;
}

/** A trace of pieces at `rate` bytes a second, which may change with the share that is done. */
function trace(pieces: number, rate: (done: number, index: number) => number): number[] {
  const arrivals: number[] = [];
  let now = 0;
  for (let index = 0; index < pieces; index++) {
    now += (piece / rate(index / pieces, index)) * 1000;
    arrivals.push(now);
  }
  return arrivals;
}

const MB = 1_000_000;

describe('[DR2] time left is within a quarter for nine tenths of a transfer, after its first tenth', () => {
  test('at any steady rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 4000 }),
        fc.double({ min: 0.2, max: 100, noNaN: true }),
        (pieces, rate) => {
          const arrivals = trace(pieces, () => rate * MB);
          fc.pre((arrivals.at(-1) ?? 0) > 8000);
          expect(rightShare(arrivals)).toBeGreaterThanOrEqual(0.9);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('where each piece takes another time, up to three times as long', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0.5, max: 1.5, noNaN: true })), (noise) => {
        const next = (): number => noise.next().value as number; // an infinite stream
        expect(rightShare(trace(800, () => 4 * MB * next()))).toBeGreaterThanOrEqual(0.9);
      }),
      { numRuns: 40 },
    );
  });

  test('where pieces come in gusts of sixteen, as from many peers', () => {
    const arrivals = trace(1600, () => 5 * MB);
    const gusts = arrivals.map((_, index) => arrivals[Math.min(arrivals.length - 1, (index | 15) + 0)] ?? 0);
    expect(rightShare(gusts)).toBeGreaterThanOrEqual(0.9);
  });

  test('where the rate swings by a third every six seconds', () => {
    let now = 0;
    const arrivals = trace(2000, () => {
      const rate = 6 * MB * (1 + 0.33 * Math.sin(now / 3));
      now += piece / rate;
      return rate;
    });
    expect(rightShare(arrivals)).toBeGreaterThanOrEqual(0.9);
  });

  test('where a connection begins slowly', () => {
    expect(
      rightShare(trace(1500, (done) => (done < 0.03 ? (0.1 + done * 30) * 5 * MB : 5 * MB))),
    ).toBeGreaterThanOrEqual(0.9);
  });

  test('where it stood still for a while in its first tenth', () => {
    const arrivals = trace(1000, () => 5 * MB).map((at, index) => (index > 40 ? at + 3000 : at));
    expect(rightShare(arrivals)).toBeGreaterThanOrEqual(0.9);
  });
});

test('[DR3] nothing is said before something is known, and nothing is left of nothing', () => {
  const estimator = createTimeLeft();
  expect(estimator.secondsLeft(1000, 0)).toBeUndefined();
  estimator.add(piece, 0);
  estimator.add(piece, 10);
  expect(estimator.secondsLeft(1000, 20)).toBeUndefined();
  expect(estimator.secondsLeft(0, 20)).toBe(0);
});

test('[DR3] while nothing comes, time left grows', () => {
  const estimator = createTimeLeft();
  for (const at of trace(100, () => 2 * MB)) estimator.add(piece, at);
  const [soon = 0, later = 0] = [14_000, 60_000].map((now) => estimator.secondsLeft(100 * piece, now));
  expect(later).toBeGreaterThan(2 * soon);
});

import { describe, expect, test } from 'vitest';
import { seededRandom } from '../src/wire/testing/seeded-random.ts';
import { emptyReport, fuzzOnce } from './fuzz-round.ts';
import { type FuzzTarget } from './fuzz-target.ts';
import { fuzzTargets } from './fuzz-targets.ts';

const run = (target: FuzzTarget, frames: number) => {
  const report = emptyReport(target.name);
  const random = seededRandom(`test ${target.name}`);
  for (let frame = 0; frame < frames; frame++) fuzzOnce(target, random, report);
  return report;
};

describe('every decoder takes whatever comes', () => {
  test.each(fuzzTargets(seededRandom('test')))('$name', (target) => {
    const report = run(target, 2000);
    expect(report.failures).toEqual([]);
    expect(report.frames).toBe(2000);
  });
});

describe('the judge can be angry', () => {
  const target = (call: (bytes: Uint8Array) => void): FuzzTarget => ({
    name: 'planted',
    examples: [Uint8Array.of(1, 2, 3)],
    maxBytes: 100,
    memoryOf: () => 64 * 1024,
    prepare: (bytes) => () => call(bytes),
  });
  const failuresOf = (call: (bytes: Uint8Array) => void, frames: number): string[] =>
    run(target(call), frames).failures.map(({ what }) => what);

  test('about a decoder that throws', () => {
    const throwing = (bytes: Uint8Array): void => {
      if (bytes[0] === 1) throw new RangeError('planted');
    };
    expect(failuresOf(throwing, 50)[0]).toContain('planted');
  });

  test('about one that takes memory by what the bytes claim', () => {
    const kept: Uint8Array[] = [];
    expect(failuresOf((bytes) => kept.push(new Uint8Array(bytes.length * 1e6)), 3)).not.toEqual([]);
  });

  test('about one that is slow', () => {
    const slow = (): void => {
      for (const start = process.threadCpuUsage().user; process.threadCpuUsage().user < start + 80_000;);
    };
    expect(failuresOf(slow, 1)[0]).toMatch(/^\d+\.\d ms/);
  });
});

import { describe, expect, test } from 'vitest';
import { type Scenario } from '../scenario/scenario.ts';
import { type StreamOutcome } from './outcome.ts';
import { runScenario } from './run-scenario.ts';

/** One seed, one reader; 40 pieces of 25,000 bytes: the network gives four each second. */
const streamed = (bytesPerSecond: number, more: Partial<Scenario> = {}): StreamOutcome => {
  const outcome = runScenario({
    name: 'stream',
    seed: 'stream',
    groups: [
      { name: 'seed', count: 1, role: 'seed', uplink: 100_000 },
      { name: 'reader', count: 1, role: 'leecher' },
    ],
    topology: { type: 'mesh' },
    files: [{ name: 'film', byteLength: 1_000_000, pieceLength: 25_000, content: 'symbolic', isManifestKnown: true }],
    readers: [{ machine: 'reader', file: 'film', startMs: 500, bytesPerSecond }],
    until: { atMs: 600_000 },
    ...more,
  });
  const [stream] = outcome.streams;
  expect(outcome.end).toBe('complete');
  return stream ?? expect.fail('no stream');
};

describe('[SC32] a reader', () => {
  test('never stands still where the network is faster than the medium', () => {
    expect(streamed(80_000)).toMatchObject({ stalls: 0, stalledMs: 0, isFinished: true });
  });

  test('stands still where it is slower, for as long as that takes', () => {
    const stream = streamed(200_000);
    expect(stream.stalls).toBeGreaterThan(2);
    // 10 s to send it, 5 s to show it.
    expect(stream.stalledMs).toBeGreaterThan(3_000);
    expect(stream.stalledMs).toBeLessThan(6_000);
    expect(stream.isFinished).toBe(true);
  });

  test('begins when the first pieces are there, and waits while the seed is away', () => {
    const away: Partial<Scenario> = {
      faults: [
        { type: 'kill', atMs: 3_000, machine: 'seed-0' },
        { type: 'restart', atMs: 13_000, machine: 'seed-0' },
      ],
    };
    const stream = streamed(80_000, away);
    // Two pieces take 0.5 s, and what was on its way before them as long again.
    expect(stream.startMs).toBeLessThan(1_500);
    expect(stream.stalls).toBe(1);
    expect(stream.stalledMs).toBeGreaterThan(5_000);
  });
});

/** Watching a film while it comes, in swarms small enough to be tried each time; scripts/special.ts has the large ones. */
import {
  judgeStreams,
  runScenario,
  shortPremiereScenario,
  shortStreamingScenario,
  type StreamFigures,
} from '@peersume/scenarios';
import { expect, test } from 'vitest';

const seeds = [1, 2, 3, 4].map((seed) => `short ${seed}`);
const stalledMs = (figures: readonly StreamFigures[]): number =>
  figures.reduce((sum, figure) => sum + figure.stalledMs, 0);

test.each(seeds)('[EX26] who comes to a swarm begins within a second and never stands still. Seed %s', (seed) => {
  const figures = judgeStreams(runScenario(shortStreamingScenario(seed)));
  expect(figures.startMs).toBeLessThanOrEqual(1000);
  expect(figures.stalls).toBe(0);
});

test('[EX26] a premiere before few begins within a second, and hardly stands still', () => {
  const figures = seeds.map((seed) => judgeStreams(runScenario(shortPremiereScenario(seed))));
  for (const { startMs } of figures) expect(startMs).toBeLessThanOrEqual(1000);
  expect(stalledMs(figures)).toBeLessThan(500);
});

test('[EX40] where everyone waits for a seed nobody goes first, so that it spreads the film', () => {
  const figures = seeds.map((seed) => judgeStreams(runScenario(shortPremiereScenario(seed, 12))));
  // 139 s; 221 s where all take turns at going first.
  expect(stalledMs(figures)).toBeLessThan(165_000);
});

/**
 * A few hundred seeds of mixed faults; the long run of `packages/scenarios/scripts/long-run.ts` does the same for hours.
 * A seed that fails prints itself: `npx node packages/scenarios/scripts/long-run.ts --from SEED --runs 1 --name once`.
 */
import {
  addRun,
  arbitraryScenario,
  emptyTally,
  hashOutcome,
  mergeTallies,
  mixedAdversaries,
  pinnedScenarios,
  readScenario,
  runMixed,
  type Tally,
} from '@peersume/scenarios';
import { describe, expect, test } from 'vitest';

/** Away from the seeds of the long run. */
const first = 900_000;
const ranges = 15;
const seedsOfRange = 20;

describe('[SF10] mixed faults', () => {
  test.each(Array.from({ length: ranges }, (_, range) => first + range * seedsOfRange))('seeds from %i on', (from) => {
    const tally = runRange(from, from + seedsOfRange);
    expect(tally.runs).toBe(seedsOfRange);
    expect(tally.failures).toEqual([]);
  });
});

test('[SF11] the same seed gives the same scenario, and the same run', () => {
  for (const seed of ['one', 'two', 'three']) {
    expect(arbitraryScenario(seed)).toEqual(arbitraryScenario(seed));
    const [one, other] = [runMixed(arbitraryScenario(seed)), runMixed(arbitraryScenario(seed))];
    expect(hashOutcome(one.outcome)).toBe(hashOutcome(other.outcome));
  }
});

test('[SF12] scenarios drawn from seeds are scenarios, and have some of everything', () => {
  const scenarios = Array.from({ length: 400 }, (_, seed) => arbitraryScenario(`${seed}`));
  for (const scenario of scenarios) expect(readScenario(JSON.parse(JSON.stringify(scenario))).ok).toBe(true);
  const faults = new Set(scenarios.flatMap(({ faults = [] }) => faults.map(({ type }) => type)));
  expect(faults.size).toBe(12);
  const programs = new Set(scenarios.flatMap(({ groups }) => groups.flatMap(({ program }) => program ?? [])));
  expect([...programs].sort()).toEqual([...mixedAdversaries].sort());
  expect(new Set(scenarios.map(({ topology }) => topology.type))).toEqual(new Set(['mesh', 'random', 'line', 'star']));
  expect(new Set(scenarios.flatMap(({ files }) => files.map(({ content }) => content)))).toEqual(
    new Set(['real', 'symbolic']),
  );
});

test('[SF13] ranges of seeds that were run apart add up', () => {
  expect(mergeTallies(runRange(0, 3), runRange(3, 6))).toEqual(runRange(0, 6));
});

test('[SF14] what must hold is seen when it does not', () => {
  const scenario = arbitraryScenario('0');
  const hasty = { ...scenario, until: { ...scenario.until, maxEvents: 100 } };
  expect(runMixed(hasty).failure).toBe('noEnd events');
});

describe('[SF15] what failed once holds', () => {
  test.each(pinnedScenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
    expect(runMixed(scenario)).toMatchObject({ failure: undefined, detail: '' });
  });
});

function runRange(from: number, to: number): Tally {
  const tally = emptyTally();
  for (let seed = from; seed < to; seed++) {
    const scenario = arbitraryScenario(`${seed}`);
    addRun(tally, scenario, runMixed(scenario));
  }
  return tally;
}

/**
 * Makes a failing scenario smaller while it still fails the same way: fewer faults, fewer machines, smaller files, fewer
 * extras. Delta debugging (Zeller and Hildebrandt, 2002): large cuts first, then smaller ones, until none works.
 */
import { type Scenario } from '../scenario/scenario.ts';
import { smallerScenarios } from './smaller-scenarios.ts';

export interface ShrinkOptions {
  /** The name of the failure, or undefined where the scenario does not fail. */
  readonly failure: (scenario: Scenario) => string | undefined;
  /** Runs at most; shrinking a little is better than shrinking for hours. */
  readonly maxRuns?: number;
  readonly progressed?: (smaller: Scenario, runs: number) => void;
}

export interface Shrunk {
  readonly scenario: Scenario;
  readonly failure: string;
  readonly runs: number;
}

/** Undefined when the scenario does not fail at all. */
export function shrinkScenario(scenario: Scenario, options: ShrinkOptions): Shrunk | undefined {
  const { maxRuns = 500 } = options;
  const failure = options.failure(scenario);
  if (failure === undefined) return undefined;
  let smallest = scenario;
  let runs = 1;
  let isSmaller = true;
  while (isSmaller && runs < maxRuns) {
    isSmaller = false;
    for (const candidate of smallerScenarios(smallest)) {
      if (runs >= maxRuns) break;
      runs++;
      if (options.failure(candidate) !== failure) continue;
      smallest = candidate;
      isSmaller = true;
      options.progressed?.(smallest, runs);
      break;
    }
  }
  return { scenario: smallest, failure, runs };
}

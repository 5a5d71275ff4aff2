/** Runs of letters in order of where they begin, by one of their two ends; they may overlap. */
import type { Run } from './record.ts';

export interface RunList {
  insert(run: Run): void;
  /** Those that hold the clock, or any of so many from it on. */
  at(clock: number, length?: number): Run[];
  /** Those that share a clock with one before them in order. */
  overlapping(): Run[];
}

export function createRunList(end: 'from' | 'to'): RunList {
  const runs: Run[] = [];
  /** For each, the furthest that it and those before it reach. */
  const reaches: number[] = [];
  let sortedUpTo = 0;

  const start = (run: Run): number => run[end].clock;

  /** Runs mostly come in order; those that do not are put in their places when somebody asks. */
  function sort(): void {
    if (sortedUpTo === runs.length) return;
    runs.sort((a, b) => start(a) - start(b));
    let reach = 0;
    runs.forEach((run, index) => (reaches[index] = reach = Math.max(reach, start(run) + run.length)));
    sortedUpTo = runs.length;
  }

  return {
    insert(run) {
      runs.push(run);
      if (sortedUpTo < runs.length - 1) return;
      const last = runs[runs.length - 2];
      // Still in order: nothing to sort.
      if (last !== undefined && start(last) > start(run)) return;
      reaches.push(Math.max(reaches.at(-1) ?? 0, start(run) + run.length));
      sortedUpTo = runs.length;
    },
    at(clock, length = 1) {
      sort();
      let [low, high] = [0, runs.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (start(runs[middle] as Run) < clock + length) low = middle + 1;
        else high = middle;
      }
      const found: Run[] = [];
      for (let index = low - 1; index >= 0 && (reaches[index] as number) > clock; index--) {
        const run = runs[index] as Run; // an index below `low`
        if (start(run) + run.length > clock) found.push(run);
      }
      return found;
    },
    overlapping() {
      sort();
      return runs.filter((run, index) => index > 0 && (reaches[index - 1] as number) > start(run));
    },
  };
}

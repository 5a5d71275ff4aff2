/** Bundled for a bare page: runs scenarios there and gives what came of them, and of every step on the way. */
import { hashOutcome, hashText, runScenario, type Scenario } from '@peersume/scenarios';

export interface RunHashes {
  readonly outcome: string;
  /** Of every frame, link, fault and piece, with their times. */
  readonly steps: string;
  readonly end: string;
}

export function hashesOf(scenario: Scenario): RunHashes {
  let steps = '';
  const outcome = runScenario(scenario, {
    trace: (line) => {
      steps = hashText(steps + JSON.stringify(line));
    },
  });
  return { outcome: hashOutcome(outcome), steps, end: outcome.end };
}

Object.assign(globalThis, { hashesOf });

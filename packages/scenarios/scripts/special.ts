/**
 * The questions beside speed, one line for each seed: free riders, watching, a premiere, leaving.
 * `npx node packages/scenarios/scripts/special.ts [--seeds 3] [--only free|stream|premiere|churn]`
 */
import { parseArgs } from 'node:util';
import { completeShare, freeRiderShare, judgeStreams } from '../src/figures/judge-special.ts';
import {
  churnScenario,
  freeRiderScenario,
  premiereScenario,
  streamingScenario,
} from '../src/figures/special-scenarios.ts';
import { failureLine } from '../src/run/failure.ts';
import { type Outcome } from '../src/run/outcome.ts';
import { runScenario } from '../src/run/run-scenario.ts';
import { type Scenario } from '../src/scenario/scenario.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' }, only: { type: 'string' } } });

interface Question {
  readonly make: (seed: string) => Scenario;
  readonly tell: (outcome: Outcome) => string;
}

const streams = (outcome: Outcome): string => {
  const { startMs, stalls, stalledMs } = judgeStreams(outcome);
  const each = outcome.streams.map((one) => `${one.startMs?.toFixed(0)}/${one.stalls}/${one.stalledMs.toFixed(0)}`);
  return `start ${startMs.toFixed(0)} ms, ${stalls} stalls, ${stalledMs.toFixed(0)} ms; each ${each.join(' ')}`;
};

const questions: Readonly<Record<string, Question>> = {
  free: {
    make: freeRiderScenario,
    tell: (outcome) => `a free rider's rate is ${freeRiderShare(outcome).toFixed(3)} of a contributor's`,
  },
  stream: { make: streamingScenario, tell: streams },
  premiere: { make: premiereScenario, tell: streams },
  churn: { make: churnScenario, tell: (outcome) => `${completeShare(outcome)} of those who stayed are complete` },
};

for (const [name, { make, tell }] of Object.entries(questions)) {
  if (values.only !== undefined && values.only !== name) continue;
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const scenario = make(`special ${seed}`);
    const outcome = runScenario(scenario);
    console.log(`${name} ${seed}: ${outcome.end} at ${(outcome.endMs / 1000).toFixed(2)} s, ${tell(outcome)}`);
    console.log(`    ${JSON.stringify(outcome.news)}`);
    const failure = failureLine(scenario, outcome);
    if (failure !== undefined) console.log(failure);
  }
}

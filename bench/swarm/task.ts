/** One run of a scenario and what is kept of it: what goes to a worker thread and comes back. */
import {
  churnScenario,
  completeShare,
  crowdScenario,
  failureLine,
  failureOf,
  freeRiderScenario,
  freeRiderShare,
  judgeCrowd,
  judgeStreams,
  premiereScenario,
  runScenario,
  streamingScenario,
  thousandScenario,
  type CrowdFigures,
  type CrowdOptions,
  type Outcome,
  type Scenario,
  type StreamFigures,
} from '@peersume/scenarios';

export type Task =
  | { readonly type: 'crowd'; readonly crowd: CrowdOptions }
  | { readonly type: 'freeRiders' | 'streaming' | 'premiere' | 'churn'; readonly seed: string }
  | { readonly type: 'thousand'; readonly seed: string; readonly pieceLength: number };

export interface TaskResult {
  /** Undefined when the run was as it should be. */
  readonly failure: string | undefined;
  readonly wallSeconds: number;
  readonly events: number;
  readonly crowd?: CrowdFigures;
  readonly share?: number;
  readonly streams?: StreamFigures;
}

export function runTask(task: Task): TaskResult {
  const scenario = scenarioOf(task);
  const before = performance.now();
  const outcome = runScenario(scenario);
  const wallSeconds = (performance.now() - before) / 1000;
  const line = failureLine(scenario, outcome);
  if (line !== undefined) console.error(`\n${line}`);
  return { failure: failureOf(outcome), wallSeconds, events: outcome.events, ...judged(task, scenario, outcome) };
}

function scenarioOf(task: Task): Scenario {
  switch (task.type) {
    case 'crowd':
      return crowdScenario(task.crowd);
    case 'freeRiders':
      return freeRiderScenario(task.seed);
    case 'streaming':
      return streamingScenario(task.seed);
    case 'premiere':
      return premiereScenario(task.seed);
    case 'churn':
      return churnScenario(task.seed);
    case 'thousand':
      return thousandScenario(task.seed, task.pieceLength);
  }
}

function judged(task: Task, scenario: Scenario, outcome: Outcome): Partial<TaskResult> {
  switch (task.type) {
    case 'crowd':
    case 'thousand':
      return { crowd: judgeCrowd(scenario, outcome) };
    case 'freeRiders':
      return { share: freeRiderShare(outcome) };
    case 'streaming':
    case 'premiere':
      return { streams: judgeStreams(outcome) };
    case 'churn':
      return { share: completeShare(outcome) };
  }
}

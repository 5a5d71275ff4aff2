import { type Scenario } from '../scenario/scenario.ts';
import { type Outcome } from './outcome.ts';

/** How a run failed, in one word that stays the same while the scenario shrinks; undefined when it did not. */
export function failureOf(outcome: Outcome): string | undefined {
  const [violation] = outcome.violations;
  if (violation?.type === 'programThrew') return `programThrew ${firstLine(violation.detail)}`;
  return violation?.type ?? (outcome.end === 'complete' ? undefined : outcome.end);
}

/** The failure and all that is needed to see it again, on one line; undefined when the run did not fail. */
export function failureLine(scenario: Scenario, outcome: Outcome): string | undefined {
  const failure = failureOf(outcome);
  return failure === undefined ? undefined : `${failure}, seed ${scenario.seed}: ${JSON.stringify(scenario)}`;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

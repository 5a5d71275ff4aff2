import { type Outcome } from './outcome.ts';

/** How a run failed, in one word that stays the same while the scenario shrinks; undefined when it did not. */
export function failureOf(outcome: Outcome): string | undefined {
  const [violation] = outcome.violations;
  if (violation?.type === 'programThrew') return `programThrew ${firstLine(violation.detail)}`;
  return violation?.type ?? (outcome.end === 'complete' ? undefined : outcome.end);
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

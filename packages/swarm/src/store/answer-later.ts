import { type Clock } from '@peersume/base';

/** When a store without a disk answers: within the call, or so many milliseconds later. */
export interface AnswerDelay {
  readonly clock: Clock;
  readonly delayMs: number;
}

/** Runs an answer now or after the delay. Answers keep the order in which they were asked for. */
export function answerBy(delay: AnswerDelay | undefined): (answer: () => void) => void {
  if (delay === undefined) return (answer) => answer();
  const { clock, delayMs } = delay;
  return (answer) => void clock.after(delayMs, answer);
}

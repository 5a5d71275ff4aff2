/** What was tried of late and what came of it, for people and the doctor. The oldest gives way. */
import type { Attempt } from '../peer.ts';

export interface AttemptLog {
  readonly all: readonly Attempt[];
  add(attempt: Attempt): void;
}

export function createAttemptLog(max: number): AttemptLog {
  const attempts: Attempt[] = [];
  return {
    get all() {
      return [...attempts];
    },
    add(attempt) {
      attempts.push(attempt);
      if (attempts.length > max) attempts.shift();
    },
  };
}

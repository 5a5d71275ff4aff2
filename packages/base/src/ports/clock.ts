/** Time comes from outside. In the world it is virtual; in a program it is the platform's monotonic clock. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes back; may have fractions. */
  now(): number;
  /** Runs `task` once, `delayMs` from now or later. */
  after(delayMs: number, task: () => void): Timer;
}

export interface Timer {
  /** Nothing happens when the task has run already. */
  cancel(): void;
}

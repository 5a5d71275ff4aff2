/** A clock that stands still until a test moves it. */
import { type Clock } from '@peersume/base';

export interface ManualClock extends Clock {
  /** Moves on, and runs what is due on the way, in order. */
  advance(ms: number): void;
  /** Timers set and not yet run or cancelled. */
  readonly timers: number;
  /** Timers ever set. */
  readonly timersSet: number;
}

export function createManualClock(startMs = 0): ManualClock {
  let nowMs = startMs;
  let timersSet = 0;
  let waiting: { readonly atMs: number; readonly task: () => void }[] = [];

  return {
    now: () => nowMs,
    after(delayMs, task) {
      const timer = { atMs: nowMs + delayMs, task };
      timersSet++;
      waiting.push(timer);
      return {
        cancel() {
          waiting = waiting.filter((other) => other !== timer);
        },
      };
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const due = waiting.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (due === undefined) break;
        waiting = waiting.filter((other) => other !== due);
        nowMs = Math.max(nowMs, due.atMs);
        due.task();
      }
      nowMs = endMs;
    },
    get timers() {
      return waiting.length;
    },
    get timersSet() {
      return timersSet;
    },
  };
}

/** Time that passes when a test says so. */
import type { Clock } from '@peersume/base';

export interface VirtualClock extends Clock {
  /** Runs what is due within `ms`, in order. */
  pass(ms: number): void;
}

export function createVirtualClock(): VirtualClock {
  let now = 0;
  let number = 0;
  let tasks: { readonly at: number; readonly number: number; readonly task: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, task) {
      const entry = { at: now + Math.max(0, delayMs), number: number++, task };
      tasks.push(entry);
      return {
        cancel() {
          tasks = tasks.filter((one) => one !== entry);
        },
      };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const due = tasks
          .filter(({ at }) => at <= end)
          .sort((one, other) => one.at - other.at || one.number - other.number)[0];
        if (due === undefined) break;
        tasks = tasks.filter((one) => one !== due);
        now = Math.max(now, due.at);
        due.task();
      }
      now = end;
    },
  };
}

/** The same chances in every run (mulberry32). */
export function createTestRandom(seed = 1): { uint32(): number } {
  let state = seed;
  return {
    uint32() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) >>> 0;
    },
  };
}

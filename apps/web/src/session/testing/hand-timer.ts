/** A clock and its timers, moved by hand. */
import type { Timer } from '../saving.ts';

export interface HandTimer extends Timer {
  now(): number;
  /** Time passes: what falls due runs at its moment, and what it promised is done before the next. */
  pass(ms: number): Promise<void>;
}

export function createHandTimer(start = 1_000_000): HandTimer {
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  let now = start;
  let next = 1;

  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  };

  return {
    now: () => now,
    start(callback, ms) {
      timers.set(next, { at: now + ms, callback });
      return next++;
    },
    stop: (id) => void timers.delete(id),
    async pass(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].callback();
        await settled();
      }
      now = end;
    },
  };
}

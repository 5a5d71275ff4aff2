import { type Clock } from '@peersume/base';

/** A clock that stands still until it is told to do what is due. */
export function manualClock(): Clock & { settle(): void } {
  let now = 0;
  const tasks: { readonly atMs: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const task = { atMs: now + delayMs, run };
      const later = tasks.findIndex(({ atMs }) => atMs > task.atMs);
      tasks.splice(later === -1 ? tasks.length : later, 0, task);
      return {
        cancel() {
          const index = tasks.indexOf(task);
          if (index !== -1) tasks.splice(index, 1);
        },
      };
    },
    settle() {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
        now = Math.max(now, task.atMs);
        task.run();
      }
    },
  };
}

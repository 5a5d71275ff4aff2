/** Work of several steps, one at a time for each name: in all tabs by a Web Lock, without locks in this tab. */
import type { Library } from './library.ts';

export function createAlone(locks: LockManager | undefined): Library['alone'] {
  /** By name, the last work that was asked for here. */
  const last = new Map<string, Promise<unknown>>();

  return async (name, work) => {
    if (locks !== undefined) return locks.request(`peersume-${name}`, work);
    const next = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, next);
    return next;
  };
}

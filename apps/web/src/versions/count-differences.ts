/**
 * How many things the shown variant has of its own, and how many of them the master has changed since. To tell it, the
 * whole document is compared, so it is done when somebody looks, and while keys come no more often than anyone reads it.
 */
import type { Id } from '@peersume/resume';
import type { Timer } from '../session/saving.ts';
import type { Session } from '../session/session.ts';

export interface DifferenceCounts {
  readonly own: number;
  readonly behind: number;
}

export interface CountedDifferences {
  /** The same object while it says the same. Of a variant that has just been chosen it is right at once. */
  get(): DifferenceCounts;
  subscribe(listener: () => void): () => void;
}

/** Milliseconds between two countings while somebody writes: faster than it is read, slower than it is typed. */
const calmMs = 400;

const nothing: DifferenceCounts = { own: 0, behind: 0 };

export function countDifferences(
  session: Pick<Session, 'document' | 'variant' | 'revision' | 'subscribe'>,
  timer: Timer,
): CountedDifferences {
  let counted: { readonly variant: Id | undefined; readonly revision: number; readonly counts: DifferenceCounts } = {
    variant: undefined,
    revision: -1,
    counts: nothing,
  };
  let waiting: number | undefined;
  const listeners = new Set<() => void>();

  function count(): DifferenceCounts {
    const variant = session.variant.get();
    const isThere = variant !== undefined && session.document.variants().some(({ id }) => id === variant);
    const differences = isThere ? session.document.differences(variant) : [];
    const own = differences.length;
    const behind = differences.filter(({ masterChanged, masterRemoved }) => masterChanged || masterRemoved).length;
    const isSame = own === counted.counts.own && behind === counted.counts.behind;
    counted = { variant, revision: session.revision(), counts: isSame ? counted.counts : { own, behind } };
    return counted.counts;
  }

  function countLater(): void {
    // The master has none.
    if (waiting !== undefined || session.variant.get() === undefined) return;
    waiting = timer.start(() => {
      waiting = undefined;
      const before = counted.counts;
      if (count() !== before) for (const listener of listeners) listener();
    }, calmMs);
  }

  return {
    get: () => (session.variant.get() === counted.variant ? counted.counts : count()),
    subscribe(listener) {
      listeners.add(listener);
      const leave = session.subscribe(() => {
        if (session.revision() !== counted.revision) countLater();
      });
      // What was written between looking and listening.
      if (session.revision() !== counted.revision) countLater();
      return () => {
        leave();
        listeners.delete(listener);
        if (listeners.size > 0 || waiting === undefined) return;
        timer.stop(waiting);
        waiting = undefined;
      };
    },
  };
}

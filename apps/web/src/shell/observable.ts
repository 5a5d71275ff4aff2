/** A value that React components and others watch. */
import { useSyncExternalStore } from 'react';

export interface Observable<T> {
  get(): T;
  set(next: T | ((before: T) => T)): void;
  subscribe(listener: () => void): () => void;
}

export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const changed = typeof next === 'function' ? (next as (before: T) => T)(value) : next;
      if (Object.is(changed, value)) return;
      value = changed;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `pick` must return the same object while nothing it looks at changed. */
export function useObservable<T, S>(source: Observable<T>, pick: (value: T) => S): S {
  return useSyncExternalStore(source.subscribe, () => pick(source.get()));
}

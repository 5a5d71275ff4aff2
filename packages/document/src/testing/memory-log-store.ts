/** Logs in memory: for tests, and for a program that keeps nothing. */
import { err, ok, type LogStore, type LogStoreError, type Result } from '@peersume/base';

export interface MemoryLogStoreOptions {
  /** Bytes, entries and values beside together; without, there is no limit. */
  readonly capacity?: number;
}

export function createMemoryLogStore({ capacity = Number.POSITIVE_INFINITY }: MemoryLogStoreOptions = {}): LogStore {
  const logs = new Map<string, Log>();

  const bytesOf = ({ entries, beside }: Log): number =>
    [...entries, ...beside.values()].reduce((sum, bytes) => sum + bytes.length, 0);

  async function answer<T>(
    signal: AbortSignal | undefined,
    work: () => Result<T, LogStoreError>,
  ): Promise<Result<T, LogStoreError>> {
    // Nothing is done inside the call, as with a real store.
    await Promise.resolve();
    return signal?.aborted === true ? err({ type: 'Aborted' }) : work();
  }

  return {
    write: (name, { append = [], beside = new Map() }, signal) => {
      const entries = append.map((entry) => entry.slice());
      const values = [...beside].map(([key, value]) => [key, value?.slice() ?? null] as const);
      return answer(signal, () => {
        const log = logs.get(name) ?? { entries: [], beside: new Map() };
        const next: Log = { entries: [...log.entries, ...entries], beside: new Map(log.beside) };
        for (const [key, value] of values) {
          if (value === null) next.beside.delete(key);
          else next.beside.set(key, value);
        }
        const others = [...logs].reduce((sum, [other, held]) => sum + (other === name ? 0 : bytesOf(held)), 0);
        if (others + bytesOf(next) > capacity) return err({ type: 'StoreFull' });
        logs.set(name, next);
        return ok(next.entries.length);
      });
    },
    read: (name, from, limit, signal) =>
      answer(signal, () => {
        const entries = logs.get(name)?.entries.slice(from, from + limit) ?? [];
        return ok(entries.map((entry) => entry.slice()));
      }),
    readBeside: (name, key, signal) => answer(signal, () => ok(logs.get(name)?.beside.get(key)?.slice())),
    list: (signal) =>
      answer(signal, () => {
        const names = [...logs.keys()].sort();
        return ok(names.map((name) => ({ name, length: logs.get(name)?.entries.length ?? 0 })));
      }),
    remove: (name, signal) =>
      answer(signal, () => {
        logs.delete(name);
        return ok(undefined);
      }),
  };
}

interface Log {
  readonly entries: readonly Uint8Array[];
  readonly beside: Map<string, Uint8Array>;
}

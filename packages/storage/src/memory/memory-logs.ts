import type { LogStore, LogStoreError, Result } from '@peersume/base';

type Answer = <T>(signal: AbortSignal | undefined, work: () => T) => Promise<Result<T, LogStoreError>>;

interface Log {
  readonly entries: Uint8Array[];
  readonly beside: Map<string, Uint8Array>;
}

/** `answer` does the work later, or says why not. */
export function createMemoryLogs(answer: Answer): LogStore {
  const logs = new Map<string, Log>();

  return {
    write(name, { append = [], beside = new Map() }, signal) {
      const entries = append.map((entry) => entry.slice());
      const values = [...beside].map(([key, value]) => [key, value?.slice() ?? null] as const);
      return answer(signal, () => {
        const log: Log = logs.get(name) ?? { entries: [], beside: new Map() };
        logs.set(name, log);
        log.entries.push(...entries);
        for (const [key, value] of values) {
          if (value === null) log.beside.delete(key);
          else log.beside.set(key, value);
        }
        return log.entries.length;
      });
    },
    read: (name, from, limit, signal) =>
      answer(signal, () => {
        const entries = logs.get(name)?.entries ?? [];
        return entries.slice(from, from + limit).map((entry) => entry.slice());
      }),
    readBeside: (name, key, signal) => answer(signal, () => logs.get(name)?.beside.get(key)?.slice()),
    list: (signal) =>
      answer(signal, () => {
        const names = [...logs.keys()].sort();
        return names.map((name) => ({ name, length: logs.get(name)?.entries.length ?? 0 }));
      }),
    remove: (name, signal) => answer(signal, () => void logs.delete(name)),
  };
}

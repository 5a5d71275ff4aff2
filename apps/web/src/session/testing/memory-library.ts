/** A library in memory, for tests. Several views of one library are what several tabs have. */
import { err, ok, type LogStore, type LogStoreError, type Result } from '@peersume/base';
import type { Card, ElsewhereChange, Library, OldResume } from '@peersume/storage';

export interface MemoryShelf {
  readonly logs: Map<string, { entries: Uint8Array[]; beside: Map<string, Uint8Array> }>;
  readonly cards: Map<string, Card>;
  readonly settings: Map<string, unknown>;
  readonly oldResumes: Map<string, OldResume>;
  /** What every write meets; absent, it succeeds. */
  trouble?: LogStoreError | undefined;
  /** Writes that were acknowledged. */
  writes: number;
  /** By name, the last work that asked to be alone. */
  readonly alone: Map<string, Promise<unknown>>;
  readonly tabs: Set<Set<(change: ElsewhereChange) => void>>;
}

export const createShelf = (): MemoryShelf => ({
  logs: new Map(),
  cards: new Map(),
  settings: new Map(),
  oldResumes: new Map(),
  writes: 0,
  alone: new Map(),
  tabs: new Set(),
});

/** One tab's view of the shelf. */
export function createMemoryLibrary(shelf: MemoryShelf = createShelf()): Library {
  const listeners = new Set<(change: ElsewhereChange) => void>();
  shelf.tabs.add(listeners);

  const tell = (change: ElsewhereChange): void => {
    for (const tab of shelf.tabs) if (tab !== listeners) for (const listener of tab) listener(change);
  };

  /** Nothing happens inside the call, as with a real store. */
  async function read<T>(work: () => T): Promise<Result<T, LogStoreError>> {
    await Promise.resolve();
    return ok(work());
  }

  async function write<T>(change: ElsewhereChange, work: () => T): Promise<Result<T, LogStoreError>> {
    await Promise.resolve();
    if (shelf.trouble !== undefined) return err(shelf.trouble);
    const done = work();
    shelf.writes += 1;
    tell(change);
    return ok(done);
  }

  const logs: LogStore = {
    write: (name, { append = [], beside = new Map() }) =>
      write({ type: 'log', log: name }, () => {
        const log = shelf.logs.get(name) ?? { entries: [], beside: new Map<string, Uint8Array>() };
        shelf.logs.set(name, log);
        log.entries.push(...append.map((entry) => entry.slice()));
        for (const [key, value] of beside) {
          if (value === null) log.beside.delete(key);
          else log.beside.set(key, value.slice());
        }
        return log.entries.length;
      }),
    read: (name, from, limit) => read(() => shelf.logs.get(name)?.entries.slice(from, from + limit) ?? []),
    readBeside: (name, key) => read(() => shelf.logs.get(name)?.beside.get(key)),
    list: () => read(() => [...shelf.logs].map(([name, { entries }]) => ({ name, length: entries.length }))),
    remove: (name) => write({ type: 'log', log: name }, () => void shelf.logs.delete(name)),
  };

  return {
    logs,
    cards: () => read(() => [...shelf.cards.values()].toSorted((a, b) => b.changedAt - a.changedAt)),
    card: (id) => read(() => shelf.cards.get(id)),
    putCard: (card) => write({ type: 'cards' }, () => void shelf.cards.set(card.id, card)),
    remove: (id) =>
      write({ type: 'cards' }, () => {
        shelf.cards.delete(id);
        shelf.logs.delete(id);
      }),
    setting: (name) => read(() => shelf.settings.get(name)),
    putSetting: (name, value) => write({ type: 'setting', name }, () => void shelf.settings.set(name, value)),
    onElsewhere(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    health: () => Promise.resolve({ isPersisted: false }),
    persist: () => Promise.resolve(false),
    alone(name, work) {
      const next = (shelf.alone.get(name) ?? Promise.resolve()).then(work, work);
      shelf.alone.set(name, next);
      return next;
    },
    oldResumes: () => read(() => [...shelf.oldResumes.values()]),
    forgetOldResume: (id) => write({ type: 'cards' }, () => void shelf.oldResumes.delete(id)),
    close: () => void shelf.tabs.delete(listeners),
  };
}

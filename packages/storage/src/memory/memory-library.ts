/**
 * A library that ends with the program: where the browser lets nothing be stored, so that one can write all the same and
 * save a file; and for tests.
 */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { createAlone } from '../alone.ts';
import type { Card, Library } from '../library.ts';
import { byChange } from '../read-record.ts';
import { createMemoryLogs } from './memory-logs.ts';

export interface MemoryLibraryOptions {
  /** What the next call comes to instead: for tests of what happens when storing fails. */
  readonly fail?: () => LogStoreError | undefined;
}

export function memoryLibrary({ fail = () => undefined }: MemoryLibraryOptions = {}): Library {
  const cards = new Map<string, Card>();
  const settings = new Map<string, unknown>();

  async function answer<T>(signal: AbortSignal | undefined, work: () => T): Promise<Result<T, LogStoreError>> {
    // Nothing is done inside the call, as with a real store.
    await Promise.resolve();
    if (signal?.aborted === true) return err({ type: 'Aborted' });
    const error = fail();
    return error === undefined ? ok(work()) : err(error);
  }
  const logs = createMemoryLogs(answer);

  return {
    logs,
    cards: (signal) => answer(signal, () => [...cards.values()].sort(byChange)),
    card: (id, signal) => answer(signal, () => cards.get(id)),
    putCard: (card, signal) => answer(signal, () => void cards.set(card.id, card)),
    async remove(id, signal) {
      const removed = await logs.remove(id, signal);
      if (removed.ok) cards.delete(id);
      return removed;
    },
    setting: (name, signal) => answer(signal, () => structuredClone(settings.get(name))),
    putSetting: (name, value, signal) => answer(signal, () => void settings.set(name, structuredClone(value))),
    onElsewhere: () => () => {},
    health: async () => ({ isPersisted: false }),
    persist: async () => false,
    alone: createAlone(undefined),
    oldResumes: async () => ok([]),
    forgetOldResume: async () => ok(undefined),
    close: () => {},
  };
}

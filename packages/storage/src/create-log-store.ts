/** Logs in the database. One transaction for each change; the browser lets changes of all tabs follow one another. */
import { err, ok, type LogStore, type LogStoreError } from '@peersume/base';
import type { Connection } from './database/connection.ts';
import { keysOf, stores } from './database/schema.ts';
import { maxValueBytes } from './limits.ts';

export interface LogStoreOptions {
  readonly connection: Connection;
  /** A log was changed here. */
  readonly onChanged: (log: string) => void;
}

export function createLogStore({ connection, onChanged }: LogStoreOptions): LogStore {
  return {
    async write(log, { append = [], beside = new Map() }, signal) {
      // Copied at once, and alone: a view would be stored with all that lies around it.
      const entries = append.map((entry) => entry.slice());
      const values = [...beside].map(([name, value]) => [name, value?.slice() ?? null] as const);
      const largest = Math.max(0, ...[...entries, ...values.map(([, value]) => value)].map((one) => one?.length ?? 0));
      if (largest > maxValueBytes) return err(tooLarge(largest));
      const written = await connection.run(
        [stores.logs, stores.entries, stores.beside],
        'readwrite',
        (transaction) => {
          const lengths = transaction.objectStore(stores.logs);
          const known: IDBRequest<unknown> = lengths.get(log);
          let length = 0;
          known.onsuccess = () => {
            length = typeof known.result === 'number' ? known.result : 0;
            // Never over an entry that is there: `add` refuses.
            for (const entry of entries) transaction.objectStore(stores.entries).add(entry, [log, length++]);
            for (const [name, value] of values) {
              if (value === null) transaction.objectStore(stores.beside).delete([log, name]);
              else transaction.objectStore(stores.beside).put(value, [log, name]);
            }
            lengths.put(length, log);
          };
          return () => length;
        },
        signal,
      );
      if (written.ok) onChanged(log);
      return written;
    },

    async read(log, from, limit, signal) {
      const count = Math.min(Math.trunc(limit), maxCount);
      // Asked for no more than 0, the browser would give all.
      if (!(count > 0)) return signal?.aborted === true ? err({ type: 'Aborted' }) : ok([]);
      const range = IDBKeyRange.bound([log, Math.max(0, from)], [log, []]);
      const found = await connection.run(
        [stores.entries],
        'readonly',
        (transaction) => {
          const request: IDBRequest<unknown[]> = transaction.objectStore(stores.entries).getAll(range, count);
          return () => request.result;
        },
        signal,
      );
      if (!found.ok) return found;
      return found.value.every((entry) => entry instanceof Uint8Array) ? ok(found.value) : err(notBytes(log));
    },

    async readBeside(log, name, signal) {
      const found = await connection.run(
        [stores.beside],
        'readonly',
        (transaction) => {
          const request: IDBRequest<unknown> = transaction.objectStore(stores.beside).get([log, name]);
          return () => request.result;
        },
        signal,
      );
      if (!found.ok) return found;
      return found.value === undefined || found.value instanceof Uint8Array ? ok(found.value) : err(notBytes(log));
    },

    list: (signal) =>
      connection.run(
        [stores.logs],
        'readonly',
        (transaction) => {
          const names = transaction.objectStore(stores.logs).getAllKeys();
          const lengths: IDBRequest<unknown[]> = transaction.objectStore(stores.logs).getAll();
          // Keys that are texts come in the order of their code units.
          return () =>
            names.result.map((name, index) => ({ name: String(name), length: Number(lengths.result[index]) }));
        },
        signal,
      ),

    async remove(log, signal) {
      const removed = await connection.run(
        [...logStores],
        'readwrite',
        (transaction) => removeLog(transaction, log),
        signal,
      );
      if (removed.ok) onChanged(log);
      return removed;
    },
  };
}

/** What a transaction that removes a log needs. */
export const logStores = [stores.logs, stores.entries, stores.beside] as const;

export function removeLog(transaction: IDBTransaction, log: string): () => undefined {
  transaction.objectStore(stores.logs).delete(log);
  transaction.objectStore(stores.entries).delete(keysOf(log));
  transaction.objectStore(stores.beside).delete(keysOf(log));
  return () => undefined;
}

/** The browser's own limit of a count. */
const maxCount = 2 ** 32 - 1;

const tooLarge = (bytes: number): LogStoreError => ({
  type: 'StoreFailure',
  detail: `${bytes} bytes are more than the ${maxValueBytes} that are stored at once`,
});

const notBytes = (log: string): LogStoreError => ({
  type: 'StoreFailure',
  detail: `what is stored of ${JSON.stringify(log)} is not bytes`,
});

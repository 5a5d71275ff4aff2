/**
 * A library in the browser's IndexedDB. What is acknowledged is on the disk (`durability: 'strict'`, and the answer comes
 * when the transaction is complete). Every call is one transaction, which the browser runs after the others that touch
 * the same, in whichever tab they were asked for: no call needs a lock (`alone` is for work of several calls).
 */
import { ok, type LogStoreError, type Result } from '@peersume/base';
import { createAlone } from './alone.ts';
import { createLogStore, logStores, removeLog } from './create-log-store.ts';
import { connect, type Connection } from './database/connection.ts';
import { stores, type StoreName } from './database/schema.ts';
import { createElsewhere, type Channel } from './elsewhere.ts';
import type { Card, Library } from './library.ts';
import { byChange, isCard, isOldResume } from './read-record.ts';

export interface OpenLibraryOptions {
  /** Undefined where the browser has none. */
  readonly indexedDB: IDBFactory | undefined;
  /** Without, `alone` is alone in this tab only. */
  readonly locks?: LockManager | undefined;
  /** `new BroadcastChannel(channelName)`; without, tabs do not hear of each other. */
  readonly channel?: Channel | undefined;
  readonly storage?: Pick<StorageManager, 'persist' | 'persisted' | 'estimate'> | undefined;
}

export async function openLibrary({
  indexedDB,
  locks,
  channel,
  storage,
}: OpenLibraryOptions): Promise<Result<Library, LogStoreError>> {
  const elsewhere = createElsewhere(channel);
  const connected = await connect(indexedDB, {
    onTaken: () => elsewhere.hear({ type: 'closed' }),
    onEmptied: () => elsewhere.hear({ type: 'emptied' }),
  });
  if (!connected.ok) {
    elsewhere.close();
    return connected;
  }
  const connection = connected.value;

  return ok({
    logs: createLogStore({ connection, onChanged: (log) => elsewhere.tell({ type: 'log', log }) }),

    async cards(signal) {
      const all = await getAll(connection, stores.cards, signal);
      return all.ok ? ok(all.value.filter(isCard).sort(byChange)) : all;
    },
    async card(id, signal) {
      const found = await get(connection, stores.cards, id, signal);
      if (!found.ok) return found;
      return ok(isCard(found.value) ? found.value : undefined);
    },
    async putCard(card: Card, signal) {
      const put = await change(connection, stores.cards, (store) => store.put(card), signal);
      if (put.ok) elsewhere.tell({ type: 'cards' });
      return put;
    },
    async remove(id, signal) {
      const removed = await connection.run(
        [...logStores, stores.cards],
        'readwrite',
        (transaction) => {
          transaction.objectStore(stores.cards).delete(id);
          return removeLog(transaction, id);
        },
        signal,
      );
      if (removed.ok) {
        elsewhere.tell({ type: 'log', log: id });
        elsewhere.tell({ type: 'cards' });
      }
      return removed;
    },

    setting: (name, signal) => get(connection, stores.settings, name, signal),
    async putSetting(name, value, signal) {
      const put = await change(
        connection,
        stores.settings,
        (store) => (value === undefined ? store.delete(name) : store.put(value, name)),
        signal,
      );
      if (put.ok) elsewhere.tell({ type: 'setting', name });
      return put;
    },

    onElsewhere: elsewhere.listen,

    async health() {
      const isPersisted = (await storage?.persisted().catch(() => false)) ?? false;
      const estimate = await storage?.estimate().catch(() => undefined);
      return {
        isPersisted,
        ...(estimate?.usage === undefined ? {} : { used: estimate.usage }),
        ...(estimate?.quota === undefined ? {} : { quota: estimate.quota }),
      };
    },
    persist: async () => (await storage?.persist().catch(() => false)) ?? false,

    alone: createAlone(locks),

    async oldResumes(signal) {
      const all = await getAll(connection, stores.oldResumes, signal);
      return all.ok ? ok(all.value.filter(isOldResume)) : all;
    },
    forgetOldResume: (id, signal) => change(connection, stores.oldResumes, (store) => store.delete(id), signal),

    close() {
      connection.close();
      elsewhere.close();
    },
  });
}

const getAll = (
  connection: Connection,
  name: StoreName,
  signal: AbortSignal | undefined,
): Promise<Result<unknown[], LogStoreError>> =>
  connection.run(
    [name],
    'readonly',
    (transaction) => {
      const request: IDBRequest<unknown[]> = transaction.objectStore(name).getAll();
      return () => request.result;
    },
    signal,
  );

const get = (
  connection: Connection,
  name: StoreName,
  key: string,
  signal: AbortSignal | undefined,
): Promise<Result<unknown, LogStoreError>> =>
  connection.run(
    [name],
    'readonly',
    (transaction) => {
      const request: IDBRequest<unknown> = transaction.objectStore(name).get(key);
      return () => request.result;
    },
    signal,
  );

const change = (
  connection: Connection,
  name: StoreName,
  make: (store: IDBObjectStore) => void,
  signal: AbortSignal | undefined,
): Promise<Result<void, LogStoreError>> =>
  connection.run(
    [name],
    'readwrite',
    (transaction) => {
      make(transaction.objectStore(name));
      return () => undefined;
    },
    signal,
  );

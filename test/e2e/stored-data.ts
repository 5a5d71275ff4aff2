/** What the browser stores for the app, seen and changed behind its back: dumps are plain JSON, bytes in base64. */
import type { Page } from 'playwright-core';

export interface StoredDatabase {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly StoredRecords[];
}

export interface StoredRecords {
  readonly name: string;
  readonly keyPath: string | null;
  readonly records: readonly { readonly key: unknown; readonly value: unknown }[];
}

/** Bytes among the values. */
export interface StoredBytes {
  readonly base64: string;
}

export const dumpDatabase = (page: Page): Promise<StoredDatabase> => page.evaluate(dumpInPage, 'peersume');

/** Into an origin that has no such database yet. */
export const makeDatabase = (page: Page, database: StoredDatabase): Promise<void> =>
  page.evaluate(makeInPage, database);

export const readLog = async (page: Page, log: string): Promise<Uint8Array[]> => {
  const { stores } = await dumpDatabase(page);
  const entries = stores.find(({ name }) => name === 'entries')?.records ?? [];
  return entries
    .filter(({ key }) => Array.isArray(key) && key[0] === log)
    .map(({ value }) => new Uint8Array(Buffer.from((value as StoredBytes).base64, 'base64')));
};

export const appendToLog = (page: Page, log: string, batch: Uint8Array): Promise<void> =>
  page.evaluate(appendInPage, { log, base64: Buffer.from(batch).toString('base64') });

export const hasCard = async (page: Page, id: string): Promise<boolean> =>
  (await dumpDatabase(page)).stores.some(
    ({ name, records }) => name === 'cards' && records.some(({ key }) => key === id),
  );

export const forgetCard = (page: Page, id: string): Promise<void> => page.evaluate(forgetCardInPage, id);

/** Runs in the page, alone. */
async function dumpInPage(name: string): Promise<StoredDatabase> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('the storage does not answer'));
    });
  const plain = (value: unknown): unknown =>
    value instanceof Uint8Array
      ? { base64: btoa(Array.from(value, (byte) => String.fromCodePoint(byte)).join('')) }
      : value;
  const database = await answer(indexedDB.open(name));
  const stores: StoredRecords[] = [];
  for (const store of database.objectStoreNames) {
    const records = database.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([
      answer(records.getAllKeys()),
      answer(records.getAll() as IDBRequest<unknown[]>),
    ]);
    stores.push({
      name: store,
      keyPath: typeof records.keyPath === 'string' ? records.keyPath : null,
      records: keys.map((key, index) => ({ key, value: plain(values[index]) })),
    });
  }
  database.close();
  return { name, version: database.version, stores };
}

function makeInPage({ name, version, stores }: StoredDatabase): Promise<void> {
  const bytes = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'base64' in value
      ? Uint8Array.from(atob(String(value.base64)), (letter) => letter.codePointAt(0) ?? 0)
      : value;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onerror = () => reject(new Error('the storage does not open'));
    request.onblocked = () => reject(new Error('somebody holds the storage'));
    request.onupgradeneeded = () => {
      for (const store of stores) {
        const made = request.result.createObjectStore(
          store.name,
          store.keyPath === null ? undefined : { keyPath: store.keyPath },
        );
        for (const { key, value } of store.records) {
          if (store.keyPath === null) made.put(bytes(value), key as IDBValidKey);
          else made.put(value);
        }
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

function appendInPage({ log, base64 }: { log: string; base64: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('peersume');
    opening.onerror = () => reject(new Error('the storage does not open'));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['logs', 'entries'], 'readwrite');
      const lengths = transaction.objectStore('logs');
      const known: IDBRequest<unknown> = lengths.get(log);
      known.onsuccess = () => {
        const length = Number(known.result);
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
        transaction.objectStore('entries').add(bytes, [log, length]);
        lengths.put(length + 1, log);
      };
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onerror = () => reject(new Error('the entry was not stored'));
    };
  });
}

function forgetCardInPage(id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('peersume');
    opening.onerror = () => reject(new Error('the storage does not open'));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('cards', 'readwrite');
      transaction.objectStore('cards').delete(id);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

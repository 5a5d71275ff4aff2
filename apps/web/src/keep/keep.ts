/**
 * Keeps résumés in this browser (IndexedDB). A write is acknowledged after it is durable. What cannot be read — damaged,
 * or written by a newer program — is listed as such and never overwritten: each résumé has a record of its own, new
 * ones get new ids, and only a person removes one. Texts are Peersume's own file format, read by the same reader as files.
 */
export interface Keep {
  list(): Promise<readonly KeptResume[]>;
  get(id: string): Promise<KeptResume | undefined>;
  put(kept: KeptResume): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface KeptResume {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The person's name and headline, for lists. */
  readonly title: string;
  readonly text: string;
  /** The situation that it was begun from, where one was chosen. */
  readonly career?: string;
}

const databaseName = 'peersume';
const databaseVersion = 1;
const storeName = 'resumes';

export function createKeep(factory: IDBFactory): Keep {
  let opening: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => {
    opening ??= open(factory).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const db = await database();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(storeName, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(storeName));
      // Not the request's success but the transaction's end: only then is it on the disk.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser stopped the write'));
      transaction.onerror = () => reject(transaction.error ?? new Error('the browser refused the write'));
    });
  }

  return {
    async list() {
      const all: unknown[] = await run('readonly', (store) => store.getAll());
      return all.filter(isKept).toSorted((a, b) => b.savedAt - a.savedAt);
    },
    async get(id) {
      const found: unknown = await run('readonly', (store) => store.get(id));
      return isKept(found) ? found : undefined;
    },
    async put(kept) {
      await run('readwrite', (store) => store.put(kept));
    },
    async remove(id) {
      await run('readwrite', (store) => store.delete(id));
    },
  };
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, databaseVersion);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains(storeName)) {
        request.result.createObjectStore(storeName, { keyPath: 'id' });
      }
    };
    request.onsuccess = () => {
      // Another tab with a newer program may want to change the database: let it.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('the browser does not open its storage'));
    request.onblocked = () => reject(new Error('another tab holds the storage'));
  });
}

function isKept(value: unknown): value is KeptResume {
  if (typeof value !== 'object' || value === null) return false;
  const { id, savedAt, title, text } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof savedAt === 'number' && typeof title === 'string' && typeof text === 'string';
}

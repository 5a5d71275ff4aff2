/**
 * What is kept of a share between two visits, in a database of its own: enough to serve it again, and to go on fetching it
 * where it was left. Pieces lie in files of the origin; the key of a private share lies here, on this device alone.
 */
import type { PrivateIndex } from '@peersume/swarm';

export interface ShareRecord {
  /** The CID's text. */
  readonly root: string;
  readonly kind: 'sent' | 'received';
  readonly name: string;
  /** Of the files, without what encryption adds. */
  readonly byteLength: number;
  readonly key?: Uint8Array | undefined;
  /** Of the link. */
  readonly addresses: readonly string[];
  /** With the share's own length: its manifest. */
  readonly structure?: readonly Uint8Array[] | undefined;
  readonly shareBytes?: number | undefined;
  readonly index?: PrivateIndex | undefined;
  /** What is sent: whether its pieces lie here, or only in the person's own files. */
  readonly isCopied: boolean;
  /** What is received: whether it was asked for. */
  readonly isWanted: boolean;
  /** UTC, in milliseconds. */
  readonly since: number;
}

export interface ShareRecords {
  all(): Promise<readonly ShareRecord[]>;
  /** False where the browser keeps nothing; the share goes on for as long as the tab lives. */
  put(record: ShareRecord): Promise<boolean>;
  remove(root: string): Promise<void>;
}

const databaseName = 'peersume-share';
const storeName = 'shares';

export function openShareRecords(factory: IDBFactory): ShareRecords {
  const opening = open(factory);
  return {
    async all() {
      const database = await opening;
      if (database === undefined) return [];
      const records = await settled<ShareRecord[]>(database.transaction(storeName).objectStore(storeName).getAll());
      return (records ?? []).toSorted((a, b) => a.since - b.since);
    },
    async put(record) {
      const database = await opening;
      if (database === undefined) return false;
      return await finished(database, (store) => store.put(record));
    },
    async remove(root) {
      const database = await opening;
      if (database !== undefined) await finished(database, (store) => store.delete(root));
    },
  };
}

function open(factory: IDBFactory): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = factory.open(databaseName, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'root' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
      request.onblocked = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

const settled = <T>(request: IDBRequest<T>): Promise<T | undefined> =>
  new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });

function finished(database: IDBDatabase, change: (store: IDBObjectStore) => void): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
      transaction.onerror = () => resolve(false);
      change(transaction.objectStore(storeName));
    } catch {
      resolve(false);
    }
  });
}

import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { maxBlockedMs } from '../limits.ts';
import { databaseName, databaseVersion, upgrade } from './schema.ts';
import { toStoreError } from './store-error.ts';

export interface OpenedDatabase {
  readonly database: IDBDatabase;
  /** It was not there before. */
  readonly isNew: boolean;
}

export function openDatabase(factory: IDBFactory | undefined): Promise<Result<OpenedDatabase, LogStoreError>> {
  const { promise, resolve } = Promise.withResolvers<Result<OpenedDatabase, LogStoreError>>();
  let isNew = false;
  let isGivenUp = false;
  let request: IDBOpenDBRequest;
  try {
    if (factory === undefined) return Promise.resolve(err({ type: 'StoreDenied', detail: 'there is no IndexedDB' }));
    request = factory.open(databaseName, databaseVersion);
  } catch (error) {
    return Promise.resolve(err(toStoreError(error)));
  }
  request.onupgradeneeded = ({ oldVersion }) => {
    isNew = oldVersion === 0;
    upgrade(request.result);
  };
  request.onsuccess = () => {
    if (isGivenUp) request.result.close();
    else resolve(ok({ database: request.result, isNew }));
  };
  request.onerror = () => resolve(err(toStoreError(request.error)));
  // Another tab is asked to let go; it does when its last write has ended. A frozen one never does.
  request.onblocked = () =>
    AbortSignal.timeout(maxBlockedMs).addEventListener('abort', () => {
      isGivenUp = true;
      resolve(err({ type: 'StoreFailure', detail: 'another tab holds an older version of the storage: close it' }));
    });
  return promise;
}

/**
 * The open database, and what happens to it: a newer program needs it (it is closed for good), or the browser closes or
 * evicts it (it is opened again, once for each call that meets this).
 */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { openDatabase } from './open-database.ts';
import type { StoreName } from './schema.ts';
import { toStoreError } from './store-error.ts';
import { transact, type Work } from './transact.ts';

export interface Connection {
  run<T>(
    names: readonly StoreName[],
    mode: 'readonly' | 'readwrite',
    work: Work<T>,
    signal: AbortSignal | undefined,
  ): Promise<Result<T, LogStoreError>>;
  close(): void;
}

export interface ConnectionListener {
  /** Another program, newer than this one, needs the database. */
  readonly onTaken: () => void;
  /** When it was opened again, nothing was there. */
  readonly onEmptied: () => void;
}

export async function connect(
  factory: IDBFactory | undefined,
  { onTaken, onEmptied }: ConnectionListener,
): Promise<Result<Connection, LogStoreError>> {
  let current: IDBDatabase | undefined;
  let reopening: Promise<Result<IDBDatabase, LogStoreError>> | undefined;
  let isClosed = false;

  const first = await openDatabase(factory);
  if (!first.ok) return first;
  hold(first.value.database);

  function hold(database: IDBDatabase): void {
    current = database;
    database.onversionchange = () => {
      isClosed = true;
      database.close();
      onTaken();
    };
    database.onclose = () => {
      if (current === database) current = undefined;
    };
  }

  async function reopen(): Promise<Result<IDBDatabase, LogStoreError>> {
    const opened = await openDatabase(factory);
    reopening = undefined;
    if (!opened.ok) return opened;
    const { database, isNew } = opened.value;
    if (isClosed) database.close();
    else hold(database);
    if (!isNew) return ok(database);
    onEmptied();
    // What the caller writes may build on what is gone.
    return err({ type: 'StoreFailure', detail: 'the browser has thrown away what was kept here' });
  }

  return ok({
    async run(names, mode, work, signal) {
      for (let attempt = 0; ; attempt++) {
        if (signal?.aborted === true) return err({ type: 'Aborted' });
        if (isClosed) return err({ type: 'StoreFailure', detail: 'the storage is closed' });
        if (current === undefined) {
          const opened = await (reopening ??= reopen());
          if (!opened.ok) return opened;
          continue;
        }
        const database = current;
        try {
          // A relaxed write is told complete before it is on the disk.
          const transaction = database.transaction(names, mode, { durability: 'strict' });
          const done = await transact(transaction, work, signal);
          // Undone because the browser has closed the database: nothing of it was done, it may be tried again.
          const isLost = current !== database && !isClosed;
          if (done.ok || done.error.type === 'Aborted' || !isLost || attempt > 0) return done;
        } catch (error) {
          // It was closed, and nobody has told.
          if (attempt > 0 || isClosed) return err(toStoreError(error));
          if (current === database) current = undefined;
        }
      }
    },
    close() {
      isClosed = true;
      current?.close();
    },
  });
}

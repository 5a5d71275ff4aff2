/** Work on the database as a whole or not at all; what SQLite says of its failure, as what it means. */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { type DatabaseSync } from 'node:sqlite';
import { storeErrorOf } from './result-codes.ts';

export type StoreResult<T> = Result<T, LogStoreError>;

export function read<T>(database: DatabaseSync, work: () => T): StoreResult<T> {
  if (!database.isOpen) return err(closed);
  try {
    return ok(work());
  } catch (error) {
    return err(storeErrorOf(error));
  }
}

/** Durable when it returns. */
export function transact<T>(database: DatabaseSync, work: () => T): StoreResult<T> {
  return read(database, () => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}

const closed: LogStoreError = { type: 'StoreFailure', detail: 'the data directory is closed' };

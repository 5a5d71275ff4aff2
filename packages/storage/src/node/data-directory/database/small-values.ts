/** Small things by name: settings as JSON, what a cache wants to find again as bytes. */
import { type DatabaseSync } from 'node:sqlite';
import { read, type StoreResult, transact } from './transact.ts';

export interface SmallValues {
  get(name: string): StoreResult<Uint8Array | undefined>;
  /** Durable when it returns; undefined takes the value away. */
  put(name: string, value: Uint8Array | undefined): StoreResult<void>;
}

export function createSmallValues(database: DatabaseSync): SmallValues {
  const one = database.prepare('SELECT value FROM small_values WHERE name = ?');
  const insert = database.prepare(
    'INSERT INTO small_values (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM small_values WHERE name = ?');
  return {
    get: (name) =>
      read(database, () => {
        const value = one.get(name)?.['value'];
        return value instanceof Uint8Array ? value : undefined;
      }),
    put: (name, value) =>
      transact(database, () => {
        if (value === undefined) remove.run(name);
        else insert.run(name, value);
      }),
  };
}

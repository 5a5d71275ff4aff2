/** Logs in SQLite. A change is one transaction, durable before it is acknowledged; the file has one writer. */
import { err, type LogStore, type LogStoreError, type Result } from '@peersume/base';
import { type DatabaseSync } from 'node:sqlite';
import { maxValueBytes } from '../../../limits.ts';
import { read, transact } from './transact.ts';

export function createSqliteLogs(database: DatabaseSync): LogStore {
  const find = database.prepare('SELECT id, length FROM logs WHERE name = ?');
  const begin = database.prepare('INSERT INTO logs (name, length) VALUES (?, 0)');
  const setLength = database.prepare('UPDATE logs SET length = ? WHERE id = ?');
  const append = database.prepare('INSERT INTO log_entries (log, number, entry) VALUES (?, ?, ?)');
  const entries = database.prepare(
    'SELECT entry FROM log_entries WHERE log = ? AND number >= ? ORDER BY number LIMIT ?',
  );
  const putBeside = database.prepare(
    'INSERT INTO log_beside (log, name, value) VALUES (?, ?, ?) ON CONFLICT (log, name) DO UPDATE SET value = excluded.value',
  );
  const removeBeside = database.prepare('DELETE FROM log_beside WHERE log = ? AND name = ?');
  const beside = database.prepare('SELECT value FROM log_beside WHERE log = ? AND name = ?');
  const list = database.prepare('SELECT name, length FROM logs ORDER BY name');
  const removals = ['DELETE FROM log_entries WHERE log = ?', 'DELETE FROM log_beside WHERE log = ?'].map((sql) =>
    database.prepare(sql),
  );
  const removeLog = database.prepare('DELETE FROM logs WHERE id = ?');

  const known = (log: string): { readonly id: number; readonly length: number } | undefined => {
    const row = find.get(nameToBytes(log));
    return row === undefined ? undefined : { id: Number(row['id']), length: Number(row['length']) };
  };

  return {
    async write(log, { append: added = [], beside: values = new Map() }, signal) {
      const sizes = [...added, ...values.values()].map((bytes) => bytes?.length ?? 0);
      const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
      if (largest > maxValueBytes) return err(tooLarge(largest));
      return unlessAborted(signal, () =>
        transact(database, () => {
          const { id, length } = known(log) ?? { id: Number(begin.run(nameToBytes(log)).lastInsertRowid), length: 0 };
          for (const [index, entry] of added.entries()) append.run(id, length + index, entry);
          for (const [name, value] of values) {
            if (value === null) removeBeside.run(id, nameToBytes(name));
            else putBeside.run(id, nameToBytes(name), value);
          }
          setLength.run(length + added.length, id);
          return length + added.length;
        }),
      );
    },
    read: async (log, from, limit, signal) =>
      unlessAborted(signal, () =>
        read(database, () => {
          const found = known(log);
          if (found === undefined || !(limit >= 1)) return [];
          const rows = entries.all(found.id, Math.max(0, Math.ceil(from)), Math.min(Math.trunc(limit), maxCount));
          return rows.map(({ entry }) => (entry instanceof Uint8Array ? entry : new Uint8Array(0)));
        }),
      ),
    readBeside: async (log, name, signal) =>
      unlessAborted(signal, () =>
        read(database, () => {
          const found = known(log);
          const value = found === undefined ? undefined : beside.get(found.id, nameToBytes(name))?.['value'];
          return value instanceof Uint8Array ? value : undefined;
        }),
      ),
    list: async (signal) =>
      unlessAborted(signal, () =>
        read(database, () =>
          list.all().map(({ name, length }) => ({ name: nameFromBytes(name), length: Number(length) })),
        ),
      ),
    remove: async (log, signal) =>
      unlessAborted(signal, () =>
        transact(database, () => {
          const found = known(log);
          if (found === undefined) return;
          for (const removal of removals) removal.run(found.id);
          removeLog.run(found.id);
        }),
      ),
  };
}

function unlessAborted<T>(
  signal: AbortSignal | undefined,
  work: () => Result<T, LogStoreError>,
): Result<T, LogStoreError> {
  return signal?.aborted === true ? err({ type: 'Aborted' }) : work();
}

/** UTF-16, big end first: surrogates that stand alone survive, and bytes are ordered as code units are. */
const nameToBytes = (name: string): Uint8Array => Buffer.from(name, 'utf16le').swap16();

const nameFromBytes = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes).swap16().toString('utf16le') : '';

const maxCount = 2 ** 32 - 1;

const tooLarge = (bytes: number): LogStoreError => ({
  type: 'StoreFailure',
  detail: `${bytes} bytes are more than the ${maxValueBytes} that are stored at once`,
});

/** What a program remembers of its files, and their structures. */
import { type DatabaseSync } from 'node:sqlite';
import { read, type StoreResult, transact } from './transact.ts';

export interface FileRecords {
  /** By root, in the order of its text. */
  list(): StoreResult<readonly FileRecordText[]>;
  get(root: string): StoreResult<string | undefined>;
  /** Durable when it returns. `structure` is put with it, as one change. */
  put(root: string, record: string, structure?: Iterable<Uint8Array>): StoreResult<void>;
  /** With its structure. */
  remove(root: string): StoreResult<void>;
  /** Undefined where none was put; a file of one leaf has an empty one. */
  structure(root: string): StoreResult<Uint8Array[] | undefined>;
}

export interface FileRecordText {
  readonly root: string;
  /** JSON, as it was put. */
  readonly record: string;
}

/** The row that says that a structure was put; its nodes follow from 0 on. */
const presence = -1;

export function createFileRecords(database: DatabaseSync): FileRecords {
  const all = database.prepare('SELECT root, record FROM files ORDER BY root');
  const one = database.prepare('SELECT record FROM files WHERE root = ?');
  const insert = database.prepare(
    'INSERT INTO files (root, record) VALUES (?, ?) ON CONFLICT (root) DO UPDATE SET record = excluded.record',
  );
  const remove = database.prepare('DELETE FROM files WHERE root = ?');
  const nodes = database.prepare('SELECT number, node FROM structures WHERE root = ? ORDER BY number');
  const insertNode = database.prepare('INSERT INTO structures (root, number, node) VALUES (?, ?, ?)');
  const removeNodes = database.prepare('DELETE FROM structures WHERE root = ?');

  return {
    list: () =>
      read(database, () => all.all().map(({ root, record }) => ({ root: String(root), record: String(record) }))),
    get: (root) =>
      read(database, () => {
        const row = one.get(root);
        return row === undefined ? undefined : String(row['record']);
      }),
    put: (root, record, structure) =>
      transact(database, () => {
        insert.run(root, record);
        if (structure === undefined) return;
        removeNodes.run(root);
        let number = presence;
        insertNode.run(root, number++, new Uint8Array(0));
        for (const node of structure) insertNode.run(root, number++, node);
      }),
    remove: (root) =>
      transact(database, () => {
        remove.run(root);
        removeNodes.run(root);
      }),
    structure: (root) =>
      read(database, () => {
        const found: Uint8Array[] = [];
        let isThere = false;
        for (const { number, node } of nodes.iterate(root)) {
          if (number === presence) isThere = true;
          else if (node instanceof Uint8Array) found.push(node);
        }
        return isThere ? found : undefined;
      }),
  };
}

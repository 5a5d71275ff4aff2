/**
 * The database's stores by version. A version only ever adds stores: what an older one kept stays where it is, until
 * somebody has made something newer of it and says so.
 *
 * Version 1: `resumes`, one record {id, savedAt, title, text, career} for each résumé.
 * Version 2: logs of batches with values beside, cards and settings.
 */
export const databaseName = 'peersume';
export const databaseVersion = 2;

export const stores = {
  /** Version 1's records, by `id`. */
  oldResumes: 'resumes',
  /** The length of each log, by its name. A log is there when it has a length. */
  logs: 'logs',
  /** Entries, by [log, number]. */
  entries: 'entries',
  /** Values beside logs, by [log, name]. */
  beside: 'beside',
  /** By `id`. */
  cards: 'cards',
  /** By name. */
  settings: 'settings',
} as const;

export type StoreName = (typeof stores)[keyof typeof stores];

/** Brings a database of any earlier version, or a new one, to this version. */
export function upgrade(database: IDBDatabase): void {
  for (const name of Object.values(stores)) {
    if (database.objectStoreNames.contains(name)) continue;
    const isRecord = name === stores.oldResumes || name === stores.cards;
    database.createObjectStore(name, isRecord ? { keyPath: 'id' } : undefined);
  }
}

/** All keys [log, …]: an array comes after any number and any text. */
export const keysOf = (log: string): IDBKeyRange => IDBKeyRange.bound([log], [log, []]);

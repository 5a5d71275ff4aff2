/** The stores of this package hold what documents ask of any store. */
import 'fake-indexeddb/auto';
import { describeLogStore } from '@peersume/document/testing';
import { memoryLibrary, openLibrary, type Library } from '@peersume/storage';
import type { LogStore } from '@peersume/base';
import { IDBFactory } from 'fake-indexeddb';

const opened = new Map<LogStore, { readonly indexedDB: IDBFactory; readonly library: Library }>();

async function open(indexedDB: IDBFactory): Promise<LogStore> {
  const library = await openLibrary({ indexedDB });
  if (!library.ok) throw new Error(library.error.type);
  opened.set(library.value.logs, { indexedDB, library: library.value });
  return library.value.logs;
}

describeLogStore({
  name: 'logs in IndexedDB',
  create: () => open(new IDBFactory()),
  async reopen(store) {
    const before = opened.get(store);
    if (before === undefined) throw new Error('opened by this test');
    before.library.close();
    return open(before.indexedDB);
  },
});

describeLogStore({ name: 'logs in memory', create: async () => memoryLibrary().logs });

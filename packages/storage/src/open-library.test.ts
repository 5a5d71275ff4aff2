import 'fake-indexeddb/auto';
import { ok, type LogStoreError, type Result } from '@peersume/base';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { maxValueBytes } from './limits.ts';
import type { Card, ElsewhereChange, Library } from './library.ts';
import { memoryLibrary } from './memory/memory-library.ts';
import { openLibrary, type OpenLibraryOptions } from './open-library.ts';

async function open(options: Partial<OpenLibraryOptions> = {}): Promise<Library> {
  const library = await openLibrary({ indexedDB: new IDBFactory(), ...options });
  if (!library.ok) throw new Error(library.error.type);
  onTestFinished(() => library.value.close());
  return library.value;
}

/** A factory whose databases the test can lay hands on, as the browser does. */
function watched(factory = new IDBFactory()): { indexedDB: IDBFactory; opened: IDBDatabase[] } {
  const opened: IDBDatabase[] = [];
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener('success', () => opened.push(request.result as unknown as IDBDatabase));
    return request;
  };
  return { indexedDB: factory, opened };
}

const card = (id: string, changedAt = 1): Card => ({
  id,
  title: `${id} · Engineer`,
  createdAt: 1,
  changedAt,
  snapshot: '{}',
  variants: [{ id: 'v', name: 'For Acme', snapshot: '{}' }],
});
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const value = <T>(result: Result<T, LogStoreError>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('a library', () => {
  test('[ST1] writes are strict, and told when the transaction is complete', async () => {
    const { indexedDB, opened } = watched();
    const library = await open({ indexedDB });
    const asked = vi.spyOn(opened[0] as IDBDatabase, 'transaction');
    await library.logs.write('a', { append: [bytes(1)] });
    await library.putCard(card('a'));
    await library.putSetting('x', 1);
    await library.remove('a');
    expect(asked.mock.calls.map(([, mode, options]) => [mode, options])).toEqual(
      Array.from({ length: 4 }, () => ['readwrite', { durability: 'strict' }]),
    );
  });

  test('[ST2] cards come back, the newest change first; what is none is left out and stays', async () => {
    const { indexedDB, opened } = watched();
    const library = await open({ indexedDB });
    expect(await library.card('a')).toEqual(ok(undefined));
    for (const one of [card('a', 5), card('b', 9), card('c', 5)]) await library.putCard(one);
    const alien = opened[0]?.transaction('cards', 'readwrite').objectStore('cards').put({ id: 'z', shape: 'of later' });
    expect(value(await library.cards()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(alien?.result).toBe('z');
    await library.putCard({ ...card('a', 10), name: 'Mine', archivedAt: 7, career: 'student' });
    const again = await open({ indexedDB });
    expect(await again.card('a')).toEqual(ok({ ...card('a', 10), name: 'Mine', archivedAt: 7, career: 'student' }));
    expect(value(await again.cards()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('[ST3] removing takes the log, what is beside it and the card, and nothing else', async () => {
    const library = await open();
    for (const id of ['a', 'a\u0000', 'b']) {
      await library.logs.write(id, { append: [bytes(1)], beside: new Map([['undo', bytes(2)]]) });
      await library.putCard(card(id));
    }
    await library.remove('a');
    expect(value(await library.cards()).map(({ id }) => id)).toEqual(['a\u0000', 'b']);
    expect(value(await library.logs.list()).map(({ name }) => name)).toEqual(['a\u0000', 'b']);
    expect(await library.logs.readBeside('a', 'undo')).toEqual(ok(undefined));
    expect(await library.logs.read('a\u0000', 0, 5)).toEqual(ok([bytes(1)]));
  });

  test('[ST4] settings hold any value that can be stored; undefined takes one away', async () => {
    const library = await open();
    expect(await library.setting('looks')).toEqual(ok(undefined));
    await library.putSetting('looks', [{ name: 'Mine', size: 10 }]);
    expect(await library.setting('looks')).toEqual(ok([{ name: 'Mine', size: 10 }]));
    await library.putSetting('looks', undefined);
    expect(await library.setting('looks')).toEqual(ok(undefined));
    expect(await library.putSetting('looks', () => {})).toMatchObject({ ok: false, error: { type: 'StoreFailure' } });
  });

  test('[ST5] tabs that write one log at once add to it one after the other, and lose nothing', async () => {
    const indexedDB = new IDBFactory();
    const tabs = [await open({ indexedDB }), await open({ indexedDB }), await open({ indexedDB })];
    const lengths = await Promise.all(
      Array.from({ length: 30 }, (_, turn) =>
        (tabs[turn % 3] as Library).logs.write('a', { append: [bytes(turn), bytes(turn)] }),
      ),
    );
    expect(lengths.map(value).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => 2 * at + 2));
    const entries = value(await (tabs[0] as Library).logs.read('a', 0, 100)).map((entry) => entry[0] as number);
    expect(new Set(entries).size).toBe(30);
    for (let at = 0; at < 60; at += 2) expect(entries[at]).toBe(entries[at + 1]);
  });

  test('[ST6] other tabs hear what was changed, this one does not', async () => {
    const indexedDB = new IDBFactory();
    const name = `test-${Math.floor(performance.now() * 1000)}`;
    const [one, two] = [
      await open({ indexedDB, channel: new BroadcastChannel(name) }),
      await open({ indexedDB, channel: new BroadcastChannel(name) }),
    ];
    const stranger = new BroadcastChannel(name);
    onTestFinished(() => stranger.close());
    const [here, there]: ElsewhereChange[][] = [[], []];
    one.onElsewhere((change) => here?.push(change));
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = two.onElsewhere((change) => {
      there?.push(change);
      if (change.type === 'setting') resolve();
    });
    stranger.postMessage({ type: 'closed' });
    stranger.postMessage({ type: 'log', log: 5 });
    stranger.postMessage('cards');
    await one.logs.write('a', { append: [bytes(1)] });
    await one.putCard(card('a'));
    await one.remove('a');
    await one.putSetting('looks', 1);
    await promise;
    expect(there).toEqual([
      { type: 'log', log: 'a' },
      { type: 'cards' },
      { type: 'log', log: 'a' },
      { type: 'cards' },
      { type: 'setting', name: 'looks' },
    ]);
    expect(here).toEqual([]);
    stop();
  });

  test('[ST7] a newer program gets the database; who held it is told, and says so from then on', async () => {
    const indexedDB = new IDBFactory();
    const library = await open({ indexedDB });
    const heard: ElsewhereChange[] = [];
    library.onElsewhere((change) => heard.push(change));
    await library.putCard(card('a'));
    const request = indexedDB.open('peersume', 99);
    await new Promise((resolve) => request.addEventListener('success', resolve));
    expect(heard).toEqual([{ type: 'closed' }]);
    expect(await library.cards()).toMatchObject({ ok: false, error: { type: 'StoreFailure' } });
    expect(await library.logs.write('a', { append: [bytes(1)] })).toMatchObject({ ok: false });
    expect(await openLibrary({ indexedDB })).toMatchObject({ ok: false, error: { type: 'StoreFailure' } });
    request.result.close();
  });

  test('[ST8] a database that the browser closed is opened again', async () => {
    const { indexedDB, opened } = watched();
    const library = await open({ indexedDB });
    await library.logs.write('a', { append: [bytes(1)] });
    opened[0]?.close();
    opened[0]?.onclose?.(new Event('close'));
    expect(await library.logs.write('a', { append: [bytes(2)] })).toEqual(ok(2));
    // Closed, and nobody has told.
    opened[1]?.close();
    expect(await library.logs.write('a', { append: [bytes(3)] })).toEqual(ok(3));
    expect(opened).toHaveLength(3);
  });

  test('[ST9] where the browser threw everything away, the call fails and says so: what follows builds on nothing', async () => {
    const { indexedDB, opened } = watched();
    const library = await open({ indexedDB });
    const heard: ElsewhereChange[] = [];
    library.onElsewhere((change) => heard.push(change));
    await library.logs.write('a', { append: [bytes(1)] });
    opened[0]?.close();
    opened[0]?.onclose?.(new Event('close'));
    await new Promise((resolve) => indexedDB.deleteDatabase('peersume').addEventListener('success', resolve));
    const both = await Promise.all([library.logs.write('a', { append: [bytes(2)] }), library.putCard(card('a'))]);
    expect(both.map((one) => one.ok)).toEqual([false, false]);
    expect(heard).toEqual([{ type: 'emptied' }]);
    expect(await library.logs.write('a', { append: [bytes(1), bytes(2)] })).toEqual(ok(2));
  });

  test.each<[string, OpenLibraryOptions['indexedDB'], LogStoreError['type']]>([
    ['no IndexedDB', undefined, 'StoreDenied'],
    ['a blocked site', throwing('SecurityError'), 'StoreDenied'],
    ['a private window', failing('InvalidStateError'), 'StoreDenied'],
    ['no space', failing('QuotaExceededError'), 'StoreFull'],
    ['a broken disk', failing('UnknownError'), 'StoreFailure'],
  ])('[ST10] %s: the opening says why', async (_, indexedDB, type) => {
    expect(await openLibrary({ indexedDB })).toMatchObject({ ok: false, error: { type } });
  });

  test('[ST11] no space left: what was there stays as it was', async () => {
    const { indexedDB, opened } = watched();
    const library = await open({ indexedDB });
    await library.logs.write('a', { append: [bytes(1)], beside: new Map([['undo', bytes(1)]]) });
    const database = opened[0] as IDBDatabase;
    const transaction = database.transaction.bind(database);
    const spy = vi.spyOn(database, 'transaction').mockImplementation((...args) => {
      const made = transaction(...args);
      // As browsers do: found out when it is to be written.
      Object.defineProperty(made, 'error', { get: () => new DOMException('full', 'QuotaExceededError') });
      queueMicrotask(() => made.abort());
      return made;
    });
    expect(await library.logs.write('a', { append: [bytes(2)] })).toEqual({ ok: false, error: { type: 'StoreFull' } });
    spy.mockRestore();
    expect(await library.logs.read('a', 0, 9)).toEqual(ok([bytes(1)]));
    expect(await library.logs.write('a', { append: [bytes(3)] })).toEqual(ok(2));
  });

  test('[ST12] what is aborted on its way says so and leaves nothing behind', async () => {
    const library = await open();
    const aborter = new AbortController();
    const writing = library.logs.write('a', { append: [bytes(1)] }, aborter.signal);
    aborter.abort();
    expect(await writing).toEqual({ ok: false, error: { type: 'Aborted' } });
    expect(await library.logs.list()).toEqual(ok([]));
    expect(await library.cards(aborter.signal)).toEqual({ ok: false, error: { type: 'Aborted' } });
  });

  test('[ST13] a value that no browser stores is refused before it is tried', async () => {
    const library = await open();
    // Only its length is looked at, so that the test needs no such memory.
    const huge = Object.defineProperty(bytes(), 'slice', { value: () => ({ length: maxValueBytes + 1 }) });
    expect(await library.logs.write('a', { append: [huge] })).toMatchObject({ error: { type: 'StoreFailure' } });
    expect(await library.logs.list()).toEqual(ok([]));
  });

  test('[ST14] what version 1 kept is there, until it is forgotten', async () => {
    const { default: records } = await import('./golden/version-1.json', { with: { type: 'json' } });
    const indexedDB = new IDBFactory();
    const request = indexedDB.open('peersume', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('resumes', { keyPath: 'id' });
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const store = request.result.transaction('resumes', 'readwrite').objectStore('resumes');
    for (const record of records) store.put(record);
    store.put({ id: 'odd', of: 'nobody knows what' });
    // The old program let go when it was asked to.
    request.result.onversionchange = () => request.result.close();
    const library = await open({ indexedDB });
    expect(value(await library.oldResumes())).toEqual(records);
    await library.forgetOldResume('resume-7c1d');
    expect(value(await library.oldResumes()).map(({ id }) => id)).toEqual(['resume-2b90']);
  });

  test('[ST15] work that is asked for alone runs one after the other, also after a failure', async () => {
    const library = await open();
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
      if (name === 'a') throw new Error('a fails');
      return name;
    };
    const [a, b] = await Promise.allSettled([library.alone('x', work('a')), library.alone('x', work('b'))]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect([a?.status, b?.status]).toEqual(['rejected', 'fulfilled']);
    const request = vi.fn<(name: string, work: () => Promise<string>) => Promise<string>>((_, work) => work());
    const locked = await open({ locks: { request } as unknown as LockManager });
    expect(await locked.alone('import', async () => 'done')).toBe('done');
    expect(request.mock.calls[0]?.[0]).toBe('peersume-import');
  });

  test('[ST16] says how the storage is, as far as the browser tells', async () => {
    const silent = await open();
    expect(await silent.health()).toEqual({ isPersisted: false });
    expect(await silent.persist()).toBe(false);
    const library = await open({
      storage: {
        persist: async () => true,
        persisted: async () => true,
        estimate: async () => ({ usage: 5, quota: 9 }),
      },
    });
    expect(await library.health()).toEqual({ isPersisted: true, used: 5, quota: 9 });
    expect(await library.persist()).toBe(true);
    const shy = await open({
      storage: { persist: refuse, persisted: refuse, estimate: refuse },
    });
    expect([await shy.persist(), await shy.health()]).toEqual([false, { isPersisted: false }]);
  });

  test('[ST17] does what the library in memory does', async () => {
    const name = fc.constantFrom('a', 'b', '', '\ud800');
    const entry = fc.uint8Array({ maxLength: 3 });
    const step: fc.Arbitrary<(library: Library) => Promise<unknown>> = fc.oneof(
      fc
        .record({ name, append: fc.array(entry, { maxLength: 3 }), key: name, beside: fc.option(entry) })
        .map(({ name, append, key, beside }) => (library: Library) => {
          return library.logs.write(name, { append, beside: new Map([[key, beside]]) });
        }),
      fc.record({ name, from: fc.nat(4), limit: fc.integer({ min: -1, max: 4 }) }).map(
        ({ name, from, limit }) =>
          (library: Library) =>
            library.logs.read(name, from, Math.max(0, limit)),
      ),
      fc.tuple(name, name).map(
        ([log, key]) =>
          (library: Library) =>
            library.logs.readBeside(log, key),
      ),
      fc.constant((library: Library) => library.logs.list()),
      name.map((log) => (library: Library) => library.logs.remove(log)),
      name.map((id) => (library: Library) => library.remove(id)),
      fc.tuple(name, fc.nat(3)).map(
        ([id, at]) =>
          (library: Library) =>
            library.putCard(card(id, at)),
      ),
      fc.constant((library: Library) => library.cards()),
      fc.tuple(name, fc.jsonValue()).map(
        ([key, value]) =>
          (library: Library) =>
            library.putSetting(key, value),
      ),
      name.map((key) => (library: Library) => library.setting(key)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const real = value(await openLibrary({ indexedDB: new IDBFactory() }));
        const model = memoryLibrary();
        for (const take of steps) expect(await take(real)).toEqual(await take(model));
        real.close();
      }),
      { numRuns: 100 },
    );
  });
});

test('[ST18] a library in memory can be made to fail, and then changes nothing', async () => {
  let error: LogStoreError | undefined;
  const library = memoryLibrary({ fail: () => error });
  await library.putCard(card('a'));
  error = { type: 'StoreFull' };
  expect(await library.putCard(card('b'))).toEqual({ ok: false, error });
  expect(await library.logs.write('a', { append: [bytes(1)] })).toEqual({ ok: false, error });
  expect(await library.remove('a')).toEqual({ ok: false, error });
  error = undefined;
  expect(value(await library.cards())).toHaveLength(1);
  expect(await library.logs.list()).toEqual(ok([]));
});

const refuse = async (): Promise<never> => {
  throw new Error('not in this browser');
};

function throwing(name: string): IDBFactory {
  const factory = new IDBFactory();
  factory.open = () => {
    throw new DOMException('no', name);
  };
  return factory;
}

function failing(name: string): IDBFactory {
  const factory = new IDBFactory();
  factory.open = () => {
    const request = { error: new DOMException('no', name), onerror: () => {} };
    queueMicrotask(() => request.onerror());
    return request as unknown as ReturnType<IDBFactory['open']>;
  };
  return factory;
}

import { err, ok, type LogStore, type LogStoreError } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { createTimeline } from '../history/timeline.ts';
import { fieldsOf } from '../shape/roots.ts';
import { createMemoryLogStore } from '../testing/memory-log-store.ts';
import { newDocument, reopen, take, textsOf } from '../testing/open-sample.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { keepDocument, openKept, type KeptDocument } from './kept-document.ts';

let seed = 10;
async function open(store: LogStore): Promise<KeptDocument> {
  const opened = await openKept({ store, log: 'cv', device: 'laptop', random: seededRandom(seed++) });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

const setName = ({ document }: KeptDocument, name: string): void =>
  void document.apply({ type: 'setField', entity: 'basics', field: 'name', value: name });

describe('a document in a log store', () => {
  test('[DO95] what was saved is there again, with undo; what was not saved is told', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    expect(kept.isSaved()).toBe(false);
    expect(await kept.save(1)).toEqual(ok(undefined));
    expect(kept.isSaved()).toBe(true);
    setName(kept, 'Ada L.');
    expect(kept.isSaved()).toBe(false);
    expect(await kept.save(2)).toEqual(ok(undefined));
    setName(kept, 'Lost');
    const again = await open(store);
    expect(again.document.resume().basics.name).toBe('Ada L.');
    expect(again.isSaved()).toBe(true);
    again.document.undo();
    expect(again.document.resume().basics.name).toBe('Ada');
    await again.save(3);
    const third = await open(store);
    expect(third.document.resume().basics.name).toBe('Ada');
    third.document.redo();
    expect(third.document.resume().basics.name).toBe('Ada L.');
    expect(await store.list()).toEqual(ok([{ name: 'cv', length: 3 }]));
  });

  test('[DO95] what could not be saved is saved with the next, once', async () => {
    const store = createMemoryLogStore();
    let failing: LogStoreError | undefined;
    const flaky: LogStore = { ...store, write: async (...args) => (failing ? err(failing) : store.write(...args)) };
    const kept = keepDocument(newDocument(), { store: flaky, log: 'cv', device: 'laptop' });
    await kept.save(1);
    failing = { type: 'StoreFull' };
    setName(kept, 'A');
    expect(await kept.save(2)).toEqual(err({ type: 'StoreFull' }));
    setName(kept, 'B');
    expect(await kept.save(3)).toEqual(err({ type: 'StoreFull' }));
    expect(kept.isSaved()).toBe(false);
    failing = undefined;
    expect(await kept.save(4)).toEqual(ok(undefined));
    expect((await open(store)).document.resume().basics.name).toBe('B');
    expect(await store.list()).toEqual(ok([{ name: 'cv', length: 3 }]));
  });

  test('[DO96] a checkpoint is made now and then, and only makes opening faster', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    for (let count = 0; count < 620; count++) {
      setName(kept, `Name ${count}`);
      await kept.save(count);
    }
    const checkpoint = await store.readBeside('cv', 'checkpoint');
    expect(checkpoint.ok && checkpoint.value !== undefined).toBe(true);
    const reads: number[] = [];
    const watched: LogStore = {
      ...store,
      read: (log, from, limit, signal) => {
        reads.push(from);
        return store.read(log, from, limit, signal);
      },
    };
    expect((await open(watched)).document.resume()).toEqual(kept.document.resume());
    expect(reads).toEqual([500]);
    await store.write('cv', { beside: new Map([['checkpoint', Uint8Array.of(1, 2, 3, 4, 5)]]) });
    expect((await open(store)).document.resume()).toEqual(kept.document.resume());
    await store.write('cv', { beside: new Map([['checkpoint', null]]) });
    expect((await open(store)).document.resume()).toEqual(kept.document.resume());
    const entries = await store.read('cv', 0, 1_000);
    expect(entries.ok && createTimeline(entries.value).resumeAt(101)?.basics.name).toBe('Name 100');
  });

  test('[DO97] two tabs keep one document in one log, and each takes in what the other saved', async () => {
    const store = createMemoryLogStore();
    await keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' }).save(0);
    const [one, two] = [await open(store), await open(store)];
    setName(one, 'One');
    two.document.apply({ type: 'setText', block: 'two', inlines: [{ text: 'Two' }] });
    await Promise.all([one.save(1), two.save(2)]);
    expect(two.document.resume().basics.name).toBe('One');
    await one.catchUp();
    expect(textsOf(one.document)['two']).toBe('Two');
    expect(one.document.resume()).toEqual(two.document.resume());
    expect((await open(store)).document.resume()).toEqual(one.document.resume());
    expect(await store.list()).toEqual(ok([{ name: 'cv', length: 3 }]));
  });

  test('[DO97] what other devices sent is kept with the rest, even what still waits', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    await kept.save(0);
    const phone = reopen(kept.document, 99);
    phone.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'A' });
    const first = take(phone)!;
    phone.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'B' });
    expect(kept.receive(take(phone)!)).toEqual(ok({ type: 'waiting' }));
    expect(kept.receive(Uint8Array.of(9))).toMatchObject({ ok: false });
    await kept.save(1);
    const again = await open(store);
    expect(again.isSaved()).toBe(true);
    expect(again.document.resume().basics.name).toBe('Ada');
    expect(again.receive(first)).toEqual(ok({ type: 'applied' }));
    expect(again.document.resume().basics.name).toBe('B');
    expect(again.isSaved()).toBe(false);
    await again.save(2);
    expect(await store.readBeside('cv', 'held')).toEqual(ok(undefined));
    expect((await open(store)).document.resume().basics.name).toBe('B');
  });

  test('[DO97] what is received while a save is on its way is saved with the next', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    await kept.save(0);
    const phone = reopen(kept.document, 99);
    phone.apply({ type: 'setField', entity: 'basics', field: 'phone', value: '+1' });
    setName(kept, 'Mine');
    const saving = kept.save(1);
    await Promise.resolve();
    kept.receive(take(phone)!);
    await saving;
    expect(kept.isSaved()).toBe(false);
    await kept.save(2);
    expect((await open(store)).document.resume().basics).toMatchObject({ name: 'Mine', phone: '+1' });
  });

  test('[DO98] what no save has acknowledged can be had, also while it is on its way, and may be stored twice', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    await kept.save(0);
    expect(kept.unsaved(1)).toEqual([]);
    setName(kept, 'A');
    const saving = kept.save(1);
    await Promise.resolve();
    setName(kept, 'B');
    const lastWords = kept.unsaved(2);
    expect(lastWords).toHaveLength(2);
    await saving;
    await store.write('cv', { append: lastWords });
    expect((await open(store)).document.resume().basics.name).toBe('B');
    await kept.save(3);
    expect((await open(store)).document.resume().basics.name).toBe('B');
  });

  test('[DO99] a log that was removed is begun again, whole, by the next change', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    await kept.save(0);
    setName(kept, 'A');
    await kept.save(1);
    await store.remove('cv');
    await kept.save(2);
    expect(await store.list()).toEqual(ok([]));
    setName(kept, 'B');
    expect(await kept.save(3)).toEqual(ok(undefined));
    expect(kept.isSaved()).toBe(true);
    const again = await open(store);
    expect(again.document.resume()).toEqual(kept.document.resume());
    expect(again.document.undo()).toBe(true);
    await store.remove('cv');
    await kept.saveWhole(4);
    expect((await open(store)).document.resume()).toEqual(kept.document.resume());
    setName(kept, 'C');
    await kept.save(5);
    expect((await open(store)).document.resume().basics.name).toBe('C');
  });

  test('[DO53] what waited when the program ended is looked at like anything else when its time comes', async () => {
    const store = createMemoryLogStore();
    const kept = keepDocument(newDocument(), { store, log: 'cv', device: 'laptop' });
    await kept.save(0);
    const forger = reopen(kept.document, 99);
    forger.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'A' });
    const first = take(forger)!;
    fieldsOf(forger.doc, 'basics').set('name', 5);
    expect(kept.receive(take(forger)!)).toEqual(ok({ type: 'waiting' }));
    await kept.save(1);
    const again = await open(store);
    expect(again.receive(first)).toEqual(ok({ type: 'applied' }));
    expect(again.document.resume().basics.name).toBe('A');
  });

  test('[DO95] what is not there, or cannot be read, is told', async () => {
    const store = createMemoryLogStore();
    const options = { store, log: 'cv', device: 'laptop', random: seededRandom(1) };
    expect(await openKept(options)).toMatchObject({ ok: false, error: { type: 'NoDocument' } });
    expect(await openKept(options, AbortSignal.abort())).toEqual(err({ type: 'Aborted' }));
  });
});

/** The contract of every `LogStore`. `create` gives an empty one; `reopen` the same one after the program has ended. */
import type { LogStore } from '@peersume/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

export interface DescribeLogStoreOptions {
  readonly name: string;
  readonly create: () => Promise<LogStore>;
  /** Absent: what this store holds ends with the program. */
  readonly reopen?: (store: LogStore) => Promise<LogStore>;
}

export function describeLogStore({ name, create, reopen = async (store) => store }: DescribeLogStoreOptions): void {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

  describe(name, () => {
    test('[LS1] a log that is not there is empty', async () => {
      const store = await create();
      expect(await store.read('a', 0, 10)).toEqual({ ok: true, value: [] });
      expect(await store.readBeside('a', 'checkpoint')).toEqual({ ok: true, value: undefined });
      expect(await store.list()).toEqual({ ok: true, value: [] });
      expect(await store.remove('a')).toEqual({ ok: true, value: undefined });
    });

    test('[LS2] entries come back in order, from any number on, after the program has ended too', async () => {
      let store = await create();
      expect(await store.write('a', { append: [bytes(1), bytes(), bytes(2, 3)] })).toEqual({ ok: true, value: 3 });
      expect(await store.write('a', { append: [bytes(4)] })).toEqual({ ok: true, value: 4 });
      expect(await store.write('b', { append: [bytes(9)] })).toEqual({ ok: true, value: 1 });
      store = await reopen(store);
      expect(await store.read('a', 0, 10)).toEqual({ ok: true, value: [bytes(1), bytes(), bytes(2, 3), bytes(4)] });
      expect(await store.read('a', 1, 2)).toEqual({ ok: true, value: [bytes(), bytes(2, 3)] });
      expect(await store.read('a', 4, 2)).toEqual({ ok: true, value: [] });
      expect(await store.list()).toEqual({
        ok: true,
        value: [
          { name: 'a', length: 4 },
          { name: 'b', length: 1 },
        ],
      });
    });

    test('[LS3] values beside a log are replaced and taken away, with entries in one change', async () => {
      let store = await create();
      await store.write('a', {
        append: [bytes(1)],
        beside: new Map([
          ['undo', bytes(1)],
          ['checkpoint', bytes(2)],
        ]),
      });
      expect(
        await store.write('a', {
          beside: new Map([
            ['undo', bytes(3)],
            ['checkpoint', null],
          ]),
        }),
      ).toEqual({ ok: true, value: 1 });
      store = await reopen(store);
      expect(await store.readBeside('a', 'undo')).toEqual({ ok: true, value: bytes(3) });
      expect(await store.readBeside('a', 'checkpoint')).toEqual({ ok: true, value: undefined });
      expect(await store.readBeside('b', 'undo')).toEqual({ ok: true, value: undefined });
    });

    test('[LS4] writes that are asked for at once follow one another, each as a whole', async () => {
      const store = await create();
      const lengths = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.write('a', { append: [bytes(index), bytes(index)] })),
      );
      expect(new Set(lengths.map((length) => (length.ok ? length.value : 0))).size).toBe(20);
      const read = await store.read('a', 0, 100);
      const values = read.ok ? read.value.map((entry) => entry[0]) : [];
      expect(values.length).toBe(40);
      for (let at = 0; at < values.length; at += 2) expect(values[at]).toBe(values[at + 1]);
    });

    test('[LS5] a removed log is gone with all beside it, and may begin again', async () => {
      let store = await create();
      await store.write('a', { append: [bytes(1)], beside: new Map([['undo', bytes(1)]]) });
      await store.write('b', { append: [bytes(2)] });
      await store.remove('a');
      store = await reopen(store);
      expect(await store.list()).toEqual({ ok: true, value: [{ name: 'b', length: 1 }] });
      expect(await store.readBeside('a', 'undo')).toEqual({ ok: true, value: undefined });
      expect(await store.write('a', { append: [bytes(3)] })).toEqual({ ok: true, value: 1 });
    });

    test('[LS6] bytes given and got belong to the caller', async () => {
      const store = await create();
      const given = bytes(1, 2);
      const writing = store.write('a', { append: [given], beside: new Map([['x', given]]) });
      given.fill(9);
      await writing;
      const read = await store.read('a', 0, 1);
      if (read.ok) read.value[0]?.fill(8);
      expect(await store.read('a', 0, 1)).toEqual({ ok: true, value: [bytes(1, 2)] });
      expect(await store.readBeside('a', 'x')).toEqual({ ok: true, value: bytes(1, 2) });
    });

    test('[LS7] what was aborted says so', async () => {
      const store = await create();
      const signal = AbortSignal.abort();
      expect(await store.write('a', { append: [bytes(1)] }, signal)).toEqual({ ok: false, error: { type: 'Aborted' } });
      expect(await store.read('a', 0, 1, signal)).toEqual({ ok: false, error: { type: 'Aborted' } });
      expect(await store.list(signal)).toEqual({ ok: false, error: { type: 'Aborted' } });
    });

    test('[LS8] names may hold any letters, entries any bytes', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.string({ maxLength: 8 }), fc.uint8Array({ maxLength: 40 })), { maxLength: 12 }),
          async (changes) => {
            let store = await create();
            const model = new Map<string, Uint8Array[]>();
            for (const [log, entry] of changes) {
              await store.write(log, { append: [entry], beside: new Map([[log, entry]]) });
              model.set(log, [...(model.get(log) ?? []), entry]);
            }
            store = await reopen(store);
            const names = [...model.keys()].sort();
            expect(await store.list()).toEqual({
              ok: true,
              value: names.map((log) => ({ name: log, length: model.get(log)?.length })),
            });
            for (const [log, entries] of model) {
              expect(await store.read(log, 0, 100)).toEqual({ ok: true, value: entries });
              expect(await store.readBeside(log, log)).toEqual({ ok: true, value: entries.at(-1) });
            }
          },
        ),
        { numRuns: 20 },
      );
    });
  });
}

import { expect, test } from 'vitest';
import { describeLogStore } from './describe-log-store.ts';
import { createMemoryLogStore } from './memory-log-store.ts';

describeLogStore({ name: 'a log store in memory', create: async () => createMemoryLogStore() });

test('[LS9] a full store says so and stays as it was', async () => {
  const store = createMemoryLogStore({ capacity: 10 });
  expect(await store.write('a', { append: [new Uint8Array(8)] })).toEqual({ ok: true, value: 1 });
  expect(await store.write('a', { append: [new Uint8Array(1), new Uint8Array(2)] })).toEqual({
    ok: false,
    error: { type: 'StoreFull' },
  });
  expect(await store.list()).toEqual({ ok: true, value: [{ name: 'a', length: 1 }] });
});

import { describe, expect, test } from 'vitest';
import type { Keep, KeptResume } from './keep.ts';
import { bringLastWordsHome, leaveLastWords, type Drawer } from './last-words.ts';

function setUp(...records: KeptResume[]) {
  const kept = new Map(records.map((record) => [record.id, record]));
  const items = new Map<string, string>();
  const drawer: Drawer = {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
  const keep: Keep = {
    list: () => Promise.resolve([...kept.values()]),
    get: (id) => Promise.resolve(kept.get(id)),
    put: (record) => Promise.resolve(void kept.set(record.id, record)),
    remove: (id) => Promise.resolve(void kept.delete(id)),
  };
  return { kept, items, drawer, keep };
}
const record = (savedAt: number, text: string): KeptResume => ({ id: 'a', savedAt, title: 'A', text });

describe('last words', () => {
  test('are moved to where they belong, and then forgotten', async () => {
    const { kept, items, drawer, keep } = setUp(record(1, 'old'));
    leaveLastWords(drawer, [record(2, 'new')]);
    await bringLastWordsHome(drawer, keep);
    expect(kept.get('a')?.text).toBe('new');
    expect(items.size).toBe(0);
  });

  test('never replace something newer', async () => {
    const { kept, drawer, keep } = setUp(record(3, 'newest'));
    leaveLastWords(drawer, [record(2, 'older')]);
    await bringLastWordsHome(drawer, keep);
    expect(kept.get('a')?.text).toBe('newest');
  });

  test('stay while they cannot be stored', async () => {
    const { items, drawer, keep } = setUp();
    leaveLastWords(drawer, [record(2, 'new')]);
    await expect(
      bringLastWordsHome(drawer, { ...keep, put: () => Promise.reject(new Error('no room')) }),
    ).rejects.toThrow('no room');
    expect(items.size).toBe(1);
  });

  test('that are damaged are dropped', async () => {
    const { kept, items, drawer, keep } = setUp();
    items.set('peersume-last-words', '[{"id":1}, null, "x"');
    await bringLastWordsHome(drawer, keep);
    expect(kept.size).toBe(0);
  });
});

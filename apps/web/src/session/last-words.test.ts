import { describe, expect, test } from 'vitest';
import type { Drawer } from './drawer.ts';
import { bringLastWordsHome, leaveLastWords } from './last-words.ts';
import { createMemoryLibrary, createShelf } from './testing/memory-library.ts';

function setUp() {
  const items = new Map<string, string>();
  const drawer: Drawer = {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
  const shelf = createShelf();
  const library = createMemoryLibrary(shelf);
  const entries = (log: string): number[][] => (shelf.logs.get(log)?.entries ?? []).map((entry) => [...entry]);
  return { items, drawer, shelf, library, entries };
}

describe('last words', () => {
  test('are put into their logs, and then forgotten', async () => {
    const { items, drawer, library, entries } = setUp();
    leaveLastWords(drawer, 'tab-1', 'a/1', [Uint8Array.of(1, 200), Uint8Array.of(3)]);
    leaveLastWords(drawer, 'tab-2', 'a/1', [Uint8Array.of(4)]);
    leaveLastWords(drawer, 'tab-2', 'b', [Uint8Array.of(5)]);
    expect((await bringLastWordsHome(drawer, library)).ok).toBe(true);
    expect(entries('a/1')).toEqual([[1, 200], [3], [4]]);
    expect(entries('b')).toEqual([[5]]);
    expect(items.size).toBe(0);
  });

  test('that were stored in the end are not stored again', async () => {
    const { drawer, library, entries } = setUp();
    await library.logs.write('a', { append: [Uint8Array.of(1), Uint8Array.of(2)] });
    leaveLastWords(drawer, 'tab', 'a', [Uint8Array.of(2), Uint8Array.of(3)]);
    await bringLastWordsHome(drawer, library);
    expect(entries('a')).toEqual([[1], [2], [3]]);
  });

  test('are taken back when all is stored', () => {
    const { items, drawer } = setUp();
    leaveLastWords(drawer, 'tab', 'a', [Uint8Array.of(1)]);
    leaveLastWords(drawer, 'tab', 'a', []);
    expect(items.size).toBe(0);
  });

  test('stay while they cannot be stored', async () => {
    const { items, drawer, shelf, library } = setUp();
    leaveLastWords(drawer, 'tab', 'a', [Uint8Array.of(1)]);
    shelf.trouble = { type: 'StoreFull' };
    expect(await bringLastWordsHome(drawer, library)).toEqual({ ok: false, error: { type: 'StoreFull' } });
    expect(items.size).toBe(1);
  });

  test('that are damaged, and what is not theirs, do no harm', async () => {
    const { items, drawer, shelf, library } = setUp();
    items.set('peersume-theme', 'dark');
    items.set('peersume-last-words/tab/a', '["%%%", 3');
    await bringLastWordsHome(drawer, library);
    expect(shelf.logs.size).toBe(0);
    expect([...items.keys()]).toEqual(['peersume-theme']);
  });
});

import { createResume, type Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import * as maker from './open-session.ts';
import type { Drawer } from './drawer.ts';
import { createSessions } from './sessions.ts';
import { createHandTimer } from './testing/hand-timer.ts';
import { createMemoryLibrary, createShelf } from './testing/memory-library.ts';

const resumeOf = (name: string): Resume => ({ ...createResume({ language: 'en' }), basics: { name, profiles: [] } });

function setUp() {
  const shelf = createShelf();
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
  const left: string[] = [];
  const timer = createHandTimer();
  const sessions = createSessions({
    library: createMemoryLibrary(shelf),
    drawer,
    now: timer.now,
    timer,
    device: 'laptop',
    read: async (text) => ({ ok: true, resume: JSON.parse(text) as Resume }),
    refused: () => {},
    onFirstChange: () => {},
    onRemoved: () => {},
    onLeftUnsaved: (session) => void left.push(session.resume().basics.name),
    load: async () => maker,
  });
  return { shelf, items, drawer, left, sessions, timer };
}

describe('the résumés of a tab', () => {
  test('one is in progress at a time; the one before is stored and let go', async () => {
    const { shelf, sessions } = setUp();
    const first = await sessions.begin(resumeOf('First'));
    first.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'First, changed' });
    const second = await sessions.begin(resumeOf('Second'));
    expect(sessions.current.get()).toBe(second);
    expect(shelf.cards.get(first.id)?.title).toBe('First, changed');
    await sessions.leave();
    expect(sessions.current.get()).toBe(null);
    const again = await sessions.open(first.id);
    expect(again.ok && again.value.resume().basics.name).toBe('First, changed');
    expect(again.ok && again.value).not.toBe(first);
  });

  test('who comes back before it was let go finds it as it is', async () => {
    const { sessions } = setUp();
    const session = await sessions.begin(resumeOf('First'));
    const leaving = sessions.leave();
    await Promise.resolve();
    const [again] = await Promise.all([sessions.open(session.id), leaving]);
    expect(again.ok && again.value).toBe(sessions.current.get());
    session.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'Still open' });
    expect(session.resume().basics.name).toBe('Still open');
  });

  test('one whose words are not stored is not let go: it is told, waits, and is found again', async () => {
    const { shelf, left, sessions } = setUp();
    const first = await sessions.begin(resumeOf('First'));
    await first.save();
    shelf.trouble = { type: 'StoreFull' };
    first.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'Only here' });
    await sessions.leave();
    expect(left).toEqual(['Only here']);
    const again = await sessions.open(first.id);
    expect(again.ok && again.value).toBe(first);
    shelf.trouble = undefined;
    await sessions.leave();
    expect(shelf.cards.get(first.id)?.title).toBe('Only here');
  });

  test('when the page ends, what is not durable is left in the drawer, and taken back when it is', async () => {
    const { shelf, items, sessions, timer } = setUp();
    const session = await sessions.begin(resumeOf('First'));
    await session.save();
    shelf.trouble = { type: 'StoreFull' };
    session.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'Last words' });
    expect(sessions.end()).toBe(true);
    expect([...items.keys()]).toEqual([expect.stringMatching(/^peersume-last-words\/.*\/.*$/)]);
    shelf.trouble = undefined;
    sessions.end();
    await timer.pass(0);
    expect(items.size).toBe(0);
  });

  test('when the page ends and there is no place for last words either, that is known', async () => {
    const { shelf, drawer, sessions } = setUp();
    const session = await sessions.begin(resumeOf('First'));
    await session.save();
    expect(sessions.end()).toBe(true);
    drawer.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    shelf.trouble = { type: 'StoreFull' };
    session.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'Nowhere' });
    expect(sessions.end()).toBe(false);
  });

  test('what is not there is told, and nothing changes', async () => {
    const { sessions } = setUp();
    const session = await sessions.begin(resumeOf('First'));
    expect(await sessions.open('nobody')).toMatchObject({ ok: false, error: { type: 'Missing' } });
    expect(sessions.current.get()).toBe(session);
  });
});

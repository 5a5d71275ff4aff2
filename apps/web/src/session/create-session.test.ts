import type { OperationError } from '@peersume/document';
import { createResume, createSection, positionIds, type Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import type { OpenSession } from './create-session.ts';
import { beginSession, openSession, type OpenPorts } from './open-session.ts';
import { createHandTimer } from './testing/hand-timer.ts';
import { createMemoryLibrary, createShelf, type MemoryShelf } from './testing/memory-library.ts';

const ids = positionIds();
const resume: Resume = {
  ...createResume({ language: 'en' }),
  basics: { name: 'Ada', profiles: [] },
  sections: [createSection('work', ids), createSection('skills', ids)],
};

function setUp(shelf: MemoryShelf = createShelf()) {
  const timer = createHandTimer();
  const refusals: OperationError[] = [];
  const events: string[] = [];
  const portsOfTab = (): OpenPorts => ({
    library: createMemoryLibrary(shelf),
    now: timer.now,
    timer,
    device: 'laptop',
    read: async (text) => ({ ok: true, resume: JSON.parse(text) as Resume }),
    refused: (error) => void refusals.push(error),
    onFirstChange: () => void events.push('first change'),
    onRemoved: () => void events.push('removed'),
  });
  const open = async (id = 'cv'): Promise<OpenSession> => {
    const opened = await openSession(id, portsOfTab());
    if (!opened.ok) throw new Error(opened.error.type);
    return opened.value;
  };
  return { shelf, timer, refusals, events, portsOfTab, open };
}

const setName = (session: OpenSession, name: string, group?: string): void =>
  void session.apply({ type: 'setField', entity: 'basics', field: 'name', value: name }, group);
const nameIn = (session: OpenSession): string => session.resume().basics.name;

describe('a session', () => {
  test('tells of a change at once, and what did not change is the same object', () => {
    const { portsOfTab } = setUp();
    const session = beginSession('cv', resume, undefined, portsOfTab());
    const before = session.resume();
    expect(session.resume()).toBe(before);
    let told = '';
    session.subscribe(() => (told = nameIn(session)));
    setName(session, 'Grace');
    expect(told).toBe('Grace');
    expect(session.resume().sections).toBe(before.sections);
  });

  test('typing in one field is undone together, and a pause begins another step', async () => {
    const { timer, portsOfTab } = setUp();
    const session = beginSession('cv', resume, undefined, portsOfTab());
    for (const name of ['M', 'Ma', 'Max']) {
      setName(session, name, 'name');
      await timer.pass(300);
    }
    await timer.pass(1_000);
    setName(session, 'Maxi', 'name');
    session.undo();
    expect(nameIn(session)).toBe('Max');
    session.undo();
    expect(nameIn(session)).toBe('Ada');
    expect(session.canUndo()).toBe(false);
    session.redo();
    expect(nameIn(session)).toBe('Max');
  });

  test('several operations are told once and undone together; the first that is refused ends them, and is said', () => {
    const { portsOfTab, refusals } = setUp();
    const session = beginSession('cv', resume, undefined, portsOfTab());
    let told = 0;
    session.subscribe(() => (told += 1));
    const name = { type: 'setField', entity: 'basics', field: 'name', value: 'B' } as const;
    const phone = { type: 'setField', entity: 'basics', field: 'phone', value: '1' } as const;
    expect(session.applyAll([name, phone])).toBe(true);
    expect(told).toBe(1);
    session.undo();
    expect(session.resume().basics).toEqual(resume.basics);
    expect(session.applyAll([{ type: 'remove', id: 'nobody' }, name])).toBe(false);
    expect(nameIn(session)).toBe('Ada');
    expect(refusals).toEqual([{ type: 'NotFound', id: 'nobody' }]);
  });

  test('what was typed is there after a restart, with undo, and its card says it', async () => {
    const { timer, shelf, portsOfTab, open } = setUp();
    const session = beginSession('cv', resume, 'student', portsOfTab());
    expect(session.saving.get().type).toBe('saving');
    await timer.pass(1);
    expect(session.saving.get().type).toBe('saved');
    expect(shelf.cards.get('cv')).toMatchObject({ title: 'Ada', career: 'student' });
    setName(session, 'Grace');
    await timer.pass(150);
    expect(session.saving.get().type).toBe('saved');
    // The tab is killed here: the card is behind, the log is not.
    expect(shelf.cards.get('cv')?.title).toBe('Ada');
    const again = await open();
    expect(nameIn(again)).toBe('Grace');
    await timer.pass(3_000);
    expect(shelf.cards.get('cv')?.title).toBe('Grace');
    expect(again.undo()).toBe(true);
    expect(nameIn(again)).toBe('Ada');
    await again.close();
    expect(shelf.cards.get('cv')).toMatchObject({ title: 'Ada', career: 'student' });
  });

  test('the card follows at a distance, and keeps what the library wrote on it', async () => {
    const { timer, shelf, portsOfTab } = setUp();
    const session = beginSession('cv', resume, undefined, portsOfTab());
    await timer.pass(1);
    shelf.cards.set('cv', { ...shelf.cards.get('cv')!, name: 'For the museum' });
    let written = 0;
    shelf.tabs.add(new Set([(change) => (written += change.type === 'cards' ? 1 : 0)]));
    for (let key = 0; key < 60; key++) {
      setName(session, `Ada ${key}`, 'name');
      await timer.pass(100);
    }
    expect(written).toBeLessThanOrEqual(2);
    await timer.pass(3_000);
    expect(shelf.cards.get('cv')).toMatchObject({ title: 'Ada 59', name: 'For the museum' });
  });

  test('two tabs that write at once say the same, and lose nothing', async () => {
    const { timer, portsOfTab, open } = setUp();
    await beginSession('cv', resume, undefined, portsOfTab()).close();
    const [one, two] = [await open(), await open()];
    for (let key = 0; key < 20; key++) {
      setName(one, `One ${key}`, 'name');
      void two.apply({ type: 'setField', entity: 'basics', field: 'headline', value: `Two ${key}` }, 'headline');
      await timer.pass(30);
    }
    await timer.pass(500);
    expect(one.resume()).toEqual(two.resume());
    expect(one.resume().basics).toMatchObject({ name: 'One 19', headline: 'Two 19' });
    one.undo();
    await timer.pass(500);
    expect(two.resume().basics).toMatchObject({ name: 'Ada', headline: 'Two 19' });
    const third = await open();
    expect(third.resume()).toEqual(two.resume());
  });

  test('a résumé that another tab removed is told, and the next change brings it back', async () => {
    const { timer, shelf, events, portsOfTab, open } = setUp();
    await beginSession('cv', resume, undefined, portsOfTab()).close();
    const session = await open();
    await createMemoryLibrary(shelf).remove('cv');
    await timer.pass(10_000);
    expect(events).toEqual(['removed']);
    expect(shelf.logs.has('cv') || shelf.cards.has('cv')).toBe(false);
    setName(session, 'Back again');
    await timer.pass(5_000);
    expect(shelf.cards.get('cv')?.title).toBe('Back again');
    expect(nameIn(await open())).toBe('Back again');
  });

  test('what the browser threw away is written again, whole', async () => {
    const { timer, shelf, portsOfTab, open } = setUp();
    await beginSession('cv', resume, undefined, portsOfTab()).close();
    const session = await open();
    shelf.logs.clear();
    shelf.cards.clear();
    for (const tab of shelf.tabs) for (const listener of tab) listener({ type: 'emptied' });
    await timer.pass(5_000);
    expect(shelf.cards.has('cv')).toBe(true);
    expect(shelf.logs.get('cv')?.entries).toHaveLength(1);
    expect((await open()).resume()).toEqual(session.resume());
  });

  test('a variant is what is shown and changed, until it is gone', () => {
    const { portsOfTab } = setUp();
    const session = beginSession('cv', resume, undefined, portsOfTab());
    const made = session.applyToMaster({ type: 'addVariant', name: 'For Acme' });
    session.variant.set(made?.id);
    setName(session, 'Ada L.');
    expect(nameIn(session)).toBe('Ada L.');
    void session.apply({ type: 'setField', entity: made?.id ?? '', field: 'name', value: 'For Emca' });
    expect(session.document.variants()).toMatchObject([{ name: 'For Emca' }]);
    session.variant.set(undefined);
    expect(nameIn(session)).toBe('Ada');
    session.variant.set(made?.id);
    session.applyToMaster({ type: 'remove', id: made?.id ?? '' });
    expect(session.variant.get()).toBe(undefined);
    expect(nameIn(session)).toBe('Ada');
  });

  test('a résumé that is there only as a card begins its log when it is opened, once for two tabs', async () => {
    const { shelf, open } = setUp();
    const card = {
      id: 'old',
      title: 'Ada',
      createdAt: 1,
      changedAt: 1,
      snapshot: JSON.stringify(resume),
      variants: [],
    };
    shelf.cards.set('old', card);
    const [one, two] = await Promise.all([open('old'), open('old')]);
    expect(one.resume()).toEqual(resume);
    expect(two.resume()).toEqual(resume);
    expect(shelf.logs.get('old')?.entries).toHaveLength(1);
  });
});

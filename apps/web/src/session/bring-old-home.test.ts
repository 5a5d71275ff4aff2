import { createResume, type Resume } from '@peersume/resume';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMessages } from '../language/messages.ts';
import { bringOldHome } from './bring-old-home.ts';
import { createMemoryLibrary, createShelf } from './testing/memory-library.ts';

const text = JSON.stringify({ ...createResume({ language: 'en' }), basics: { name: 'Ada', profiles: [] } });
const old = { id: 'a', savedAt: 7, title: 'Ada', text, career: 'student' };

function setUp() {
  const shelf = createShelf();
  const bring = () =>
    bringOldHome({
      library: createMemoryLibrary(shelf),
      device: 'laptop',
      read: async (one) =>
        one.includes('"version":99')
          ? { ok: false, error: { type: 'NewerVersion', version: 99, supported: 1 } }
          : { ok: true, resume: JSON.parse(one) as Resume },
    });
  return { shelf, bring };
}

describe('résumés of the first version', () => {
  beforeAll(async () => (await loadMessages('en'))());

  test('come into the library with a log and a card, once, also when two tabs start', async () => {
    const { shelf, bring } = setUp();
    shelf.oldResumes.set('a', old);
    await Promise.all([bring(), bring()]);
    expect(shelf.cards.get('a')).toMatchObject({ title: 'Ada', changedAt: 7, career: 'student', snapshot: text });
    expect(shelf.logs.get('a')?.entries).toHaveLength(1);
    expect(shelf.oldResumes.size).toBe(0);
  });

  test('stay where they are as long as what is made of them is not durable', async () => {
    const { shelf, bring } = setUp();
    shelf.oldResumes.set('a', old);
    shelf.trouble = { type: 'StoreFull' };
    await bring();
    expect(shelf.oldResumes.get('a')).toEqual(old);
    shelf.trouble = undefined;
    await bring();
    expect(shelf.logs.get('a')?.entries).toHaveLength(1);
  });

  test('that cannot be read are shown, with every word kept', async () => {
    const { shelf, bring } = setUp();
    shelf.oldResumes.set('b', { ...old, id: 'b', text: '{"version":99}' });
    await bring();
    expect(shelf.cards.get('b')).toMatchObject({ title: 'Ada', snapshot: '{"version":99}' });
    expect(shelf.logs.has('b')).toBe(false);
  });
});

import { createEntry, createRole, createSection, Resume, type Role, type SkillEntry } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import type { ResumeDocument } from '../document.ts';
import { bullet, newDocument, reopen, smallResume, textsOf, take } from '../testing/open-sample.ts';
import type { Operation, OperationError } from './operation.ts';

const named = (id: string) => (): string => id;

function done(document: ResumeDocument, operation: Operation): string {
  const result = document.apply(operation);
  expect(result).toMatchObject({ ok: true });
  return result.ok ? (result.value.id ?? '') : '';
}

const refused = (document: ResumeDocument, operation: Operation): OperationError | undefined => {
  const before = document.resume();
  const result = document.apply(operation);
  expect(document.resume()).toBe(before);
  return result.ok ? undefined : result.error;
};

const section = (document: ResumeDocument, id: string) => document.resume().sections.find((one) => one.id === id);
const roleOf = (document: ResumeDocument, id: string): Role | undefined =>
  document
    .resume()
    .sections.flatMap((one) => one.entries)
    .flatMap((entry) => (entry.type === 'experience' ? entry.roles : []))
    .find((role) => role.id === id);

const every: readonly Operation[] = [
  { type: 'setField', entity: 'basics', field: 'name', value: 'Ada Lovelace' },
  { type: 'setField', entity: 'basics', field: 'location', value: { city: 'London', countryCode: 'GB' } },
  { type: 'setField', entity: 'design', field: 'template', value: 'modern' },
  { type: 'setField', entity: 'resume', field: 'language', value: 'de' },
  { type: 'setField', entity: 'acme', field: 'url', value: 'https://acme.example' },
  { type: 'setField', entity: 'lead', field: 'dates', value: { start: { year: 2021 }, end: { year: 2022, month: 1 } } },
  { type: 'setField', entity: 'lead', field: 'dates' },
  { type: 'setField', entity: 'languages', field: 'keywords', value: ['Rust', 'Zig', 'C', 'Ada'] },
  { type: 'setField', entity: 'two', field: 'type', value: 'paragraph' },
  { type: 'setField', entity: 'beta', field: 'visible', value: false },
  { type: 'addSection', section: createSection('awards', named('awards')), before: 'skills' },
  { type: 'addEntry', section: 'skills', entry: createEntry('skill', named('new'), { name: 'New' }), before: 'tools' },
  {
    type: 'addRole',
    entry: 'beta',
    role: createRole(named('boss'), { position: 'Boss', body: [bullet('b', 'Ruled')] }),
  },
  { type: 'addProfile', profile: { id: 'p2', network: 'Mastodon' }, before: 'profile' },
  { type: 'addBlock', owner: 'lead', block: bullet('new-bullet', 'New'), before: 'one' },
  { type: 'remove', id: 'two' },
  { type: 'remove', id: 'acme' },
  { type: 'remove', id: 'work' },
  { type: 'move', id: 'three', before: 'one' },
  { type: 'move', id: 'three', parent: 'intern', before: 'five' },
  { type: 'move', id: 'acme', parent: 'work' },
  { type: 'move', id: 'skills', before: 'work' },
  { type: 'duplicate', id: 'two' },
  { type: 'duplicate', id: 'acme' },
  { type: 'duplicate', id: 'work' },
  { type: 'duplicate', id: 'profile' },
  { type: 'splitBlock', block: 'two', at: 8 },
  { type: 'joinBlocks', into: 'one', from: 'two' },
  { type: 'joinBlocks', into: 'one', from: 'five' },
  {
    type: 'setText',
    block: 'two',
    inlines: [{ text: 'Built ' }, { text: 'many', bold: true }, { text: ' things and sold them' }],
  },
  { type: 'replaceAll', find: 'engine', replace: 'loom' },
];

describe('operations', () => {
  test.each(every.map((operation) => [JSON.stringify(operation), operation] as const))(
    '[DO20] [DO40] is done, taken back and done again, with a restart between: %s',
    (_, operation) => {
      let document = newDocument();
      const before = document.resume();
      done(document, operation);
      const after = document.resume();
      expect(after).not.toEqual(before);
      expect(Resume.safeParse(after)).toMatchObject({ success: true });
      for (const seed of [2, 3]) {
        expect(document.undo()).toBe(true);
        expect(document.resume()).toEqual(before);
        expect(document.canUndo()).toBe(false);
        document = reopen(document, seed, document.saveUndo());
        expect(document.redo()).toBe(true);
        expect(document.resume()).toEqual(after);
        expect(document.canRedo()).toBe(false);
        document = reopen(document, seed + 10, document.saveUndo());
      }
    },
  );

  test('[DO21] one field is set, and only it', () => {
    const document = newDocument();
    done(document, { type: 'setField', entity: 'lead', field: 'location', value: 'Paris' });
    expect(roleOf(document, 'lead')).toEqual({ ...roleOf(newDocument(), 'lead'), location: 'Paris' });
    done(document, { type: 'setField', entity: 'lead', field: 'location' });
    expect(document.resume()).toEqual(smallResume());
  });

  test('[DO22] what does not fit the schema is refused with the reason', () => {
    const document = newDocument();
    expect(refused(document, { type: 'setField', entity: 'acme', field: 'organization' })).toMatchObject({
      type: 'InvalidValue',
    });
    expect(refused(document, { type: 'setField', entity: 'acme', field: 'organization', value: 5 })).toMatchObject({
      type: 'InvalidValue',
    });
    expect(
      refused(document, { type: 'setField', entity: 'lead', field: 'dates', value: { start: { year: 0 } } }),
    ).toMatchObject({ type: 'InvalidValue' });
    expect(refused(document, { type: 'setField', entity: 'acme', field: 'salary', value: '1' })).toMatchObject({
      type: 'UnknownField',
    });
    expect(refused(document, { type: 'setField', entity: 'acme', field: 'id', value: 'x' })).toMatchObject({
      type: 'UnknownField',
    });
    expect(refused(document, { type: 'setField', entity: 'nobody', field: 'name', value: 'x' })).toMatchObject({
      type: 'NotFound',
    });
    const skill = createEntry('skill', named('s'));
    expect(refused(document, { type: 'addEntry', section: 'work', entry: skill })).toMatchObject({
      type: 'WrongPlace',
    });
    expect(refused(document, { type: 'addBlock', owner: 'languages', block: bullet('x', '') })).toMatchObject({
      type: 'WrongPlace',
    });
    expect(refused(document, { type: 'addBlock', owner: 'acme', block: bullet('x', '') })).toMatchObject({
      type: 'WrongPlace',
    });
    expect(refused(document, { type: 'addBlock', owner: 'lead', block: bullet('acme', '') })).toMatchObject({
      type: 'IdTaken',
    });
    expect(refused(document, { type: 'addBlock', owner: 'lead', block: bullet('basics', '') })).toMatchObject({
      type: 'IdTaken',
    });
    expect(
      refused(document, { type: 'addBlock', owner: 'lead', block: bullet('x', ''), before: 'four' }),
    ).toMatchObject({ type: 'NotFound' });
    expect(refused(document, { type: 'move', id: 'languages', parent: 'work' })).toMatchObject({ type: 'WrongPlace' });
    expect(refused(document, { type: 'remove', id: 'intern' })).toMatchObject({ type: 'LastRole' });
    expect(refused(document, { type: 'move', id: 'intern', parent: 'acme' })).toMatchObject({ type: 'LastRole' });
    expect(refused(document, { type: 'joinBlocks', into: 'one', from: 'one' })).toMatchObject({ type: 'WrongPlace' });
    expect(refused(document, { type: 'replaceAll', find: '', replace: 'x' })).toMatchObject({ type: 'NothingToFind' });
    expect(document.canUndo()).toBe(false);
  });

  test('[DO23] a removed entity is out of sight with all in it, cannot be changed by moving, and comes back whole', () => {
    const document = newDocument();
    done(document, { type: 'remove', id: 'acme' });
    expect(section(document, 'work')?.entries.map(({ id }) => id)).toEqual(['beta']);
    expect(refused(document, { type: 'move', id: 'one', before: 'two' })).toMatchObject({ type: 'NotFound' });
    expect(refused(document, { type: 'remove', id: 'acme' })).toMatchObject({ type: 'NotFound' });
    done(document, { type: 'restore', id: 'acme' });
    expect(document.resume()).toEqual(smallResume());
    expect(refused(document, { type: 'restore', id: 'acme' })).toMatchObject({ type: 'NotFound' });
  });

  test('[DO23] what was removed is listed by where it stood and what it says, the outermost of each', () => {
    const document = newDocument();
    for (const id of ['two', 'acme', 'three', 'skills', 'profile']) document.apply({ type: 'remove', id });
    document.apply({ type: 'joinBlocks', into: 'five', from: 'six' });
    expect(document.removed()).toEqual([
      { id: 'acme', type: 'entry', parent: 'work', text: 'Acme' },
      { id: 'skills', type: 'section', parent: 'resume', text: 'Languages' },
      { id: 'profile', type: 'profile', parent: 'basics', text: 'GitHub' },
    ]);
    done(document, { type: 'restore', id: 'acme' });
    expect(document.removed()).toContainEqual({
      id: 'two',
      type: 'block',
      parent: 'lead',
      text: 'Built a thing and sold it',
    });
  });

  test('[DO22] what other devices would refuse for its size is refused here', () => {
    const document = newDocument();
    const novel = 'ж'.repeat(75_000);
    expect(refused(document, { type: 'setText', block: 'one', inlines: [{ text: novel + novel }] })).toMatchObject({
      type: 'TooLong',
      limit: 100_000,
    });
    expect(refused(document, { type: 'addBlock', owner: 'lead', block: bullet('x', novel + novel) })).toMatchObject({
      type: 'TooLong',
    });
    const photo = { source: `data:image/png;base64,${'A'.repeat(9_000_000)}`, visible: true };
    expect(refused(document, { type: 'setField', entity: 'basics', field: 'photo', value: photo })).toMatchObject({
      type: 'TooLong',
    });
    for (const block of ['one', 'two']) done(document, { type: 'setText', block, inlines: [{ text: novel }] });
    expect(refused(document, { type: 'joinBlocks', into: 'one', from: 'two' })).toMatchObject({ type: 'TooLong' });
    expect(document.apply({ type: 'replaceAll', find: 'ж', replace: 'жж' })).toMatchObject({
      ok: true,
      value: { count: 0 },
    });
  });

  test('[DO24] a split keeps text, marks and type; a join puts them together again', () => {
    const document = newDocument();
    const marked = [{ text: 'Built a ' }, { text: 'big thing', bold: true as const }, { text: ' and' }];
    done(document, { type: 'setText', block: 'two', inlines: marked });
    done(document, { type: 'setField', entity: 'two', field: 'type', value: 'paragraph' });
    const id = done(document, { type: 'splitBlock', block: 'two', at: 12 });
    const [, first, second, last] = roleOf(document, 'lead')?.body ?? [];
    expect(first).toEqual({
      id: 'two',
      type: 'paragraph',
      inlines: [{ text: 'Built a ' }, { text: 'big ', bold: true }],
    });
    expect(second).toEqual({ id, type: 'paragraph', inlines: [{ text: 'thing', bold: true }, { text: ' and' }] });
    expect(last?.id).toBe('three');
    done(document, { type: 'joinBlocks', into: 'two', from: id });
    expect(roleOf(document, 'lead')?.body.map((block) => block.id)).toEqual(['one', 'two', 'three']);
    expect(roleOf(document, 'lead')?.body[1]?.inlines).toEqual(marked);
  });

  test('[DO24] a split parts no letter and stays inside the text', () => {
    const document = newDocument();
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'a👩b' }] });
    expect(refused(document, { type: 'splitBlock', block: 'two', at: 2 })).toEqual({
      type: 'WrongOffset',
      block: 'two',
      at: 2,
      length: 4,
    });
    for (const at of [-1, 5, 0.5])
      expect(refused(document, { type: 'splitBlock', block: 'two', at })).toMatchObject({ type: 'WrongOffset' });
    const id = done(document, { type: 'splitBlock', block: 'two', at: 3 });
    expect(textsOf(document)).toMatchObject({ two: 'a👩', [id]: 'b' });
    const empty = done(document, { type: 'splitBlock', block: 'two', at: 3 });
    expect(textsOf(document)).toMatchObject({ two: 'a👩', [empty]: '', [id]: 'b' });
  });

  test('[DO25] keywords merge one by one', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    done(one, { type: 'setField', entity: 'languages', field: 'keywords', value: ['Ada', 'Go', 'Rust', 'C'] });
    done(two, { type: 'setField', entity: 'languages', field: 'keywords', value: ['Go', 'Rust', 'C', 'Zig'] });
    one.receive(take(two)!);
    two.receive(take(one)!);
    const keywords = (document: ResumeDocument) => (section(document, 'skills')!.entries[0] as SkillEntry).keywords;
    expect(keywords(one)).toEqual(['Ada', 'Go', 'Rust', 'C', 'Zig']);
    expect(keywords(two)).toEqual(keywords(one));
  });

  test('[DO26] find and replace goes through words, not settings, and keeps marks', () => {
    const document = newDocument();
    done(document, {
      type: 'setText',
      block: 'six',
      inlines: [{ text: 'A talk on ' }, { text: 'ENGINES', italic: true }, { text: ', engines' }],
    });
    const result = document.apply({ type: 'replaceAll', find: 'engines', replace: 'looms' });
    expect(result).toEqual({ ok: true, value: { count: 3 } });
    expect(section(document, 'custom')?.entries[0]).toMatchObject({
      title: 'On looms',
      body: [{ inlines: [{ text: 'A talk on ' }, { text: 'looms', italic: true }, { text: ', looms' }] }],
    });
    expect(
      document.apply({ type: 'replaceAll', find: 'c', replace: 'C++', matchCase: true, wholeWords: true }),
    ).toMatchObject({ value: { count: 0 } });
    expect(
      document.apply({ type: 'replaceAll', find: 'C', replace: 'C++', matchCase: true, wholeWords: true }),
    ).toMatchObject({ value: { count: 1 } });
    expect((section(document, 'skills')!.entries[0] as SkillEntry).keywords).toEqual(['Go', 'Rust', 'C++']);
    expect(document.apply({ type: 'replaceAll', find: 'classic', replace: 'x' })).toMatchObject({
      value: { count: 0 },
    });
  });

  test('[DO27] where two devices remove the last two roles of an employer, an empty one stands there and can be used', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    done(one, { type: 'remove', id: 'lead' });
    done(two, { type: 'remove', id: 'engineer' });
    one.receive(take(two)!);
    two.receive(take(one)!);
    expect(Resume.safeParse(one.resume()).success).toBe(true);
    expect(roleOf(one, 'acme~role')).toEqual({ id: 'acme~role', body: [] });
    done(one, { type: 'addBlock', owner: 'acme~role', block: bullet('x', 'From one') });
    done(two, { type: 'setField', entity: 'acme~role', field: 'position', value: 'From two' });
    one.receive(take(two)!);
    two.receive(take(one)!);
    expect(roleOf(one, 'acme~role')).toMatchObject({ position: 'From two', body: [{ id: 'x' }] });
    expect(one.resume()).toEqual(two.resume());
  });

  test('[DO28] listeners hear once of an operation', () => {
    const document = newDocument();
    let heard = 0;
    const stop = document.subscribe(() => heard++);
    done(document, { type: 'splitBlock', block: 'two', at: 3 });
    expect(heard).toBe(1);
    document.undo();
    expect(heard).toBe(2);
    stop();
    document.redo();
    expect(heard).toBe(2);
  });
});

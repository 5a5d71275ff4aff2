import { createEntry, createRole, Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import type { ResumeDocument } from '../document.ts';
import type { Operation } from '../operations/operation.ts';
import { openEditor } from '../testing/mini-editor.ts';
import { bullet, newDocument, reopen, textsOf, take } from '../testing/open-sample.ts';

const named = (id: string) => (): string => id;

function done(document: ResumeDocument, operation: Operation, variant?: string): string {
  const result = document.apply(operation, { variant });
  expect(result).toMatchObject({ ok: true });
  return result.ok ? (result.value.id ?? '') : '';
}

function withVariant(): { document: ResumeDocument; variant: string } {
  const document = newDocument();
  const variant = done(document, { type: 'addVariant', name: 'For Acme' });
  take(document);
  return { document, variant };
}

const exchange = (one: ResumeDocument, two: ResumeDocument): void => {
  for (let update = take(one); update !== undefined; update = take(one)) expect(two.receive(update).ok).toBe(true);
  const back = take(two);
  if (back !== undefined) {
    expect(one.receive(back).ok).toBe(true);
    exchange(one, two);
  }
};

const changes: readonly Operation[] = [
  { type: 'setField', entity: 'basics', field: 'headline', value: 'Engine builder' },
  { type: 'setField', entity: 'design', field: 'template', value: 'modern' },
  { type: 'setField', entity: 'lead', field: 'dates' },
  { type: 'setField', entity: 'languages', field: 'keywords', value: ['Rust'] },
  { type: 'setField', entity: 'talk', field: 'visible', value: false },
  { type: 'setText', block: 'two', inlines: [{ text: 'Built an engine' }] },
  { type: 'replaceAll', find: 'Taught', replace: 'Coached' },
  { type: 'remove', id: 'three' },
  { type: 'remove', id: 'beta' },
  { type: 'remove', id: 'skills' },
  { type: 'move', id: 'three', before: 'one' },
  { type: 'move', id: 'two', parent: 'intern' },
  { type: 'addBlock', owner: 'lead', block: bullet('own', 'Own words'), before: 'one' },
  {
    type: 'addEntry',
    section: 'work',
    entry: createEntry('experience', named('own-e'), { roles: [createRole(named('own-r'))] }),
  },
  { type: 'duplicate', id: 'acme' },
  { type: 'splitBlock', block: 'two', at: 8 },
  { type: 'joinBlocks', into: 'one', from: 'two' },
];

describe('a variant', () => {
  test('[DO80] says what the master says until it says otherwise', () => {
    const { document, variant } = withVariant();
    expect(document.variants()).toEqual([{ id: variant, name: 'For Acme' }]);
    expect(document.resume(variant)).toEqual(document.resume());
    expect(document.differences(variant)).toEqual([]);
    done(document, { type: 'setField', entity: 'basics', field: 'name', value: 'Ada L.' });
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'New' }] });
    expect(document.resume(variant)).toEqual(document.resume());
  });

  test.each(changes.map((operation) => [JSON.stringify(operation), operation] as const))(
    '[DO81] [DO82] differs where it was changed, the master does not; undone or taken back, it follows again: %s',
    (_, operation) => {
      const { document, variant } = withVariant();
      const master = document.resume();
      done(document, operation, variant);
      const own = document.resume(variant);
      expect(document.resume()).toBe(master);
      expect(own).not.toEqual(master);
      expect(Resume.safeParse(own)).toMatchObject({ success: true });
      expect(document.differences(variant).length).toBeGreaterThan(0);

      document.undo();
      expect(document.resume(variant)).toEqual(master);
      expect(document.differences(variant)).toEqual([]);
      document.redo();
      expect(document.resume(variant)).toEqual(own);

      const reopened = reopen(document, 2);
      expect(reopened.resume(variant)).toEqual(own);
      for (const { key } of reopened.differences(variant)) done(reopened, { type: 'takeBack', key }, variant);
      expect(reopened.resume(variant)).toEqual(master);
      expect(reopened.differences(variant)).toEqual([]);
      while (reopened.canUndo()) reopened.undo();
      expect(reopened.resume(variant)).toEqual(own);
    },
  );

  test('[DO80] follows the master in everything else', () => {
    const { document, variant } = withVariant();
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'Own' }] }, variant);
    done(document, { type: 'remove', id: 'three' }, variant);
    done(document, { type: 'setText', block: 'one', inlines: [{ text: 'Led them all' }] });
    done(document, { type: 'addBlock', owner: 'lead', block: bullet('late', 'Late'), before: 'one' });
    done(document, { type: 'setField', entity: 'acme', field: 'organization', value: 'Acme Ltd' });
    const [acme] = document.resume(variant).sections[0]!.entries;
    expect(acme).toMatchObject({ organization: 'Acme Ltd' });
    const lead = acme?.type === 'experience' ? acme.roles[0]! : undefined;
    expect(lead?.body.map(({ id, inlines }) => [id, inlines[0]?.text])).toEqual([
      ['late', 'Late'],
      ['one', 'Led them all'],
      ['two', 'Own'],
    ]);
  });

  test('[DO83] says of each difference whether the master has changed since, and can keep its own', () => {
    const { document, variant } = withVariant();
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'Own' }] }, variant);
    done(document, { type: 'setField', entity: 'acme', field: 'location', value: 'Rome' }, variant);
    done(document, { type: 'move', id: 'three', before: 'one' }, variant);
    expect(document.differences(variant).map(({ masterChanged }) => masterChanged)).toEqual([false, false, false]);
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'Built more' }] });
    done(document, { type: 'setField', entity: 'acme', field: 'location', value: 'Paris' });
    done(document, { type: 'move', id: 'three', before: 'two' });
    const differences = document.differences(variant);
    expect(differences).toMatchObject([
      { type: 'field', entity: 'acme', field: 'location', own: 'Rome', master: 'Paris', masterChanged: true },
      { type: 'text', entity: 'two', own: [{ text: 'Own' }], master: [{ text: 'Built more' }], masterChanged: true },
      { type: 'moved', entity: 'three', masterChanged: true },
    ]);
    for (const { key } of differences) done(document, { type: 'keepOwn', key }, variant);
    expect(document.differences(variant).map(({ masterChanged }) => masterChanged)).toEqual([false, false, false]);
    expect(document.resume(variant)).toMatchObject({ sections: [{ entries: [{ location: 'Rome' }, {}] }, {}, {}] });
  });

  test('[DO83] a wording that was begun and not changed is no difference and follows the master', () => {
    const { document, variant } = withVariant();
    done(document, { type: 'rewriteBlock', block: 'two' }, variant);
    const editor = openEditor(document, 'two', variant);
    expect(editor.text()).toBe('Built a thing and sold it');
    expect(document.differences(variant)).toEqual([]);
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'Built' }] });
    expect(document.resume(variant)).toEqual(document.resume());
    done(document, { type: 'rewriteBlock', block: 'two' }, variant);
    expect(editor.text()).toBe('Built');
    editor.type(5, ' engines');
    expect(document.differences(variant)).toMatchObject([
      { type: 'text', own: [{ text: 'Built engines' }], masterChanged: false },
    ]);
    expect(textsOf(document)['two']).toBe('Built');
    document.undo();
    expect(document.differences(variant)).toEqual([]);
  });

  test('[DO84] two devices that rewrite the same at once keep both words, once', () => {
    const { document: one, variant } = withVariant();
    const two = reopen(one, 2);
    for (const [document, words] of [
      [one, 'engine'],
      [two, 'loom'],
    ] as const) {
      done(document, { type: 'rewriteBlock', block: 'two' }, variant);
      openEditor(document, 'two', variant).type(8, `${words} `);
    }
    exchange(one, two);
    expect(one.resume(variant)).toEqual(two.resume(variant));
    const [{ own }] = one.differences(variant) as unknown as [{ own: { text: string }[] }];
    const words = own.map(({ text }) => text).join('');
    for (const word of ['Built a ', 'thing and sold it', 'engine', 'loom']) expect(words.split(word).length).toBe(2);
  });

  test('[DO84] what is written in a variant while the master removes it is shown in the variant, and only there', () => {
    const { document: one, variant } = withVariant();
    const two = reopen(one, 2);
    done(one, { type: 'remove', id: 'acme' });
    done(two, { type: 'setText', block: 'two', inlines: [{ text: 'Own' }] }, variant);
    done(two, { type: 'addBlock', owner: 'intern', block: bullet('own', 'Own too') }, variant);
    done(one, { type: 'remove', id: 'beta' });
    exchange(one, two);
    for (const document of [one, two]) {
      expect(document.resume().sections[0]?.entries).toEqual([]);
      expect(document.resume(variant).sections[0]?.entries.map(({ id }) => id)).toEqual(['acme', 'beta']);
    }
  });

  test('[DO84] a join in the master leaves what a variant has of its own in the bullet that goes', () => {
    const { document, variant } = withVariant();
    done(document, { type: 'setText', block: 'three', inlines: [{ text: 'Own' }] }, variant);
    done(document, { type: 'move', id: 'three', before: 'one' });
    done(document, { type: 'joinBlocks', into: 'one', from: 'three' });
    expect(textsOf(document)).toMatchObject({ one: 'Led the teamTaught' });
    expect(textsOf(document)['three']).toBeUndefined();
    expect(textsOf(document, variant)).toMatchObject({ three: 'Own', one: 'Led the teamTaught' });
    document.undo();
    expect(textsOf(document)).toMatchObject({ one: 'Led the team', three: 'Taught' });
    document.redo();
    expect(textsOf(document, variant)).toMatchObject({ three: 'Own' });
  });

  test('[DO80] what the master removes, knowing of the variant, is removed there, and told', () => {
    const { document, variant } = withVariant();
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'Own' }] }, variant);
    done(document, { type: 'remove', id: 'lead' });
    expect(document.resume(variant)).toEqual(document.resume());
    expect(document.differences(variant)).toMatchObject([{ type: 'text', entity: 'two', masterRemoved: true }]);
    done(document, { type: 'restore', id: 'lead' });
    expect(document.differences(variant)).toMatchObject([{ type: 'text', entity: 'two', masterRemoved: false }]);
  });

  test('[DO80] there may be many; they are renamed, removed and restored like anything else', () => {
    const { document, variant } = withVariant();
    const second = done(document, { type: 'addVariant', name: 'For Beta', before: variant });
    done(document, { type: 'setText', block: 'two', inlines: [{ text: 'For Beta' }] }, second);
    expect(document.resume(variant)).toEqual(document.resume());
    done(document, { type: 'setField', entity: second, field: 'name', value: 'For Beta Inc' });
    expect(document.variants()).toEqual([
      { id: second, name: 'For Beta Inc' },
      { id: variant, name: 'For Acme' },
    ]);
    done(document, { type: 'remove', id: second });
    expect(document.variants()).toEqual([{ id: variant, name: 'For Acme' }]);
    expect(document.apply({ type: 'remove', id: 'two' }, { variant: second })).toMatchObject({
      ok: false,
      error: { type: 'NotFound' },
    });
    done(document, { type: 'restore', id: second });
    expect(document.resume(second)).not.toEqual(document.resume());
  });

  test('[DO82] what another variant added is not there', () => {
    const { document, variant } = withVariant();
    const second = done(document, { type: 'addVariant', name: 'For Beta' });
    done(document, { type: 'addBlock', owner: 'lead', block: bullet('own', 'Own') }, variant);
    expect(document.resume(second)).toEqual(document.resume());
    for (const other of [undefined, second]) {
      expect(document.apply({ type: 'remove', id: 'own' }, { variant: other })).toMatchObject({ ok: false });
    }
  });
});

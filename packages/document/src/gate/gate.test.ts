import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDocument, type ResumeDocument } from '../document.ts';
import { writeRecord } from '../lives/record.ts';
import { aboutOf, fieldsOf, goneOf, kindsOf, livesOf, overridesOf, placesOf, textOf } from '../shape/roots.ts';
import { batchOf, bullet, newDocument, reopen, take } from '../testing/open-sample.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { linesOf } from '../text/inlines.ts';
import type { GateError } from './gate-error.ts';

/** What the document answers to a batch; refused or waiting, it is as it was. */
function answer(document: ResumeDocument, batch: Uint8Array, announced?: ReadonlySet<number>): GateError | string {
  const before = document.resume();
  const state = Y.encodeStateVector(document.doc);
  const received = document.receive(batch, announced);
  if (received.ok && received.value.type === 'applied') return 'applied';
  expect(document.resume()).toBe(before);
  expect(Y.encodeStateVector(document.doc)).toEqual(state);
  expect(take(document)).toBeUndefined();
  return received.ok ? received.value.type : received.error;
}

/** What a peer sends who has changed its copy of the document by hand. */
function forged(change: (doc: Y.Doc) => void): { document: ResumeDocument; update: Uint8Array } {
  const document = newDocument();
  take(document);
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc));
  const before = Y.encodeStateVector(doc);
  doc.clientID = 77;
  doc.transact(() => change(doc));
  return { document, update: batchOf(Y.encodeStateAsUpdate(doc, before)) };
}

describe('the gate', () => {
  test('[DO50] lets in what another device did, and what comes twice does nothing', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    two.apply({ type: 'splitBlock', block: 'two', at: 5 });
    const update = take(two)!;
    expect(answer(one, update, new Set([two.doc.clientID]))).toBe('applied');
    expect(one.resume()).toEqual(two.resume());
    expect(answer(one, update)).toBe('applied');
    expect(one.resume()).toEqual(two.resume());
  });

  test('[DO51] what comes before its time waits, and changes nothing until then', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    take(one);
    const updates = ['A', 'B', 'C', 'D'].map((name) => {
      two.apply({ type: 'setField', entity: 'basics', field: 'name', value: name });
      two.apply({ type: 'move', id: 'one', parent: 'lead' });
      return take(two)!;
    });
    for (const update of updates.slice(1).reverse()) expect(answer(one, update)).toBe('waiting');
    expect(answer(one, updates[2]!)).toBe('waiting');
    expect(answer(one, updates[0]!)).toBe('applied');
    expect(one.resume()).toEqual(two.resume());
  });

  test('[DO52] only announced clients speak, and nobody for this device', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    take(one);
    two.apply({ type: 'remove', id: 'two' });
    const update = take(two)!;
    expect(answer(one, update, new Set([5]))).toEqual({ type: 'ForeignClient', client: two.doc.clientID });
    const { document, update: own } = forged((doc) => {
      doc.clientID = newDocument().doc.clientID;
      fieldsOf(doc, 'basics').set('name', 'Eve');
    });
    expect(answer(document, own)).toEqual({ type: 'ForeignClient', client: document.doc.clientID });
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a name that is a number', (doc) => fieldsOf(doc, 'basics').set('name', 5)],
    ['a field as a list', (doc) => fieldsOf(doc, 'basics').set('name', new Y.Array())],
    ['a photo of bytes', (doc) => fieldsOf(doc, 'basics').set('photo.source', Uint8Array.of(1))],
    ['dates that are none', (doc) => fieldsOf(doc, 'lead').set('dates.start', { year: 'x' })],
    ['a keyword without a place', (doc) => fieldsOf(doc, 'languages').set('keywords:x', ['', 'Go'])],
    ['left-overs that are no JSON', (doc) => fieldsOf(doc, 'languages').set('extra', '{')],
    ['a page size that nobody sells', (doc) => fieldsOf(doc, 'design').set('page', 'a9')],
    ['a place that is none', (doc) => placesOf(doc).set('one', 'lead')],
    ['a key that is none', (doc) => placesOf(doc).set('one', ['lead', 'M0'])],
    ['another kind', (doc) => kindsOf(doc).set('acme', 'entry/skill')],
    ['a kind taken away', (doc) => kindsOf(doc).delete('acme')],
    ['a removing mark that says nothing', (doc) => goneOf(doc).set('one|1', 'yes')],
    ['lives that are none', (doc) => livesOf(doc).set('x', [0, '', 1, 2])],
    [
      'left-overs as deep as the sea',
      (doc) => fieldsOf(doc, 'languages').set('extra', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    ],
    [
      'an override as deep',
      (doc) =>
        overridesOf(doc, 'v').set(
          'field/basics/extra',
          `{"base":"x","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
        ),
    ],
    ['an override of nothing', (doc) => overridesOf(doc, 'v').set('place/one', ['lead', 'M'])],
    [
      'a library moved in a breath',
      (doc) => {
        const runs = Array.from({ length: 90 }, (_, index) => ({
          from: { client: 1, clock: 0 },
          to: { client: 2, clock: index * 3_000 },
          length: 3_000,
        }));
        livesOf(doc).set('x', writeRecord({ kind: 'moved', scope: '', runs: runs.slice(0, 60) }));
        livesOf(doc).set('y', writeRecord({ kind: 'moved', scope: '', runs: runs.slice(60) }));
      },
    ],
    ['a list where a map belongs', (doc) => doc.getArray('kinds').push(['x'])],
    ['a version that is none', (doc) => aboutOf(doc).set('schema', 'two')],
    ['a table in a text', (doc) => textOf(doc, 'two').push([new Y.XmlElement('table')])],
    ['a mark nobody knows', (doc) => linesOf(textOf(doc, 'two'))[0]?.format(0, 3, { blink: {} })],
    ['a link to nowhere', (doc) => linesOf(textOf(doc, 'two'))[0]?.format(0, 3, { link: {} })],
    ['a picture among letters', (doc) => linesOf(textOf(doc, 'two'))[0]?.insertEmbed(0, { src: 'x' })],
    ['a text emptied of its line', (doc) => textOf(doc, 'two').delete(0, 1)],
    ['a novel in a bullet', (doc) => linesOf(textOf(doc, 'two'))[0]?.insert(0, 'x'.repeat(300_000))],
  ])('[DO53] refuses what the schema does not allow: %s', (_, change) => {
    const { document, update } = forged(change);
    expect(answer(document, update)).toMatchObject({ type: 'AgainstSchema' });
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a field', (doc) => fieldsOf(doc, 'basics').set('pronouns', 'she')],
    ['a part of a field', (doc) => fieldsOf(doc, 'basics').set('location.planet', 'Earth')],
    ['a kind of entity', (doc) => kindsOf(doc).set('patent', 'patent/granted')],
    [
      'an entry of a new type, with a field',
      (doc) => {
        kindsOf(doc).set('patent', 'entry/patent');
        placesOf(doc).set('patent', ['work', 'M']);
        fieldsOf(doc, 'patent').set('number', 7);
      },
    ],
    ['a root type', (doc) => doc.getMap('comments').set('x', new Y.Map())],
  ])('[DO5] keeps what a newer program of the same schema wrote: %s', (_, change) => {
    const { document, update } = forged(change);
    expect(answer(document, update)).toBe('applied');
    document.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'B' });
    document.apply({ type: 'duplicate', id: 'work' });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc));
    const told = (): unknown =>
      [
        doc.getMap('f/basics').get('pronouns'),
        doc.getMap('f/basics').get('location.planet'),
        doc.getMap('f/patent').get('number'),
        doc.getMap('kinds').get('patent'),
        doc.getMap('comments').has('x'),
      ].filter((value) => value !== undefined && value !== false);
    expect(told()).not.toEqual([]);
  });

  test('[DO53] lets in anything of a newer schema, and changes nothing more', () => {
    const { document, update } = forged((doc) => {
      aboutOf(doc).set('schema', 2);
      textOf(doc, 'two').push([new Y.XmlElement('table')]);
      fieldsOf(doc, 'basics').set('name', 5);
    });
    expect(answer(document, update)).toBe('applied');
    expect(document.readOnly()).toMatchObject({ type: 'NewerVersion' });
    expect(document.resume().basics.name).toBe('');
    expect(document.apply({ type: 'remove', id: 'two' })).toMatchObject({ ok: false });
  });
});

/** Writes updates byte by byte, as no honest program would. */
function craft(...parts: (number | string | readonly number[])[]): Uint8Array {
  const chunks = parts.map((part) => {
    if (typeof part === 'number') return Buffer.from(uint(part));
    if (typeof part !== 'string') return Buffer.from(part);
    const text = Buffer.from(part);
    return Buffer.concat([Buffer.from(uint(text.length)), text]);
  });
  return new Uint8Array(Buffer.concat(chunks));
}

function uint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const noDeletions = 0;
const client = 77;
const [any, letters, type, format] = [8, 4, 7, 6];
const alone = 0;
const keyed = 0x20;

describe('hostile bytes', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', Uint8Array.of()],
    ['a billion structs', craft(1, 1_000_000_000, client, 0, noDeletions)],
    ['a billion clients', craft(1_000_000_000)],
    ['a number without end', craft([...Array.from({ length: 20 }, () => 255)])],
    ['a struct of no length', craft(1, 1, client, 0, alone + letters, 1, 't/two', '', noDeletions)],
    ['a clock beyond counting', craft(1, 1, client, 2 ** 40, 0, 1, noDeletions)],
    ['a client beyond counting', craft(1, 1, 2 ** 50, 0, 0, 1, noDeletions)],
    ['a client that speaks twice', craft(2, 1, client, 0, 0, 1, 1, client, 1, 0, 1, noDeletions)],
    ['a document inside', craft(1, 1, client, 0, alone + keyed + 9, 1, 'about', 'x', 'guid', [118, 0], noDeletions)],
    ['an old form of values', craft(1, 1, client, 0, alone + keyed + 2, 1, 'about', 'x', 1, '1', noDeletions)],
    ['a kind of content from nowhere', craft(1, 1, client, 0, alone + 31, 1, 'about', noDeletions)],
    ['a kind of value from nowhere', craft(1, 1, client, 0, alone + keyed + any, 1, 'about', 'x', 1, 5, noDeletions)],
    ['a type from nowhere', craft(1, 1, client, 0, alone + keyed + type, 1, 'about', 'x', 9, noDeletions)],
    ['letters that are no UTF-8', craft(1, 1, client, 0, alone + letters, 1, 't/two', 2, [0xff, 0xfe], noDeletions)],
    [
      'a forbidden name',
      craft(1, 1, client, 0, alone + keyed + any, 1, 'about', 'x', 1, [118, 1], '__proto__', [126], noDeletions),
    ],
    [
      'lists in lists',
      craft(
        1,
        1,
        client,
        0,
        alone + keyed + any,
        1,
        'about',
        'x',
        1,
        [...Array.from({ length: 5_000 }, () => [117, 1]).flat(), 126],
        noDeletions,
      ),
    ],
    [
      'a list of a billion',
      craft(1, 1, client, 0, alone + keyed + any, 1, 'about', 'x', 1, [117], 1_000_000_000, noDeletions),
    ],
    ['bytes after its end', craft(0, 0, 7)],
    ['an end before its end', craft(1, 1, client, 0, alone + letters, 1, 't/two')],
    ['a deletion of no length', craft(0, 1, client, 1, 0, 0)],
    ['a mark that is no JSON', craft(1, 1, client, 0, alone + format, 1, 't/two', 'bold', '{', noDeletions)],
    [
      'one that builds on a later one',
      craft(1, 2, client, 0, [0x80 + letters], client, 1, 'a', [0x80 + letters], client, 0, 'b', noDeletions),
    ],
  ])('[DO54] are refused: %s', (_, update) => {
    const document = newDocument();
    take(document);
    expect(answer(document, batchOf(update))).toMatchObject({ type: expect.stringMatching(/Malformed|OverLimit/) });
  });

  test('[DO54] of any kind cost bounded time: many at one place, types in types, texts, names', () => {
    const count = 20_000;
    const chain = Array.from({ length: count }, (_, index) => [
      0x80 + 0x40 + letters,
      ...uint(client),
      ...uint(0),
      ...uint(client),
      ...uint(index + 1),
      ...uint(1),
      65,
    ]).flat();
    const nest = Array.from({ length: count }, (_, index) => [
      ...uint(alone + type),
      0,
      ...uint(client),
      ...uint(index),
      3,
      1,
      65,
    ]).flat();
    const updates = [
      craft(1, count + 1, client, 0, alone + letters, 1, 't/two', 'x'.repeat(count + 1), chain, noDeletions),
      craft(1, count + 1, client, 0, alone + type, 1, 't/two', 3, 'line', nest, noDeletions),
      craft(1, 1, client, 0, alone + letters, 1, 't/two', 'x'.repeat(25_000_000), noDeletions),
      craft(1, 1, client, 0, alone + letters, 1, 'x'.repeat(3_000), 'x', noDeletions),
      new Uint8Array(33 * 1024 * 1024),
    ];
    for (const update of updates) {
      const document = newDocument();
      take(document);
      const started = performance.now();
      expect(answer(document, batchOf(update))).toMatchObject({
        type: expect.stringMatching(/Malformed|OverLimit|TooLarge/),
      });
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });

  test('[DO54] that fill the waiting room are refused when it is full', () => {
    const document = newDocument();
    take(document);
    const big = 'x'.repeat(10_000_000);
    const waits = (clock: number): Uint8Array =>
      craft(1, 1, client, clock, [0x80 + letters], client, clock - 1, big, noDeletions);
    const answers = Array.from({ length: 8 }, (_, index) => answer(document, batchOf(waits(5 + index))));
    expect(answers.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'waiting'));
    expect(answers.at(-1)).toMatchObject({ type: 'TooMuchWaiting' });
  });

  test('[DO54] made from honest ones by changing some neither crash nor leave a résumé that is none', () => {
    const honest = newDocument();
    const honestUpdates = [take(honest)!];
    for (const change of [
      () => honest.apply({ type: 'splitBlock', block: 'two', at: 5 }),
      () => honest.apply({ type: 'addBlock', owner: 'lead', block: bullet('new', 'Words') }),
      () => honest.apply({ type: 'setText', block: 'one', inlines: [{ text: 'bold', bold: true }] }),
      () => honest.apply({ type: 'setField', entity: 'languages', field: 'keywords', value: ['A', 'B'] }),
      () => honest.undo(),
      () => honest.apply({ type: 'remove', id: 'beta' }),
    ]) {
      change();
      honestUpdates.push(take(honest)!);
    }
    const opened = openDocument(honestUpdates.slice(0, 1), { random: seededRandom(50) });
    if (!opened.ok) throw new Error(opened.error.type);
    const target = opened.value;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: honestUpdates.length - 1 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(100),
        (which, changes, cut) => {
          const update = Uint8Array.from(honestUpdates[which]!);
          for (const [at, value] of changes) update[at % update.length] = value;
          target.receive(cut < 20 ? update.subarray(0, Math.floor((update.length * cut) / 20)) : update);
          target.resume();
        },
      ),
      { numRuns: Number(process.env['DOCUMENT_FUZZ'] ?? 1_000) },
    );
    target.apply({ type: 'setField', entity: 'basics', field: 'headline', value: 'Still here' });
    expect(target.resume().basics.headline).toBe('Still here');
    expect(() => reopen(target, 9).resume()).not.toThrow();
  });
});

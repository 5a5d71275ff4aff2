import { createEntry, type Resume } from '@peersume/resume';
import { arbitraryResume } from '@peersume/resume/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCrowd, everyAction, variantActions, type Move } from '../testing/crowd.ts';
import { bullet, newDocument, reopen, smallResume, take, textsOf } from '../testing/open-sample.ts';
import { plainResume } from '../testing/plain-resume.ts';
import { readBatch } from './batch.ts';
import { compareResumes, compareWords } from './compare-resumes.ts';
import { createTimeline } from './timeline.ts';

const number = fc.nat(1_000);
const moves: fc.Arbitrary<Move[]> = fc.array(fc.tuple(fc.nat(3), number, number, number, number), {
  minLength: 5,
  maxLength: 40,
  size: 'max',
});

describe('history', () => {
  test('[DO90] every moment can be rebuilt from the batches, in any order of asking', () => {
    const document = newDocument();
    const batches = [take(document)!];
    const states: Resume[] = [document.resume()];
    for (let count = 0; count < 600; count++) {
      document.apply({ type: 'setText', block: 'two', inlines: [{ text: `Built ${count} things` }] });
      if (count % 50 === 0) document.apply({ type: 'addBlock', owner: 'lead', block: bullet(`b${count}`, 'New') });
      batches.push(take(document)!);
      states.push(document.resume());
    }
    const timeline = createTimeline(batches);
    expect(timeline.stamps.length).toBe(601);
    expect(timeline.resumeAt(0)).toBeUndefined();
    for (const moment of [601, 1, 300, 299, 512, 513, 601, 2])
      expect(timeline.resumeAt(moment)).toEqual(states[moment - 1]);
  });

  test('[DO90] batches of several devices, out of order, give what the device said then', () => {
    fc.assert(
      fc.property(fc.nat(10_000), moves, (seed, moves) => {
        const crowd = createCrowd({ size: 2, seed, actions: variantActions });
        const device = crowd.devices[0]!;
        const said: [number, Resume][] = [];
        for (const one of moves) {
          crowd.move(one);
          const batch = take(device.document);
          if (batch !== undefined) device.log.push(batch);
          said.push([device.log.length, device.document.resume()]);
        }
        const timeline = createTimeline(device.log);
        for (const [moment, resume] of said) expect(timeline.resumeAt(moment)).toEqual(resume);
      }),
      { numRuns: 20 },
    );
  });

  test('[DO91] a named version is what was there when it was named, on every device, whatever came before or after', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    const log = [take(one)!];
    two.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'Unseen' });
    const unseen = take(two)!;
    one.apply({ type: 'setText', block: 'two', inlines: [{ text: 'Version one' }] });
    const named = one.resume();
    expect(one.nameVersion('Sent to Acme', 1_000)).toMatchObject({ ok: true });
    one.apply({ type: 'setText', block: 'two', inlines: [{ text: 'Later' }] });
    const batches = one.takeBatches({ time: 5, device: 'laptop' });
    expect(batches.length).toBe(2);
    expect(readBatch(batches[1]!)).toMatchObject({ ok: true, value: { number: 2, time: 5, device: 'laptop' } });
    for (const batch of batches) two.receive(batch);
    const [version] = two.versions();
    expect(version).toMatchObject({ name: 'Sent to Acme', time: 1_000 });
    const timeline = createTimeline([unseen, ...log, ...batches]);
    expect(timeline.resumeOf(version!)).toEqual(named);
    expect(createTimeline([...log, batches[1]!]).resumeOf(version!)).toBeUndefined();

    one.undo();
    one.undo();
    expect(one.versions()).toEqual([]);
    two.apply({ type: 'renameVersion', id: version!.id, name: 'To Acme' });
    expect(two.versions()).toMatchObject([{ name: 'To Acme', time: 1_000 }]);
    two.apply({ type: 'removeVersion', id: version!.id });
    expect(two.versions()).toEqual([]);
    expect(two.apply({ type: 'removeVersion', id: version!.id })).toMatchObject({ ok: false });
  });

  test('[DO92] an earlier state comes back as a new edit, and one undo takes that back', () => {
    const document = newDocument();
    for (const operation of [
      { type: 'remove', id: 'lead' },
      { type: 'move', id: 'five', parent: 'talk' },
      { type: 'splitBlock', block: 'five', at: 3 },
      { type: 'addEntry', section: 'skills', entry: createEntry('skill', () => 's', { name: 'New', keywords: ['x'] }) },
      { type: 'move', id: 'skills', before: 'work' },
      { type: 'setField', entity: 'languages', field: 'keywords', value: ['C', 'Zig'] },
      { type: 'setField', entity: 'four', field: 'type', value: 'paragraph' },
      { type: 'setField', entity: 'basics', field: 'email' },
      { type: 'setField', entity: 'design', field: 'accent', value: '#123456' },
    ] as const) {
      expect(document.apply(operation).ok).toBe(true);
    }
    const before = document.resume();
    expect(document.apply({ type: 'rewrite', resume: smallResume() })).toMatchObject({ ok: true });
    expect(document.resume()).toEqual(smallResume());
    document.undo();
    expect(document.resume()).toEqual(before);
    document.redo();
    expect(document.resume()).toEqual(smallResume());
  });

  test('[DO92] a document can be made to say anything, in the master or a variant', () => {
    fc.assert(
      fc.property(
        arbitraryResume({ nasty: true, maxEntries: 2 }),
        arbitraryResume({ nasty: true, maxEntries: 2 }),
        (a, b) => {
          const document = newDocument(1, a);
          expect(document.apply({ type: 'rewrite', resume: b })).toMatchObject({ ok: true });
          expect(withoutIds(document.resume())).toEqual(withoutIds(plainResume(b)));
          document.apply({ type: 'addVariant', name: 'V' });
          const master = document.resume();
          const [variant] = document.variants();
          document.apply({ type: 'rewrite', resume: a }, { variant: variant!.id });
          expect(withoutIds(document.resume(variant!.id))).toEqual(withoutIds(plainResume(a)));
          expect(document.resume()).toBe(master);
          document.undo();
          expect(document.resume(variant!.id)).toEqual(master);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('[DO92] every earlier state of a document that was edited can be restored', () => {
    fc.assert(
      fc.property(fc.nat(10_000), moves, fc.nat(), (seed, moves, which) => {
        const crowd = createCrowd({ size: 2, seed, actions: everyAction });
        const states: Resume[] = [crowd.devices[0]!.document.resume()];
        for (const one of moves) {
          crowd.move(one);
          states.push(crowd.devices[0]!.document.resume());
        }
        const { document } = crowd.devices[0]!;
        const state = states[which % states.length]!;
        document.apply({ type: 'rewrite', resume: state });
        expect(document.resume()).toEqual(state);
      }),
      { numRuns: 30 },
    );
  });

  test('[DO93] the difference of two states names entities, fields and words', () => {
    const document = newDocument();
    const before = document.resume();
    for (const operation of [
      { type: 'setText', block: 'two', inlines: [{ text: 'Built a big thing and kept it' }] },
      { type: 'setText', block: 'four', inlines: [{ text: 'Wrote code', bold: true }] },
      { type: 'setField', entity: 'acme', field: 'organization', value: 'Acme Ltd' },
      { type: 'setField', entity: 'basics', field: 'headline', value: 'Engineer' },
      { type: 'move', id: 'three', before: 'one' },
      { type: 'move', id: 'five', parent: 'talk' },
      { type: 'remove', id: 'languages' },
      { type: 'addBlock', owner: 'intern', block: bullet('new', 'New words') },
    ] as const) {
      document.apply(operation);
    }
    const changes = compareResumes(before, document.resume());
    expect(changes).toEqual([
      { type: 'field', entity: 'basics', field: 'headline', before: undefined, after: 'Engineer' },
      { type: 'removed', entity: 'languages', section: 'skills', entry: 'languages', kind: 'entry', text: 'Languages' },
      {
        type: 'field',
        entity: 'acme',
        section: 'work',
        entry: 'acme',
        field: 'organization',
        before: 'Acme',
        after: 'Acme Ltd',
        words: [
          { type: 'same', text: 'Acme' },
          { type: 'added', text: ' Ltd' },
        ],
      },
      { type: 'moved', entity: 'three', section: 'work', entry: 'acme', kind: 'block', from: 'lead', to: 'lead' },
      {
        type: 'text',
        entity: 'two',
        section: 'work',
        entry: 'acme',
        words: [
          { type: 'same', text: 'Built a ' },
          { type: 'added', text: 'big ' },
          { type: 'same', text: 'thing and ' },
          { type: 'removed', text: 'sold' },
          { type: 'added', text: 'kept' },
          { type: 'same', text: ' it' },
        ],
      },
      { type: 'text', entity: 'four', section: 'work', entry: 'acme', words: [{ type: 'same', text: 'Wrote code' }] },
      { type: 'added', entity: 'new', section: 'work', entry: 'beta', kind: 'block', text: 'New words' },
      { type: 'moved', entity: 'five', section: 'custom', entry: 'talk', kind: 'block', from: 'intern', to: 'talk' },
    ]);
    expect(compareResumes(before, before)).toEqual([]);
    expect(compareWords('', 'a b')).toEqual([{ type: 'added', text: 'a b' }]);
  });

  test('[DO90] a checkpoint opens what the batches open, alone or with them', () => {
    const document = newDocument();
    const log = [take(document)!];
    document.apply({ type: 'splitBlock', block: 'two', at: 5 });
    log.push(take(document)!);
    const reopened = reopen(document, 5);
    expect(reopened.resume()).toEqual(document.resume());
    reopened.nameVersion('Now', 1);
    log.push(...reopened.takeBatches({ time: 0, device: 'x' }));
    expect(createTimeline(log).resumeOf(reopened.versions()[0]!)).toEqual(document.resume());
    expect(textsOf(reopened)).toEqual(textsOf(document));
  });
});

/** Ids as the places of their first mention: two résumés that differ in ids alone are the same. */
function withoutIds(resume: Resume): unknown {
  return JSON.parse(JSON.stringify(resume), (key, value: unknown) => (key === 'id' ? undefined : value));
}

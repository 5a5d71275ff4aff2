/** Devices with programs of different ages on one document. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aboutOf, fieldsOf, kindsOf, placesOf, textOf } from '../shape/roots.ts';
import { linesOf } from '../text/inlines.ts';
import { createCrowd, variantActions, type Crowd, type Move } from '../testing/crowd.ts';

const number = fc.nat(1_000);
const moves: fc.Arbitrary<Move[]> = fc.array(fc.tuple(fc.nat(3), number, number, number, number), {
  minLength: 5,
  maxLength: 40,
  size: 'max',
});
const numRuns = Number(process.env['DOCUMENT_RUNS'] ?? 30);

/** Everything that lies in a document, known or not. */
function contents({ devices }: Crowd, index: number): unknown {
  const { doc } = devices[index]!.document;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const names = [...copy.share.keys()].sort();
  return names.map((name) =>
    name.startsWith('t/') || name.startsWith('o/')
      ? [name, copy.getXmlFragment(name).toJSON()]
      : [name, copy.getMap(name).toJSON()],
  );
}

describe('programs of different ages', () => {
  test('[DO5] what a newer one adds to the same schema is kept by older ones, whatever they do', () => {
    fc.assert(
      fc.property(fc.nat(10_000), moves, moves, (seed, before, after) => {
        const crowd = createCrowd({ size: 3, seed, actions: variantActions });
        for (const one of before) crowd.move(one);
        const { doc } = crowd.devices[0]!.document;
        doc.transact(() => {
          fieldsOf(doc, 'basics').set('pronouns', 'she/her');
          fieldsOf(doc, 'lead').set('team', ['Ben', 'Cy']);
          kindsOf(doc).set('patent', 'entry/patent');
          placesOf(doc).set('patent', ['work', 'M']);
          fieldsOf(doc, 'patent').set('number', 7);
          doc.getMap('comments').set('c', { on: 'one', says: 'Good' });
        });
        for (const one of after) crowd.move(one);
        crowd.settle();
        for (const index of [0, 1, 2]) {
          const { doc } = crowd.devices[index]!.document;
          expect(fieldsOf(doc, 'basics').get('pronouns')).toBe('she/her');
          expect(fieldsOf(doc, 'lead').get('team')).toEqual(['Ben', 'Cy']);
          expect(kindsOf(doc).get('patent')).toBe('entry/patent');
          expect(fieldsOf(doc, 'patent').get('number')).toBe(7);
          expect(doc.getMap('comments').get('c')).toEqual({ on: 'one', says: 'Good' });
          expect(contents(crowd, index)).toEqual(contents(crowd, 0));
        }
      }),
      { numRuns },
    );
  }, 600_000);

  test('[DO63] once one of a newer schema has written, older ones read and keep everything, and agree', () => {
    fc.assert(
      fc.property(fc.nat(10_000), moves, moves, (seed, before, after) => {
        const crowd = createCrowd({ size: 3, seed, actions: variantActions });
        for (const one of before) crowd.move(one);
        const { doc } = crowd.devices[0]!.document;
        doc.transact(() => {
          aboutOf(doc).set('schema', 2);
          const table = new Y.XmlElement('table');
          textOf(doc, 'one').push([table]);
          table.insert(0, [new Y.XmlText('cell')]);
          linesOf(textOf(doc, 'two'))[0]?.insert(0, 'new', { highlight: { colour: 'red' } });
        });
        for (const one of after) crowd.move(one);
        crowd.settle();
        for (const index of [0, 1, 2]) {
          const { document } = crowd.devices[index]!;
          expect(document.readOnly()).toMatchObject({ type: 'NewerVersion', version: 2 });
          expect(textOf(document.doc, 'one').toJSON()).toContain('<table>cell</table>');
          expect(textOf(document.doc, 'two').toJSON()).toContain('<highlight colour="red">new</highlight>');
          expect(contents(crowd, index)).toEqual(contents(crowd, 0));
          expect(document.resume()).toEqual(crowd.devices[0]!.document.resume());
        }
      }),
      { numRuns },
    );
  }, 600_000);
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openDocument } from '../document.ts';
import { partBytes } from '../log/join-bytes.ts';
import { whatIsSaid, type Said } from '../testing/golden.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { makeGolden } from '../testing/write-golden.ts';
import { createTimeline } from './timeline.ts';

const golden = new URL('../../golden/', import.meta.url);
const names = readdirSync(golden);

describe('documents of earlier versions', () => {
  test('there are some', () => expect(names.length).toBeGreaterThan(0));

  test.each(names)('[DO94] open, say what they said, and can be undone: %s', (name) => {
    const read = (file: string): Uint8Array => readFileSync(new URL(`${name}/${file}`, golden));
    const batches = partBytes(read('batches.bin'));
    const said = JSON.parse(new TextDecoder().decode(read('said.json'))) as Said;
    const timeline = createTimeline(batches);
    for (const stored of [
      { batches },
      { batches: [], checkpoint: read('checkpoint.bin') },
      { batches: batches.toReversed() },
    ]) {
      const opened = openDocument(stored.batches, {
        // The same client id as then: where two want the same letters, ids decide.
        random: seededRandom(3),
        undo: read('undo.bin'),
        checkpoint: stored.checkpoint,
      });
      if (!opened.ok) throw new Error(opened.error.type);
      const document = opened.value;
      expect(document.damaged).toEqual([]);
      expect(document.readOnly()).toBeUndefined();
      const versions = document.versions();
      expect(whatIsSaid(document, (index) => timeline.resumeOf(versions[index]!))).toEqual(said);
      expect(document.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'New' }).ok).toBe(true);
    }
  });

  test('[DO94] what today makes is worth keeping: it uses all that the schema has', async () => {
    const { said } = await makeGolden();
    expect(said.variants.length).toBe(1);
    expect(said.variants[0]?.resume).not.toEqual(said.resume);
    expect(said.versions.map(({ resume }) => resume !== null)).toEqual([true]);
    expect(said.undone.steps).toBeGreaterThan(8);
    expect(said.removed.length).toBeGreaterThan(0);
  });
});

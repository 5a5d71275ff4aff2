import { describe, expect, test } from 'vitest';
import { cidToText } from '../manifest/cid.ts';
import { createStructureReader } from '../manifest/structure-reader.ts';
import { syntheticManifest } from './synthetic-manifest.ts';

describe('a synthetic manifest', () => {
  const options = { byteLength: 2 ** 30, pieceLength: 2 ** 18, seed: 'film' };

  test('is read like any other, and is the same for the same seed', () => {
    const manifest = syntheticManifest(options);
    expect(manifest.pieceCount).toBe(4096);
    expect(manifest.structure).toHaveLength(25);
    const read = createStructureReader(manifest.root).add(manifest.structure);
    expect(read.ok && read.value !== 'more' && read.value.byteLength).toBe(2 ** 30);
    expect(syntheticManifest(options).root).toEqual(manifest.root);
    expect(syntheticManifest({ ...options, seed: 'other' }).root).not.toEqual(manifest.root);
  });

  test('has the structure of a real file: sizes of three gigabytes, one piece, a last piece that is shorter', () => {
    expect(syntheticManifest({ ...options, byteLength: 3 * 2 ** 30, pieceLength: 2 ** 20 }).byteLength).toBe(
      3 * 2 ** 30,
    );
    const one = syntheticManifest({ ...options, byteLength: 5 });
    expect(cidToText(one.root)).toMatch(/^bafkrei/u);
    expect([one.pieceCount, one.structure.length]).toEqual([1, 0]);
    const odd = syntheticManifest({ byteLength: 1001, pieceLength: 100, seed: 'odd', width: 3 });
    expect([odd.pieceCount, odd.pieceLength(9), odd.pieceLength(10)]).toEqual([11, 100, 1]);
  });
});

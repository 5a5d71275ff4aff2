import { describe, expect, test } from 'vitest';
import { createNodeFontSource } from '../../node/node-font-source.ts';
import type { FontFile, FontSource } from './face.ts';
import { createFontCatalogue } from './font-catalogue.ts';
import { createFontLibrary } from './font-library.ts';

const disk = createNodeFontSource();
const catalogue = createFontCatalogue();
const [latin, latinExt] = catalogue.slices('ibm-plex-mono', 400, false).map((slice) => slice.file);
if (!latin || !latinExt) throw new Error('the catalogue has the files of these tests');

const libraryOf = (load: FontSource['load']) => createFontLibrary({ load }, catalogue);

describe('[TX17] the font library', () => {
  test('opens a file once, however many ask for it at the same time', async () => {
    let loads = 0;
    const library = libraryOf((file) => {
      loads += 1;
      return disk.load(file);
    });
    await Promise.all([library.open([latin]), library.open([latin, latinExt]), library.open([latin])]);
    await library.open([latin]);
    expect(loads).toBe(2);
    expect(library.faces().map((face) => face.file.id)).toEqual([latin.id, latinExt.id].toSorted());
  });

  test('knows the metrics of a face in its own units', async () => {
    const library = libraryOf(disk.load);
    await library.open([latin]);
    expect(library.face(latin)).toMatchObject({ unitsPerEm: 1000, capHeight: 698, xHeight: 516 });
    expect(library.face(latin)?.descent).toBeLessThan(0);
    expect(library.face(latin)?.has(0x41)).toBe(true);
    expect(library.face(latin)?.has(0x416)).toBe(false);
  });

  test('remembers a file that cannot be had, and asks again only when told to', async () => {
    let loads = 0;
    const library = libraryOf(async () => {
      loads += 1;
      throw new Error('offline');
    });
    await library.open([latin]);
    await library.open([latin]);
    expect(loads).toBe(1);
    expect(library.problems()).toEqual([{ type: 'FontUnavailable', file: latin, reason: 'offline' }]);
    library.forgetUnavailable();
    await library.open([latin]);
    expect(loads).toBe(2);
  });

  test('refuses a hostile file with the reason, for good', async () => {
    const library = libraryOf(async () => new TextEncoder().encode('<!doctype html>'.padEnd(200)));
    await library.open([latin]);
    library.forgetUnavailable();
    expect(library.hasFailed(latin)).toBe(true);
    expect(library.problems()).toMatchObject([{ type: 'FontRefused', reason: { type: 'HostileFont' } }]);
  });

  test('refuses a font whose tables are there but make no sense', async () => {
    const library = libraryOf(async (file: FontFile) => breakTable(await disk.load(file), 'cmap'));
    await library.open([latin]);
    expect(library.problems()).toMatchObject([{ type: 'FontRefused', reason: { type: 'UnusableFont' } }]);
  });
});

/** Fills a table with zeros, stored plainly, with the checksum that zeros have. */
function breakTable(bytes: Uint8Array, tag: string): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 44; at < 44 + view.getUint16(12) * 20; at += 20) {
    if (String.fromCharCode(...copy.subarray(at, at + 4)) !== tag) continue;
    const packed = view.getUint32(at + 8);
    const length = (view.getUint32(at + 12) + 3) & ~3;
    const shrunk = (packed + 3) & ~3;
    copy.fill(0, view.getUint32(at + 4), view.getUint32(at + 4) + packed);
    view.setUint32(at + 12, packed);
    view.setUint32(at + 16, 0);
    view.setUint32(16, view.getUint32(16) - length + shrunk);
  }
  return copy;
}

import { zlibSync } from 'fflate';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { maxFontFileBytes, maxUnpackedFontBytes, unpackWoff } from './woff.ts';

const require = createRequire(import.meta.url);
const good = new Uint8Array(
  readFileSync(require.resolve('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff')),
);

/** A copy with some big-endian words replaced. */
function withWords(words: Readonly<Record<number, number>>, bytes = good): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (const [at, word] of Object.entries(words)) view.setUint32(Number(at), word);
  return copy;
}

const firstEntry = 44;
const wordAt = (at: number): number => new DataView(good.buffer, good.byteOffset).getUint32(at);

describe('[TX16] a font file', () => {
  test('unpacks to a TrueType file whose tables are aligned, inside it and in order', () => {
    const font = unpackWoff(good);
    expect(font.ok).toBe(true);
    if (!font.ok) return;
    const view = new DataView(font.value.buffer);
    expect(view.getUint32(0)).toBe(0x00010000);
    expect(font.value.length).toBe(wordAt(16));
    let previous = '';
    for (let table = 0; table < view.getUint16(4); table += 1) {
      const at = 12 + table * 16;
      const tag = String.fromCharCode(...font.value.subarray(at, at + 4));
      expect(tag > previous).toBe(true);
      expect(view.getUint32(at + 8) % 4).toBe(0);
      expect(view.getUint32(at + 8) + view.getUint32(at + 12)).toBeLessThanOrEqual(font.value.length);
      previous = tag;
    }
  });

  test.each([
    ['nothing', new Uint8Array(), 'FontTruncated'],
    ['a header alone', good.slice(0, 44), 'FontTruncated'],
    ['half a file', good.slice(0, good.length / 2), 'FontTruncated'],
    ['a web page', new TextEncoder().encode('<!doctype html>'.padEnd(100)), 'NotWoff'],
    ['WOFF 2', withWords({ 0: 0x774f4632 }), 'NotWoff'],
    ['CFF outlines', withWords({ 4: 0x4f54544f }), 'NotTrueType'],
    ['more than a font has', new Uint8Array(maxFontFileBytes + 1), 'FontFileTooLarge'],
    ['no tables', withWords({ 12: 0 }), 'BadTableCount'],
    ['65,535 tables', withWords({ 12: 0xffff0000 }), 'BadTableCount'],
    ['a claim of 4 GB', withWords({ 16: 0xffffffff }), 'UnpackedFontTooLarge'],
    ['a table of 4 GB', withWords({ [firstEntry + 12]: 0xffffffff }), 'UnpackedFontTooLarge'],
    ['a table beyond the end', withWords({ [firstEntry + 4]: 0xfffffff0 }), 'BadTableExtent'],
    ['a table inside the header', withWords({ [firstEntry + 4]: 0 }), 'BadTableExtent'],
    ['overlapping tables', withWords({ [firstEntry + 4]: wordAt(firstEntry + 24) }), 'BadTableExtent'],
    ['a table smaller unpacked than packed', withWords({ [firstEntry + 12]: 1 }), 'BadTableExtent'],
    ['tables out of order', withWords({ [firstEntry]: 0x7a7a7a7a }), 'BadTableOrder'],
    ['a wrong checksum', withWords({ [firstEntry + 16]: wordAt(firstEntry + 16) ^ 1 }), 'BadTableChecksum'],
    ['a wrong size', withWords({ 16: wordAt(16) + 4 }), 'BadUnpackedSize'],
  ])('that is %s is refused with the reason', (_, bytes, type) => {
    const font = unpackWoff(bytes);
    expect(font.ok ? 'accepted' : font.error.type).toBe(type);
  });

  test('without a table that a font must have is refused by its name', () => {
    const font = unpackWoff(woffOf({ cmap: new Uint8Array(8), head: new Uint8Array(8) }));
    expect(font).toEqual({ ok: false, error: { type: 'MissingTable', tag: 'glyf' } });
  });

  test.each([
    ['at once', 1024 * 1024],
    ['in steps', 80 * 1024 * 1024],
  ])('that unpacks %s to more than it declares is refused, and no more is kept than declared', (_, size) => {
    const bomb = zlibSync(new Uint8Array(size), { level: 9 });
    const declared = bomb.length + 1;
    const tables: Parameters<typeof woffOf>[0] = { cmap: bomb, glyf: 0, head: 0, hhea: 0, hmtx: 0, loca: 0, maxp: 0 };
    const error = { type: 'BadTableData', tag: 'cmap', expected: declared, actual: declared + 1 };
    expect(unpackWoff(woffOf(tables, { cmap: declared }))).toEqual({ ok: false, error });
  });

  test('with any bytes changed is unpacked or refused, and never more than is allowed', () => {
    const change = fc.record({ at: fc.nat({ max: good.length - 1 }), value: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.option(fc.nat({ max: 800 })),
        (changes, header) => {
          const bytes = good.slice();
          for (const { at, value } of changes) bytes[header === null ? at : at % (header + 1)] = value;
          const font = unpackWoff(bytes);
          expect(font.ok ? font.value.length : 0).toBeLessThanOrEqual(maxUnpackedFontBytes);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('that is noise is refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4096 }), (bytes) => !unpackWoff(bytes).ok));
  });
});

/** A WOFF file of the given tables; sizes and checksums are honest unless `lengths` says otherwise. */
function woffOf(
  tables: Readonly<Record<string, Uint8Array | 0>>,
  lengths: Readonly<Record<string, number>> = {},
): Uint8Array {
  const entries = Object.entries(tables).map(([tag, data]) => ({ tag, data: data === 0 ? new Uint8Array(4) : data }));
  const padded = entries.map(({ data }) => (data.length + 3) & ~3);
  const start = 44 + entries.length * 20;
  const bytes = new Uint8Array(start + padded.reduce((sum, length) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  const unpacked = entries.map(({ tag, data }) => lengths[tag] ?? data.length);
  view.setUint32(0, 0x774f4646);
  view.setUint32(4, 0x00010000);
  view.setUint32(8, bytes.length);
  view.setUint16(12, entries.length);
  view.setUint32(
    16,
    unpacked.reduce((sum, length) => sum + ((length + 3) & ~3), 12 + entries.length * 16),
  );
  let offset = start;
  for (const [index, { tag, data }] of entries.entries()) {
    const at = 44 + index * 20;
    for (let k = 0; k < 4; k += 1) bytes[at + k] = tag.charCodeAt(k);
    view.setUint32(at + 4, offset);
    view.setUint32(at + 8, data.length);
    view.setUint32(at + 12, unpacked[index] ?? 0);
    bytes.set(data, offset);
    offset += padded[index] ?? 0;
  }
  return bytes;
}

import { readFileSync } from 'node:fs';
import { ok } from '@peersume/base';
import fc from 'fast-check';
import { Zip, ZipDeflate, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Archive, ArchivedResume } from './archive.ts';
import { goldenArchive } from './golden/golden-archive.ts';
import { maxBatches, maxFiles, maxUnpackedBytes } from './limits.ts';
import { readArchive } from './read-archive.ts';
import { writeArchive } from './write-archive.ts';

const golden = readFileSync(new URL('golden/version-1.zip', import.meta.url));
const utf8 = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** The manifest of one résumé, and the files given with it. */
function handmade(files: Zippable, resume: object = {}, manifest: object = {}): Uint8Array {
  const listed = { folder: 'r', id: 'a', title: 'A', createdAt: 1, changedAt: 2, batches: 1, variants: [], ...resume };
  const all = { format: 'peersume-archive', version: 1, exportedAt: 3, resumes: [listed], settings: {}, ...manifest };
  return zipSync({ 'manifest.json': utf8(all), ...files });
}
const oneBatch = Uint8Array.of(2, 0, 0, 0, 7, 8);

const label = fc.string({ unit: 'grapheme', maxLength: 60 });
const id = fc.stringMatching(/^[\w-]{1,20}$/);
const snapshot = fc.oneof(
  fc.constant(''),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);
const resume: fc.Arbitrary<ArchivedResume> = fc.record({
  card: fc.record(
    {
      id,
      title: label,
      name: label,
      createdAt: fc.nat(),
      changedAt: fc.nat(),
      archivedAt: fc.nat(),
      career: label,
      snapshot,
      variants: fc.array(fc.record({ id, name: label, snapshot }), { maxLength: 3 }),
    },
    { requiredKeys: ['id', 'title', 'createdAt', 'changedAt', 'snapshot', 'variants'] },
  ),
  batches: fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 6 }),
});
const archive: fc.Arbitrary<Archive> = fc.record({
  exportedAt: fc.nat(),
  resumes: fc.uniqueArray(resume, { maxLength: 12, selector: ({ card }) => card.id }),
  settings: fc
    .dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      fc.jsonValue(),
    )
    .map((all) => new Map(Object.entries(all))),
});

describe('an archive', () => {
  test('[AR2] gives back all that was put in, in order', () => {
    fc.assert(
      fc.property(archive, (given) => {
        expect(readArchive(writeArchive(given))).toEqual(ok({ ...asJson(given), incomplete: [] }));
      }),
      { numRuns: 150 },
    );
  });

  test('[AR1] is the same bytes for the same content, and a zip for other programs', () => {
    const bytes = writeArchive(goldenArchive);
    // On any day: the golden one was written long ago.
    expect(Buffer.from(bytes).equals(golden)).toBe(true);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      'manifest.json',
      'resumes/1-lê-phương-thảo-third-year-student/resume.json',
      'resumes/1-lê-phương-thảo-third-year-student/variants/1-for-the-water-works.json',
      'resumes/1-lê-phương-thảo-third-year-student/history.batches',
      'resumes/2/history.batches',
    ]);
    const text = new TextDecoder().decode(files['resumes/1-lê-phương-thảo-third-year-student/resume.json']);
    expect(text).toBe('{\n  "format": "peersume-resume",\n  "name": "Lê Phương Thảo"\n}\n');
  });

  test('[AR6] of version 1 opens', () => {
    expect(readArchive(golden)).toEqual(ok({ ...goldenArchive, incomplete: [] }));
  });

  test('[AR3] opens when another program has packed it: stored, in a folder, commented, lengths behind the data', () => {
    const files = unzipSync(writeArchive(goldenArchive));
    const read = ok({ ...goldenArchive, incomplete: [] });
    expect(readArchive(zipSync(files, { level: 0 }))).toEqual(read);
    expect(readArchive(zipSync({ 'my backup': files, __MACOSX: { x: utf8('junk') } }))).toEqual(read);
    const commented = Buffer.concat([zipSync(files), utf8('PK\u0005\u0006 says nothing')]);
    new DataView(commented.buffer, commented.byteOffset + zipSync(files).length - 2).setUint16(0, 17, true);
    expect(readArchive(commented)).toEqual(read);
    const parts: Uint8Array[] = [];
    const zip = new Zip((_, part) => parts.push(part));
    for (const [name, bytes] of Object.entries(files)) {
      const file = new ZipDeflate(name);
      zip.add(file);
      file.push(bytes, true);
    }
    zip.end();
    expect(readArchive(Buffer.concat(parts))).toEqual(read);
  });
});

describe('[AR4] a file that is not what it should be', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a text', utf8('{"basics":{}}')],
    ['another zip', zipSync({ 'word/document.xml': utf8('<w/>') })],
    ['a manifest of something else', zipSync({ 'manifest.json': utf8({ name: 'an app' }) })],
  ])('%s is no archive', (_, bytes) => {
    expect(readArchive(bytes)).toEqual({ ok: false, error: { type: 'NotAnArchive' } });
  });

  test('of a newer version is told so', () => {
    expect(readArchive(handmade({}, {}, { version: 2 }))).toEqual({
      ok: false,
      error: { type: 'NewerVersion', version: 2, known: 1 },
    });
  });

  test('cut off is damaged', () => {
    for (const length of [30, 100, golden.length - 1]) {
      expect(readArchive(golden.subarray(0, length))).toMatchObject({ error: { type: 'Damaged' } });
    }
  });

  test.each([
    ['no JSON', { 'manifest.json': utf8('{') }],
    ['no version', { 'manifest.json': utf8({ format: 'peersume-archive' }) }],
  ])('%s in the manifest is damaged', (_, files) => {
    expect(readArchive(zipSync(files))).toMatchObject({ error: { type: 'Damaged' } });
  });

  test.each([
    ['a path for an id', { id: '../a' }],
    ['a time that no date holds', { changedAt: 1e300 }],
    ['no list of variants', { variants: 'v' }],
    ['batches without end', { batches: maxBatches + 1 }],
    ['a title without end', { title: 'x'.repeat(2_000) }],
  ])('%s is damaged', (_, resume) => {
    expect(readArchive(handmade({ 'r/history.batches': oneBatch }, resume))).toMatchObject({
      error: { type: 'Damaged' },
    });
  });

  test('a résumé that is there twice is damaged', () => {
    const one = { folder: 'r', id: 'a', title: 'A', createdAt: 1, changedAt: 2, batches: 1, variants: [] };
    expect(readArchive(handmade({}, {}, { resumes: [one, one] }))).toMatchObject({ error: { type: 'Damaged' } });
  });

  test('what is missing or damaged of a résumé costs only that', () => {
    const files = { 'r/history.batches': oneBatch, 'r/resume.json': utf8('{"a": 1}') };
    const whole = readArchive(handmade(files));
    expect(whole.ok && whole.value.resumes[0]?.batches).toEqual([Uint8Array.of(7, 8)]);
    expect(whole.ok && whole.value.resumes[0]?.card.snapshot).toBe('{"a":1}');
    expect(whole.ok && whole.value.incomplete).toEqual([]);
    const missing = readArchive(handmade({ 'r/resume.json': files['r/resume.json'] }));
    expect(missing.ok && missing.value.incomplete).toEqual(['a']);
    expect(missing.ok && missing.value.resumes[0]?.card.snapshot).toBe('{"a":1}');
    const fewer = readArchive(handmade(files, { batches: 2 }));
    expect(fewer.ok && fewer.value.incomplete).toEqual(['a']);
    const stored = handmade({ ...files, 'r/history.batches': [oneBatch, { level: 0 }] });
    const rotten = Buffer.from(stored);
    rotten[rotten.indexOf(oneBatch) + 4] = 9;
    const read = readArchive(rotten);
    expect(read.ok && [read.value.incomplete, read.value.resumes[0]?.batches]).toEqual([['a'], []]);
  });

  test('two files of one name are damaged', () => {
    const bytes = Buffer.from(zipSync({ 'manifest.json': utf8('{}'), 'manifest.jsom': utf8('{}') }));
    bytes.write('n', bytes.lastIndexOf('manifest.jsom') + 12);
    expect(readArchive(bytes)).toMatchObject({ error: { type: 'Damaged', detail: 'manifest.json is in it twice' } });
  });

  test('more files, longer names and more bytes than allowed are told before anything is unpacked', () => {
    const many = Buffer.from(handmade({}));
    many.writeUInt16LE(maxFiles + 1, many.length - 12);
    expect(readArchive(many)).toMatchObject({ error: { type: 'TooLarge', found: maxFiles + 1, limit: maxFiles } });
    expect(readArchive(handmade({ ['n'.repeat(2_000)]: utf8('') }))).toMatchObject({ error: { type: 'TooLarge' } });
    const claims = Buffer.from(handmade({ 'r/history.batches': oneBatch }));
    claims.writeUInt32LE(maxUnpackedBytes + 1, claims.lastIndexOf('r/history.batches') - 46 + 24);
    expect(readArchive(claims)).toMatchObject({ error: { type: 'TooLarge' } });
  });

  test('a bomb costs no more than what it claims to hold', () => {
    const bomb = Buffer.from(handmade({ 'r/history.batches': [new Uint8Array(64_000_000), { level: 9 }] }));
    expect(bomb.length).toBeLessThan(100_000);
    bomb.writeUInt32LE(1_000, bomb.lastIndexOf('r/history.batches') - 46 + 24);
    const started = performance.now();
    const read = readArchive(bomb);
    expect(read.ok && read.value.incomplete).toEqual(['a']);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('bytes of any kind never throw', () => {
    fc.assert(
      fc.property(fc.nat(golden.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }), (at, bytes) => {
        const spoiled = Buffer.from(golden);
        spoiled.set(bytes.subarray(0, spoiled.length - at), at);
        const read = readArchive(spoiled);
        expect(typeof read.ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What JSON cannot tell apart: there is no minus nothing. */
const asJson = ({ settings, ...rest }: Archive): Archive => ({
  ...rest,
  resumes: rest.resumes,
  settings: new Map(Object.entries(JSON.parse(JSON.stringify(Object.fromEntries(settings))) as object)),
});

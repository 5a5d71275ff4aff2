import fc from 'fast-check';
import { assert, describe, expect, test } from 'vitest';
import { PieceSet } from '../../../pieces/piece-set.ts';
import { sampleContent } from '../../testing/sample-content.ts';
import { checksum } from './checksum.ts';
import { decodeNotes } from './begun-note.ts';
import { decodeRecord, type ReadableRecord } from './decode-record.ts';
import { encodeEntry, type JournalEntry, maxEntryBytes } from './journal-entry.ts';
import { maxListedPieces } from './piece-list.ts';
import { encodeRecordHeader, maxRecordHeaderBytes, saltOf } from './record-header.ts';

const { manifest } = sampleContent([Array.from({ length: 300 }, () => 1)]);
const pieces = fc
  .uniqueArray(fc.nat(manifest.pieceCount - 1), { maxLength: 40 })
  .map((list) => list.sort((a, b) => a - b));
const entries = fc.array(fc.record({ lost: pieces, held: pieces }), { maxLength: 6 });

const setOf = (list: readonly number[]): PieceSet => {
  const set = new PieceSet(manifest.pieceCount);
  for (const piece of list) set.add(piece);
  return set;
};
function recordOf(held: readonly number[], journal: readonly JournalEntry[], generation = 1) {
  const header = encodeRecordHeader(manifest, generation, 'fileByFile', setOf(held));
  const bytes = [...header];
  const ends = [bytes.length];
  for (const entry of journal) {
    bytes.push(...encodeEntry(entry, saltOf(header), bytes.length));
    ends.push(bytes.length);
  }
  return { bytes: Uint8Array.from(bytes), ends };
}
const heldAfter = (held: readonly number[], journal: readonly JournalEntry[]): number[] => {
  const set = setOf(held);
  for (const entry of journal) {
    for (const piece of entry.lost) set.delete(piece);
    for (const piece of entry.held) set.add(piece);
  }
  return [...set];
};
function readable(bytes: Uint8Array): ReadableRecord {
  const reading = decodeRecord(bytes, manifest);
  assert(reading.type === 'readable', `it is readable, not ${reading.type}`);
  return reading.record;
}

describe('a record', () => {
  test('[ST14] says what its set and its entries say, in order', () => {
    fc.assert(
      fc.property(pieces, entries, (held, journal) => {
        const { bytes, ends } = recordOf(held, journal);
        const record = readable(bytes);
        expect([...record.held]).toEqual(heldAfter(held, journal));
        expect(record).toMatchObject({
          generation: 1,
          layout: 'fileByFile',
          end: ends.at(-1),
          tailBytes: 0,
          hasHole: false,
        });
      }),
    );
  });

  test('[ST33] that ends anywhere within its journal says what its whole entries say', () => {
    fc.assert(
      fc.property(pieces, entries, fc.double({ min: 0, max: 1, noNaN: true }), (held, journal, share) => {
        const { bytes, ends } = recordOf(held, journal);
        const cut = Math.floor(ends[0]! + share * (bytes.length - ends[0]!));
        const whole = ends.filter((end) => end <= cut).length - 1;
        const record = readable(bytes.subarray(0, cut));
        expect([...record.held]).toEqual(heldAfter(held, journal.slice(0, whole)));
        expect(record.end).toBe(ends[whole]);
        expect(record.hasHole).toBe(false);
      }),
    );
  });

  test('[ST31] with any one bit changed never says more than was ever held, and shows a hole before sound entries', () => {
    fc.assert(
      fc.property(pieces, entries, fc.nat(), fc.nat(7), (held, journal, place, bit) => {
        const { bytes, ends } = recordOf(held, journal);
        const at = place % bytes.length;
        bytes[at]! ^= 1 << bit;
        const ever = new Set([...held, ...journal.flatMap((entry) => entry.held)]);
        const reading = decodeRecord(bytes, manifest);
        if (reading.type !== 'readable') {
          expect(reading.type).toBe('damaged');
          return;
        }
        for (const piece of reading.record.held) expect(ever.has(piece)).toBe(true);
        const broken = ends.findIndex((end, index) => at >= end && at < (ends[index + 1] ?? 0));
        if (broken !== -1) {
          expect(reading.record.end).toBe(ends[broken]);
          expect(reading.record.hasHole).toBe(broken < journal.length - 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('[ST31] with more behind its journal than one append can leave has a hole', () => {
    const { bytes } = recordOf([1], [{ lost: [], held: [2] }]);
    const withTail = (length: number) => readable(Uint8Array.from([...bytes, ...new Uint8Array(length).fill(7)]));
    expect(withTail(maxEntryBytes)).toMatchObject({ hasHole: false, tailBytes: maxEntryBytes });
    expect(withTail(maxEntryBytes + 1).hasHole).toBe(true);
  });

  test('[ST14] takes no entry of another generation, of another place, or of other content', () => {
    const journal = [{ lost: [], held: [5] }];
    const mine = recordOf([], []);
    const foreign = sampleContent([Array.from({ length: 300 }, () => 1)], 2).manifest;
    const otherHeader = encodeRecordHeader(foreign, 1, 'fileByFile', setOf([]));
    const end = mine.bytes.length;
    for (const stray of [
      recordOf([], journal, 2).bytes.subarray(end),
      encodeEntry(journal[0]!, saltOf(mine.bytes), end + 8),
      encodeEntry(journal[0]!, saltOf(otherHeader), end),
    ]) {
      const record = readable(Uint8Array.from([...mine.bytes, ...stray]));
      expect([...record.held]).toEqual([]);
      expect(record.tailBytes).toBe(stray.length);
    }
  });

  test('[ST35] of other content is foreign', () => {
    const other = sampleContent([Array.from({ length: 300 }, () => 1)], 2).manifest;
    const bytes = encodeRecordHeader(other, 1, 'fileByFile', setOf([1]));
    expect(decodeRecord(bytes, manifest)).toEqual({ type: 'foreign' });
  });

  test('[ST36] of a newer version is known as one, whatever follows its first 24 bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 32 - 1 }), fc.uint8Array({ maxLength: 200 }), (version, rest) => {
        expect(decodeRecord(Uint8Array.from([...newerPreamble(version), ...rest]), manifest)).toEqual({
          type: 'newer',
          version,
        });
      }),
    );
  });

  test('[ST16] entries and headers keep to their limits', () => {
    const many = Array.from({ length: maxListedPieces }, (_, index) => index);
    const header = encodeRecordHeader(manifest, 1, 'oneFile', setOf(many.filter((piece) => piece % 3 !== 1)));
    expect(header.length).toBeLessThanOrEqual(maxRecordHeaderBytes(manifest.pieceCount));
    expect(encodeEntry({ lost: many, held: many }, saltOf(header), 2 ** 32 - 1).length).toBeLessThanOrEqual(
      maxEntryBytes,
    );
  });
});

describe('[ST53] decoders', () => {
  test('take any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        decodeRecord(bytes, manifest);
        decodeNotes(bytes, manifest);
      }),
      { numRuns: 2000 },
    );
  });

  test('take a sound header with any journal, quickly', () => {
    const header = encodeRecordHeader(manifest, 1, 'fileByFile', setOf([1, 2]));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (journal) => {
        const record = readable(Uint8Array.from([...header, ...journal]));
        expect([...record.held]).toEqual([1, 2]);
      }),
      { numRuns: 300 },
    );
    // The dearest bytes: each place looks like the longest entry there can be.
    const worst = new Uint8Array(header.length + 65_536);
    worst.fill(0x0a);
    worst.set(header);
    const before = performance.now();
    decodeRecord(worst, manifest);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

function newerPreamble(version: number): Uint8Array {
  const bytes = encodeRecordHeader(manifest, 1, 'oneFile', setOf([])).slice(0, 24);
  new DataView(bytes.buffer).setUint32(8, version, true);
  bytes.set(checksum(bytes.subarray(0, 16)), 16);
  return bytes;
}

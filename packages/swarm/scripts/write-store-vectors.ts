/**
 * Prints `vectors/store-records.json`: what version 1 writes. Vectors of a version that was given to people are never
 * written again: a new version adds its own beside them.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { PieceSet } from '../src/pieces/piece-set.ts';
import { encodeNote } from '../src/store/disk/record/begun-note.ts';
import { encodeEntry } from '../src/store/disk/record/journal-entry.ts';
import { encodeRecordHeader, saltOf } from '../src/store/disk/record/record-header.ts';

const root = Uint8Array.from({ length: 36 }, (_, index) => index);
const content = { root, byteLength: 100 * 262_144 - 1, pieceCount: 100 };
const manifest = {
  ...content,
  pieceLength: () => 262_144,
  pieceOffset: (piece: number) => piece * 262_144,
  pieceDigest: () => new Uint8Array(32),
  files: [],
  structure: [],
};

const setOf = (...pieces: readonly number[]): PieceSet => {
  const set = new PieceSet(content.pieceCount);
  for (const piece of pieces) set.add(piece);
  return set;
};
const record = (
  generation: number,
  layout: 'oneFile' | 'fileByFile',
  held: PieceSet,
  ...entries: readonly { readonly lost: readonly number[]; readonly held: readonly number[] }[]
): Uint8Array => {
  const bytes = [...encodeRecordHeader(manifest, generation, layout, held)];
  const salt = saltOf(Uint8Array.from(bytes));
  for (const entry of entries) bytes.push(...encodeEntry(entry, salt, bytes.length));
  return Uint8Array.from(bytes);
};
const changed = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
};

const empty = record(1, 'fileByFile', setOf());
const entries = [
  { lost: [], held: [3] },
  { lost: [], held: [0, 1, 2, 50, 99] },
  { lost: [3, 50], held: [50] },
];
const three = record(2, 'oneFile', setOf(7, 8, 9), ...entries);
const threeEnd = three.length;
const journal = record(2, 'oneFile', setOf(7, 8, 9)).length;
const read = (held: readonly number[], end: number, rest: object = {}) => ({
  type: 'readable',
  held,
  end,
  hasHole: false,
  ...rest,
});

const vectors = {
  content: { root: bytesToHex(root), byteLength: content.byteLength, pieceCount: content.pieceCount },
  records: [
    { comment: 'a new record of an empty store', bytes: empty, reads: read([], empty.length) },
    {
      comment: 'a full set',
      bytes: record(9, 'fileByFile', PieceSet.full(100)),
      reads: { type: 'readable', held: 'all' },
    },
    {
      comment: 'a set and three entries; 3 was lost, 50 was lost and written again',
      bytes: three,
      reads: read([0, 1, 2, 7, 8, 9, 50, 99], threeEnd),
    },
    {
      comment: 'the last entry is torn: what is before it counts',
      bytes: three.subarray(0, threeEnd - 3),
      reads: read([0, 1, 2, 3, 7, 8, 9, 50, 99], threeEnd - 16),
    },
    {
      comment: 'a bit of the first entry changed: a hole before sound entries',
      bytes: changed(three, journal + 3),
      reads: read([0, 1, 2, 7, 8, 9, 50, 99], journal, { hasHole: true }),
    },
    { comment: 'a bit of the set changed', bytes: changed(three, 81), reads: { type: 'damaged' } },
    { comment: 'a bit of the version changed', bytes: changed(three, 8), reads: { type: 'damaged' } },
    { comment: 'cut within its head', bytes: three.subarray(0, 60), reads: { type: 'damaged' } },
    { comment: 'an empty file', bytes: new Uint8Array(0), reads: { type: 'absent' } },
  ].map(({ comment, bytes, reads }) => ({ comment, reads, hex: bytesToHex(bytes) })),
  notes: [
    {
      comment: 'nothing is being written',
      note: { sequence: 0, generation: 1, recordBytes: 96, pieces: [] as number[] },
    },
    {
      comment: 'three pieces are being written',
      note: { sequence: 4_294_967_295, generation: 7, recordBytes: 1_000_000, pieces: [0, 1, 99] },
    },
  ].map(({ comment, note }) => ({ comment, note, hex: bytesToHex(encodeNote(note, content)) })),
};

console.log(JSON.stringify(vectors, undefined, 2));

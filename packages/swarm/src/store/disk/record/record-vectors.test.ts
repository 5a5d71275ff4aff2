import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { assert, describe, expect, test } from 'vitest';
import { type Manifest } from '../../../manifest/manifest.ts';
import { type BegunNote, decodeNotes, encodeNote, noteSlotBytes } from './begun-note.ts';
import { decodeRecord } from './decode-record.ts';
import { encodeRecordHeader } from './record-header.ts';

interface Vectors {
  readonly content: { readonly root: string; readonly byteLength: number; readonly pieceCount: number };
  readonly records: readonly {
    readonly comment: string;
    readonly hex: string;
    readonly reads: {
      readonly type: string;
      readonly held?: 'all' | readonly number[];
      readonly end?: number;
      readonly hasHole?: boolean;
    };
  }[];
  readonly notes: readonly { readonly comment: string; readonly hex: string; readonly note: BegunNote }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../vectors/store-records.json', import.meta.url), 'utf8'),
) as Vectors;
const manifest: Manifest = {
  ...vectors.content,
  root: hexToBytes(vectors.content.root),
  pieceLength: () => 262_144,
  pieceOffset: (piece) => piece * 262_144,
  pieceDigest: () => new Uint8Array(32),
  files: [],
  structure: [],
};

describe('[ST38] records of version 1 open for ever', () => {
  test.each(vectors.records)('$comment', ({ hex, reads }) => {
    const reading = decodeRecord(hexToBytes(hex), manifest);
    expect(reading.type).toBe(reads.type);
    if (reading.type !== 'readable') return;
    const { record } = reading;
    if (reads.held === 'all') expect(record.held.isFull).toBe(true);
    else expect([...record.held]).toEqual(reads.held);
    if (reads.end !== undefined) expect(record.end).toBe(reads.end);
    if (reads.hasHole !== undefined) expect(record.hasHole).toBe(reads.hasHole);
  });

  test.each(vectors.notes)('$comment', ({ hex, note }) => {
    const slot = new Uint8Array(noteSlotBytes);
    slot.set(hexToBytes(hex));
    expect(decodeNotes(slot, manifest)).toEqual(note);
  });
});

describe('what is written now', () => {
  test.each(vectors.notes)('[ST38] is the note of version 1: $comment', ({ hex, note }) => {
    expect(bytesToHex(encodeNote(note, manifest))).toBe(hex);
  });

  test.each(vectors.records.slice(0, 2))('[ST38] is the record of version 1: $comment', ({ hex }) => {
    const reading = decodeRecord(hexToBytes(hex), manifest);
    assert(reading.type === 'readable', 'it is readable');
    const { generation, layout, held } = reading.record;
    expect(bytesToHex(encodeRecordHeader(manifest, generation, layout, held))).toBe(hex);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BegunNote, decodeNotes, encodeNote, noteFileBytes, slotOf } from './begun-note.ts';
import { maxListedPieces } from './piece-list.ts';

const content = { root: Uint8Array.of(1, 2, 3), pieceCount: 4_000_000 };
const numbers = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const notes = fc.record({
  sequence: numbers,
  generation: numbers,
  recordBytes: numbers,
  pieces: fc
    .uniqueArray(fc.nat(content.pieceCount - 1), { maxLength: maxListedPieces, size: 'max' })
    .map((list) => list.sort((one, other) => one - other)),
});
const fileOf = (...written: readonly BegunNote[]): Uint8Array => {
  const bytes = new Uint8Array(noteFileBytes);
  for (const note of written) bytes.set(encodeNote(note, content), slotOf(note));
  return bytes;
};

test('[ST52] a note is read as it was written, and stays within its slot', () => {
  fc.assert(
    fc.property(notes, (note) => {
      expect(decodeNotes(fileOf(note), content)).toEqual(note);
    }),
  );
});

test('[ST52] the later of two notes counts; a torn one leaves the one before', () => {
  const older: BegunNote = { sequence: 6, generation: 2, recordBytes: 300, pieces: [1, 2] };
  const newer: BegunNote = { sequence: 7, generation: 2, recordBytes: 400, pieces: [9] };
  expect(decodeNotes(fileOf(older, newer), content)).toEqual(newer);
  const torn = fileOf(older, newer);
  torn[slotOf(newer) + 13]! ^= 1;
  expect(decodeNotes(torn, content)).toEqual(older);
});

test('[ST35] a note of other content, or of pieces that there are not, is none', () => {
  const note: BegunNote = { sequence: 1, generation: 2, recordBytes: 300, pieces: [1, 20] };
  expect(decodeNotes(fileOf(note), { ...content, root: Uint8Array.of(4) })).toBeUndefined();
  expect(decodeNotes(fileOf(note), { ...content, pieceCount: 20 })).toBeUndefined();
});

/** Ascending piece numbers as a count and the steps between them, each a varint. */
import { assert } from '@peersume/base';
import { type Cursor, readVarint, writeVarint } from '../../../wire/varint.ts';

/** Pieces in one list: one commit's, or one note's. With five bytes a step at most, a list stays below 2 KiB. */
export const maxListedPieces = 256;

/** A step between numbers below 2^32 takes five bytes. */
const maxStepBytes = 5;
export const maxPieceListBytes = (1 + maxListedPieces) * maxStepBytes;

/** Writes at the cursor, which has room for `maxPieceListBytes` and three more. */
export function writePieceList(cursor: Cursor, ascending: readonly number[]): void {
  assert(ascending.length <= maxListedPieces, 'a list is short');
  writeVarint(cursor, ascending.length);
  let next = 0;
  for (const piece of ascending) {
    assert(piece >= next, 'a list ascends');
    writeVarint(cursor, piece - next);
    next = piece + 1;
  }
}

/** Undefined when the bytes are no list of pieces below `pieceCount`. */
export function readPieceList(cursor: Cursor, pieceCount: number): number[] | undefined {
  const count = readVarint(cursor);
  if (count < 0 || count > maxListedPieces) return undefined;
  const pieces: number[] = [];
  let next = 0;
  for (let index = 0; index < count; index++) {
    const step = readVarint(cursor);
    if (step < 0) return undefined;
    const piece = next + step;
    if (piece >= pieceCount) return undefined;
    pieces.push(piece);
    next = piece + 1;
  }
  return pieces;
}

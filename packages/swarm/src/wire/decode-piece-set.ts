/**
 * A compressed set back to a set. The number of pieces comes from the file, not from the peer; the memory taken is that
 * of the set, and time grows with it and with the bytes.
 */
import { err, ok, type Result } from '@peersume/base';
import { PieceSet } from '../pieces/piece-set.ts';
import { bitmapBlock, emptyBlock, fullBlock } from './encode-piece-set.ts';
import { maxPieces, maxPieceSetBytes, pieceSetBlock } from './limits.ts';
import { type Cursor, notCanonical, readVarint, truncated } from './varint.ts';

export type PieceSetError =
  | { readonly type: 'TooManyPieces'; readonly limit: number; readonly actual: number }
  | { readonly type: 'Oversize'; readonly limit: number; readonly actual: number }
  /** The bytes end inside the block, or before it. */
  | { readonly type: 'Truncated'; readonly block: number }
  /** More blocks, runs or pieces than there is room for. */
  | { readonly type: 'OutOfRange'; readonly block: number; readonly limit: number; readonly actual: number | undefined }
  /** A number in more bytes than it needs, a piece beyond the last one. */
  | { readonly type: 'NotCanonical'; readonly block: number }
  | { readonly type: 'TrailingBytes'; readonly count: number };

export function decodePieceSet(bytes: Uint8Array, pieceCount: number): Result<PieceSet, PieceSetError> {
  if (pieceCount > maxPieces) return err({ type: 'TooManyPieces', limit: maxPieces, actual: pieceCount });
  if (bytes.length > maxPieceSetBytes) return err({ type: 'Oversize', limit: maxPieceSetBytes, actual: bytes.length });
  const words = new Uint32Array((pieceCount + 31) >>> 5);
  const input: Cursor = { bytes, at: 0 };
  const blocks = Math.ceil(pieceCount / pieceSetBlock);
  for (let block = 0; block < blocks;) {
    const head = readVarint(input);
    if (head < 0) return err(varintError(head, block, 4 * blocks));
    const kind = head % 4;
    const end = block + Math.floor(head / 4) + 1;
    if (end > blocks) return err({ type: 'OutOfRange', block, limit: blocks, actual: end });
    for (; block < end; block++) {
      const from = block * pieceSetBlock;
      const error = readBlock(kind, input, words, from, Math.min(from + pieceSetBlock, pieceCount));
      if (error !== undefined) return err(error);
    }
  }
  const rest = bytes.length - input.at;
  return rest > 0 ? err({ type: 'TrailingBytes', count: rest }) : ok(PieceSet.fromWords(pieceCount, words));
}

function readBlock(
  kind: number,
  input: Cursor,
  words: Uint32Array,
  from: number,
  to: number,
): PieceSetError | undefined {
  if (kind === emptyBlock) return undefined;
  if (kind === fullBlock) return setRange(words, from, to);
  return kind === bitmapBlock ? readBitmap(input, words, from, to) : readRuns(input, words, from, to);
}

/** Every second piece of a block. */
const mostRuns = pieceSetBlock / 2;

function readRuns(input: Cursor, words: Uint32Array, from: number, to: number): PieceSetError | undefined {
  const block = from / pieceSetBlock;
  const runs = readVarint(input);
  if (runs < 0) return varintError(runs, block, mostRuns);
  if (runs > mostRuns) return { type: 'OutOfRange', block, limit: mostRuns, actual: runs };
  for (let run = 0, last = from; run < runs; run++) {
    const gap = readVarint(input);
    if (gap < 0) return varintError(gap, block, pieceSetBlock);
    const length = readVarint(input);
    if (length < 0) return varintError(length, block, pieceSetBlock);
    const begin = last + gap;
    const end = begin + length + 1;
    if (end > to) return { type: 'OutOfRange', block, limit: to, actual: end };
    setRange(words, begin, end);
    last = end + 1;
  }
  return undefined;
}

function readBitmap(input: Cursor, words: Uint32Array, from: number, to: number): PieceSetError | undefined {
  const block = from / pieceSetBlock;
  const { bytes } = input;
  if (bytes.length - input.at < (to - from + 7) >>> 3) return { type: 'Truncated', block };
  for (let at = from; at < to; at += 8) {
    const index = at >>> 5;
    words[index] = (words[index] ?? 0) | ((bytes[input.at++] ?? 0) << (at & 31));
  }
  const tail = to & 7;
  return tail !== 0 && (bytes[input.at - 1] ?? 0) >>> tail !== 0 ? { type: 'NotCanonical', block } : undefined;
}

function setRange(words: Uint32Array, from: number, to: number): undefined {
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    words[first] = (words[first] ?? 0) | (head & tail);
    return;
  }
  words[first] = (words[first] ?? 0) | head;
  words.fill(0xffff_ffff, first + 1, last);
  words[last] = (words[last] ?? 0) | tail;
}

function varintError(code: number, block: number, limit: number): PieceSetError {
  if (code === truncated) return { type: 'Truncated', block };
  if (code === notCanonical) return { type: 'NotCanonical', block };
  return { type: 'OutOfRange', block, limit, actual: undefined };
}

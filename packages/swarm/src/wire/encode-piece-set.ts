/**
 * A set of pieces in few bytes. Blocks of 4,096 pieces are empty, full, runs or a bitmap, whichever is shortest;
 * neighbours of one kind share a head. A full set of millions of pieces takes two bytes, no set more than its bitmap and
 * a byte or two a block. The format is in spec/wire.md.
 */
import { assert } from '@peersume/base';
import { type PieceSet } from '../pieces/piece-set.ts';
import { maxPieces, maxPieceSetBytes, pieceSetBlock } from './limits.ts';
import { type Cursor, writeVarint } from './varint.ts';

/** What a block is written as; in a head, the low two bits. */
export const emptyBlock = 0;
export const fullBlock = 1;
export const runsBlock = 2;
export const bitmapBlock = 3;

export function encodePieceSet(set: PieceSet): Uint8Array {
  const { pieceCount, words } = set;
  assert(pieceCount <= maxPieces, `${pieceCount} pieces are at most ${maxPieces}`);
  const kinds: number[] = [];
  for (let from = 0; from < pieceCount; from += pieceSetBlock) {
    kinds.push(kindOfBlock(words, from, Math.min(from + pieceSetBlock, pieceCount)));
  }
  out.at = 0;
  for (let block = 0; block < kinds.length;) {
    const kind = kinds[block] ?? emptyBlock;
    let end = block + 1;
    while (kinds[end] === kind) end++;
    writeVarint(out, (end - block - 1) * 4 + kind);
    for (; block < end; block++) {
      const from = block * pieceSetBlock;
      const to = Math.min(from + pieceSetBlock, pieceCount);
      if (kind === runsBlock) writeRuns(words, from, to);
      if (kind === bitmapBlock) writeBitmap(words, from, to);
    }
  }
  return out.bytes.slice(0, out.at);
}

const out: Cursor = { bytes: new Uint8Array(maxPieceSetBytes + 16), at: 0 };

function kindOfBlock(words: Uint32Array, from: number, to: number): number {
  const firstOne = nextBit(words, from, to, 1);
  if (firstOne === to) return emptyBlock;
  if (firstOne === from && nextBit(words, from, to, 0) === to) return fullBlock;
  const bitmapBytes = (to - from + 7) >>> 3;
  let bytes = 0;
  let runs = 0;
  for (let at = firstOne, last = from; at < to; runs++) {
    const end = nextBit(words, at, to, 0);
    bytes += varintBytes(at - last) + varintBytes(end - at - 1);
    if (bytes >= bitmapBytes) return bitmapBlock;
    last = end + 1;
    at = nextBit(words, end, to, 1);
  }
  return bytes + varintBytes(runs) < bitmapBytes ? runsBlock : bitmapBlock;
}

/** Below 4,096. */
const varintBytes = (value: number): number => (value < 0x80 ? 1 : 2);

/** How many runs; for each, how many pieces lie between it and the one before (one less, but for the first); its length less one. */
function writeRuns(words: Uint32Array, from: number, to: number): void {
  let runs = 0;
  for (let at = nextBit(words, from, to, 1); at < to; runs++) {
    at = nextBit(words, nextBit(words, at, to, 0), to, 1);
  }
  writeVarint(out, runs);
  for (let at = nextBit(words, from, to, 1), last = from; at < to;) {
    const end = nextBit(words, at, to, 0);
    writeVarint(out, at - last);
    writeVarint(out, end - at - 1);
    last = end + 1;
    at = nextBit(words, end, to, 1);
  }
}

/** Eight pieces a byte, the first in the lowest bit. */
function writeBitmap(words: Uint32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 8) out.bytes[out.at++] = ((words[at >>> 5] ?? 0) >>> (at & 31)) & 0xff;
}

/** The first bit of that value from `from` on, or `to`. */
function nextBit(words: Uint32Array, from: number, to: number, value: 0 | 1): number {
  if (from >= to) return to;
  const flip = value === 1 ? 0 : -1;
  let index = from >>> 5;
  let word = ((words[index] ?? 0) ^ flip) & (-1 << (from & 31));
  while (word === 0) {
    index++;
    if (index * 32 >= to) return to;
    word = (words[index] ?? 0) ^ flip;
  }
  return Math.min(index * 32 + 31 - Math.clz32(word & -word), to);
}

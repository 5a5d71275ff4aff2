import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { decodePieceSet } from './decode-piece-set.ts';
import { encodePieceSet } from './encode-piece-set.ts';
import { maxPieces, maxPieceSetBytes } from './limits.ts';

const setOf = (pieceCount: number, pieces: Iterable<number>): PieceSet => {
  const set = new PieceSet(pieceCount);
  for (const piece of pieces) set.add(piece);
  return set;
};

/** Sets with empty, full, sparse, dense and alternating stretches that begin and end anywhere. */
const pieceSets = fc
  .record({
    pieceCount: fc.integer({ min: 0, max: 20_000 }),
    stretches: fc.array(
      fc.record({
        from: fc.nat(20_000),
        length: fc.oneof(fc.nat(40), fc.nat(9000)),
        step: fc.constantFrom(1, 1, 2, 3, 64),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ pieceCount, stretches }) => {
    const set = new PieceSet(pieceCount);
    for (const { from, length, step } of stretches) {
      for (let piece = from; piece < Math.min(from + length, pieceCount); piece += step) set.add(piece);
    }
    return set;
  });

describe('a compressed set of pieces', () => {
  test('[WI10] comes back as it was', () => {
    fc.assert(
      fc.property(pieceSets, (set) => {
        const decoded = decodePieceSet(encodePieceSet(set), set.pieceCount);
        expect(decoded.ok && decoded.value.words).toEqual(set.words);
        expect(decoded.ok && decoded.value.size).toBe(set.size);
      }),
      { numRuns: 500 },
    );
  });

  test('[WI11] of four million pieces, all or none, takes two bytes', () => {
    expect(encodePieceSet(PieceSet.full(maxPieces))).toHaveLength(2);
    expect(encodePieceSet(new PieceSet(maxPieces))).toHaveLength(2);
    expect(encodePieceSet(new PieceSet(0))).toHaveLength(0);
  });

  test('[WI11] is never longer than its limit says, every second piece of the largest file included', () => {
    const worst = new PieceSet(maxPieces);
    worst.words.fill(0x5555_5555);
    // Kinds that alternate need a head for each block.
    for (let block = 0; block < 1024; block += 2) worst.words.fill(0x0001_0001, block * 128, block * 128 + 128);
    const set = PieceSet.fromWords(maxPieces, worst.words);
    const bytes = encodePieceSet(set);
    expect(bytes.length).toBeLessThanOrEqual(maxPieceSetBytes);
    const decoded = decodePieceSet(bytes, maxPieces);
    expect(decoded.ok && decoded.value.size).toBe(set.size);
  });

  test('[WI11] takes the shortest of runs and bitmap for each block', () => {
    expect(encodePieceSet(setOf(4096, [7]))).toEqual(Uint8Array.of(2, 1, 7, 0));
    const everySecond = setOf(
      4096,
      Array.from({ length: 2048 }, (_, index) => index * 2),
    );
    expect(encodePieceSet(everySecond)).toHaveLength(513);
  });

  test('[WI12] is refused with more pieces than a file can have, before memory is taken for them', () => {
    expect(decodePieceSet(Uint8Array.of(1), 2 ** 40)).toEqual({
      ok: false,
      error: { type: 'TooManyPieces', limit: maxPieces, actual: 2 ** 40 },
    });
  });

  test('[WI12] is refused where it is longer than any set', () => {
    expect(decodePieceSet(new Uint8Array(maxPieceSetBytes + 1), maxPieces)).toEqual({
      ok: false,
      error: { type: 'Oversize', limit: maxPieceSetBytes, actual: maxPieceSetBytes + 1 },
    });
  });

  test('[WI12] random bytes give a set of the right size or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), fc.nat(20_000), (bytes, pieceCount) => {
        const decoded = decodePieceSet(bytes, pieceCount);
        if (!decoded.ok) return;
        expect(decoded.value.pieceCount).toBe(pieceCount);
        expect([...decoded.value]).toHaveLength(decoded.value.size);
        expect([...decoded.value].every((piece) => piece < pieceCount)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

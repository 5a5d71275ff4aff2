import { type Manifest, PieceSet } from '@peersume/swarm';
import { expect, test } from 'vitest';
import { overviewOf } from './piece-overview.ts';

const manifest = (pieceCount: number): Manifest => ({
  root: new Uint8Array(36),
  byteLength: pieceCount * 10,
  pieceCount,
  pieceLength: () => 10,
  pieceOffset: (piece) => piece * 10,
  pieceDigest: () => new Uint8Array(32),
  files: [{ path: '', byteLength: pieceCount * 10, firstPiece: 0, pieceCount }],
  structure: [],
});

test('[DF1] few pieces have a stretch each', () => {
  const held = new PieceSet(3);
  held.add(1);
  expect(overviewOf(manifest(3), held)).toEqual({
    count: 3,
    pieceLength: 10,
    held: 1,
    stretches: Uint8Array.of(0, 255, 0),
  });
});

test('[DF1] many pieces share stretches, full and empty only where all and nothing is here', () => {
  const held = new PieceSet(10_000);
  for (let piece = 1; piece < 10_000; piece++) held.add(piece);
  const { stretches } = overviewOf(manifest(10_000), held);
  expect(stretches).toHaveLength(1024);
  expect(stretches[0]).toBeGreaterThan(0);
  expect(stretches[0]).toBeLessThan(255);
  expect(stretches.slice(1).every((share) => share === 255)).toBe(true);
});

test('[DF1] of a file that is not known there is nothing to draw', () => {
  expect(overviewOf(undefined, undefined)).toEqual({ count: 0, pieceLength: 0, held: 0, stretches: new Uint8Array(0) });
});

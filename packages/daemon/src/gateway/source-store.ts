/**
 * The pieces of a source of blocks as a store that has everything and keeps nothing. Each piece is checked when it comes;
 * one that does not hold, or does not come, is no longer counted on.
 */
import { createHash } from 'node:crypto';
import { err, ok } from '@peersume/base';
import { PieceSet, type Manifest, type PieceStore } from '@peersume/swarm';
import type { BlockSource } from './block-source.ts';
import { cidOfPiece } from './source-manifest.ts';

/** Pieces fetched ahead of the asking, in order: one round trip to a gateway takes as long as several pieces. */
const ahead = 6;

export function sourceStore(source: BlockSource, manifest: Manifest, signal: AbortSignal): PieceStore {
  const held = PieceSet.full(manifest.pieceCount);
  const coming = new Map<number, Promise<Uint8Array | undefined>>();

  function fetchPiece(piece: number): Promise<Uint8Array | undefined> {
    const known = coming.get(piece);
    if (known !== undefined) return known;
    const fetched = source.get(cidOfPiece(manifest.pieceDigest(piece)), signal).catch(() => undefined);
    coming.set(piece, fetched);
    return fetched;
  }

  async function answer(
    piece: number,
    fetched: Promise<Uint8Array | undefined>,
    done: Parameters<PieceStore['read']>[1],
  ): Promise<void> {
    const bytes = await fetched;
    coming.delete(piece);
    for (const other of coming.keys()) if (other < piece - ahead || other > piece + 2 * ahead) coming.delete(other);
    if (bytes !== undefined && isRight(bytes, manifest.pieceDigest(piece))) return done(ok(bytes));
    held.delete(piece);
    done(err(bytes === undefined ? { type: 'PieceMissing', piece } : { type: 'PieceRotten', piece }));
  }

  return {
    held,
    pendingBytes: 0,
    write: (_, __, done) => done(err({ type: 'StoreReadOnly' })),
    read(piece, done) {
      const fetched = fetchPiece(piece);
      // Whoever asks for one piece mostly goes on with the next ones; what was not asked for in time is dropped.
      for (let next = piece + 1; next < Math.min(piece + ahead, manifest.pieceCount); next++)
        if (held.has(next) && coming.size < 2 * ahead) void fetchPiece(next);
      void answer(piece, fetched, done);
    },
    close: (done) => done(),
  };
}

const isRight = (bytes: Uint8Array, digest: Uint8Array): boolean =>
  Buffer.compare(createHash('sha256').update(bytes).digest(), digest) === 0;

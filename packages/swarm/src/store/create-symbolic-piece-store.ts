/**
 * A store for simulations: a payload is noted, not kept, so that a thousand peers can hold thousands of pieces each. What
 * is read is the payload that `payloadOf` gives for the piece, or a bare length.
 */
import { assert, err, ok, type Payload } from '@peersume/base';
import { type Manifest } from '../manifest/manifest.ts';
import { PieceSet } from '../pieces/piece-set.ts';
import { answerBy, type AnswerDelay } from './answer-later.ts';
import { type PieceStore, type StoreError } from './piece-store.ts';

export interface SymbolicPieceStoreOptions {
  readonly manifest: Pick<Manifest, 'pieceCount' | 'pieceLength'>;
  /** The set that the store fills. A set that outlives its program is a disk that loses nothing. */
  readonly held?: PieceSet;
  readonly payloadOf?: (piece: number) => Payload;
  /** Absent: it answers within the call. */
  readonly delay?: AnswerDelay;
  /** Asked at each write: a scenario's disk that is full or broken just now. */
  readonly trouble?: (piece: number) => StoreError | undefined;
}

export function createSymbolicPieceStore(options: SymbolicPieceStoreOptions): PieceStore {
  const { manifest, trouble } = options;
  const held = options.held ?? new PieceSet(manifest.pieceCount);
  assert(held.pieceCount === manifest.pieceCount, 'the set is of this file');
  const payloadOf = options.payloadOf ?? ((piece) => ({ byteLength: manifest.pieceLength(piece) }));
  /** How many writes of a piece are under way; empty where the store answers within the call. */
  const writing = new Map<number, number>();
  let pendingBytes = 0;
  let isClosed = false;
  const answer = answerBy(options.delay);

  function write(piece: number, payload: Payload, done: Parameters<PieceStore['write']>[2]): void {
    if (held.has(piece)) return done(ok(undefined));
    const found = isClosed ? closed : trouble?.(piece);
    if (options.delay === undefined) {
      if (found !== undefined) return done(err(found));
      held.add(piece);
      return done(ok(undefined));
    }
    const { byteLength } = payload;
    pendingBytes += byteLength;
    if (found === undefined) writing.set(piece, (writing.get(piece) ?? 0) + 1);
    answer(() => {
      pendingBytes -= byteLength;
      if (found !== undefined) return done(err(found));
      const others = (writing.get(piece) ?? 1) - 1;
      if (others === 0) writing.delete(piece);
      else writing.set(piece, others);
      held.add(piece);
      done(ok(undefined));
    });
  }

  return {
    held,
    get pendingBytes() {
      return pendingBytes;
    },
    write,
    read(piece, done) {
      const isHere = held.has(piece) || writing.has(piece);
      answer(() => done(isHere ? ok(payloadOf(piece)) : err({ type: 'PieceMissing', piece })));
    },
    close(done) {
      isClosed = true;
      answer(done);
    },
  };
}

const closed: StoreError = { type: 'StoreFailure', detail: 'the store is closed' };

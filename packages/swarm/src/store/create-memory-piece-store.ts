/**
 * A store without a disk: for programs that keep nothing, and for tests. "Safe" means only that it lies here; with the
 * program it is gone. It keeps a reference to each payload, not a copy, unless the payload is a small view of a large
 * buffer that would stay alive with it.
 */
import { assert, err, ok, type Payload } from '@peersume/base';
import { type Manifest } from '../manifest/manifest.ts';
import { PieceSet } from '../pieces/piece-set.ts';
import { answerBy, type AnswerDelay } from './answer-later.ts';
import { type PieceStore, type StoreError } from './piece-store.ts';
import { type VerifyPayload } from './verify-payload.ts';

export interface MemoryPieceStoreOptions {
  readonly manifest: Manifest;
  /** Bytes of payloads that it keeps at most; more is `StoreFull`. */
  readonly maxBytes?: number;
  /** Absent: it answers within the call. */
  readonly delay?: AnswerDelay;
  /** Checks each piece again as it is read, as a store on a disk does. Memory needs it only where it is shared. */
  readonly verify?: VerifyPayload;
}

export function createMemoryPieceStore(options: MemoryPieceStoreOptions): PieceStore {
  const { manifest, maxBytes = manifest.byteLength, verify } = options;
  const held = new PieceSet(manifest.pieceCount);
  const payloads = new Map<number, Payload>();
  let keptBytes = 0;
  let pendingBytes = 0;
  let isClosed = false;
  const answer = answerBy(options.delay);

  function write(piece: number, payload: Payload, done: Parameters<PieceStore['write']>[2]): void {
    assert(payload.byteLength === manifest.pieceLength(piece), `piece ${piece} comes in its own length`);
    if (held.has(piece)) return done(ok(undefined));
    const trouble = troubleWith(piece, payload);
    if (trouble === undefined && !payloads.has(piece)) {
      payloads.set(piece, withoutLargeBuffer(payload));
      keptBytes += payload.byteLength;
    }
    pendingBytes += payload.byteLength;
    answer(() => {
      pendingBytes -= payload.byteLength;
      if (trouble !== undefined) return done(err(trouble));
      held.add(piece);
      done(ok(undefined));
    });
  }

  function troubleWith(piece: number, payload: Payload): StoreError | undefined {
    if (isClosed) return { type: 'StoreFailure', detail: 'the store is closed' };
    if (!payloads.has(piece) && keptBytes + payload.byteLength > maxBytes) return { type: 'StoreFull' };
    return undefined;
  }

  function read(piece: number, done: Parameters<PieceStore['read']>[1]): void {
    const payload = payloads.get(piece);
    if (payload === undefined) return answer(() => done(err({ type: 'PieceMissing', piece })));
    if (verify === undefined) return answer(() => done(ok(payload)));
    verify(payload, manifest.pieceDigest(piece), (holds) => {
      if (!holds && payloads.get(piece) === payload) forget(piece, payload);
      answer(() => done(holds ? ok(payload) : err({ type: 'PieceRotten', piece })));
    });
  }

  function forget(piece: number, payload: Payload): void {
    payloads.delete(piece);
    held.delete(piece);
    keptBytes -= payload.byteLength;
  }

  return {
    held,
    get pendingBytes() {
      return pendingBytes;
    },
    write,
    read,
    close(done) {
      isClosed = true;
      answer(done);
    },
  };
}

/** A view of less than half of its buffer is copied: a frame's buffer must not stay for the sake of one piece in it. */
function withoutLargeBuffer(payload: Payload): Payload {
  const isSmallView = payload instanceof Uint8Array && payload.buffer.byteLength > 2 * payload.byteLength;
  return isSmallView ? payload.slice() : payload;
}

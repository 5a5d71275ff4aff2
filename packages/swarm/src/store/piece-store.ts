/**
 * Where the pieces of one file are kept. A store is opened for a manifest; what it holds it knows from its own record,
 * without hashing everything again. Every implementation runs `describePieceStore`. Each question has one answer, which
 * may come within the call.
 */
import { type Payload, type Result } from '@peersume/base';
import { type PieceSet } from '../pieces/piece-set.ts';

export interface PieceStore {
  /** The pieces that were written and are safe (acknowledged); changes as writes finish and losses are found. */
  readonly held: PieceSet;
  /**
   * Keeps a piece whose hash was verified by the caller. `done` comes when it is safe from a crash: from then on it is
   * acknowledged. Pieces being written can be read already. Writing a piece that is held is done at once.
   */
  write(piece: number, payload: Payload, done: (written: Result<void, StoreError>) => void): void;
  /** The piece, its bytes checked again: `PieceRotten` when they changed on the disk; it is then no longer held. */
  read(piece: number, done: (payload: Result<Payload, StoreError>) => void): void;
  /** Bytes given to `write` whose `done` is still to come. */
  readonly pendingBytes: number;
  /** Finishes what was begun; `done` when everything acknowledged is on the disk. */
  close(done: () => void): void;
}

export type StoreError =
  /** No room; nothing was lost; writing again later may succeed. */
  | { readonly type: 'StoreFull' }
  | { readonly type: 'StoreReadOnly' }
  | { readonly type: 'PieceMissing'; readonly piece: number }
  | { readonly type: 'PieceRotten'; readonly piece: number }
  | { readonly type: 'StoreFailure'; readonly detail: string };

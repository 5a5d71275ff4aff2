/**
 * Bytes of a file of a share in order, as a reader takes them: what is not here yet is asked for in time, a little ahead of
 * the reader and no further, at the pace at which it reads.
 */
import { type Result } from '@peersume/base';
import { openPrivate, readBytes, type StoreError } from '@peersume/swarm';
import { type ByteRange } from '../daemon.ts';
import { type DaemonError } from '../daemon-error.ts';
import { sha256 } from '../store/hashing.ts';
import { platformCrypto } from '../store/private-origin.ts';
import { type KeptFile } from './kept-file.ts';

/** Pieces asked for before the reader needs them: 4 MiB of usual ones, a second of video. */
const ahead = 16;
/** What a reader is believed to want before it has shown its pace, in pieces a second. */
const firstPace = 16;

/** Thrown where reading cannot go on; streams know no other way. */
export class ReadFailure extends Error {
  readonly failure: DaemonError;

  constructor(failure: DaemonError) {
    super(failure.type);
    this.failure = failure;
  }
}

export async function* readFile(
  file: KeptFile,
  path: string,
  range: ByteRange,
  now: () => number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const known = await file.known(signal);
  if (!known.ok) throw new ReadFailure(known.error);
  const { manifest, record } = file;
  const number = known.value.files.findIndex((listed) => listed.path === path || (path === '' && !record.isFolder));
  const listed = known.value.files[number];
  if (manifest === undefined || listed === undefined) throw new ReadFailure({ type: 'FileUnknown', root: record.root });
  const { start, end = listed.byteLength } = range;
  let readPieces = 0;
  const startedAt = now();
  /** In order; the reader stands at the first. */
  const pending = new Set<number>();
  const readPiece = async (piece: number): Promise<Result<Uint8Array, StoreError>> => {
    pending.add(piece);
    const isHere = file.held?.has(piece) === true;
    const asked = file.piece(piece, signal);
    if (!isHere) {
      const seconds = (now() - startedAt) / 1000;
      const [position = piece] = pending;
      file.handle?.stream(position, seconds > 1 ? Math.max(1, readPieces / seconds) : firstPace);
    }
    try {
      return await asked;
    } finally {
      pending.delete(piece);
      readPieces++;
    }
  };
  const options = { manifest, readPiece, sha256, signal, ahead };
  const stop = Math.max(start, Math.min(end, listed.byteLength));
  if (record.key === undefined) {
    const at = manifest.files[number];
    if (at === undefined) throw new ReadFailure({ type: 'FileUnknown', root: record.root });
    yield* unwrapped(readBytes({ ...options, file: at, start: Math.min(start, stop), end: stop }));
    return;
  }
  const share = await openPrivate({ ...options, key: Buffer.from(record.key, 'hex'), crypto: platformCrypto });
  if (!share.ok)
    throw new ReadFailure({ type: 'StoreTrouble', cause: { type: 'StoreFailure', detail: share.error.type } });
  const at = share.value.index.files[number];
  if (at !== undefined) yield* unwrapped(share.value.read(at, Math.min(start, stop), stop));
}

async function* unwrapped<E extends { readonly type: string }>(
  parts: AsyncIterable<Result<Uint8Array, E>>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of parts) {
    if (!part.ok)
      throw new ReadFailure({ type: 'StoreTrouble', cause: { type: 'StoreFailure', detail: part.error.type } });
    yield part.value;
  }
}

/**
 * Reads bytes of a file from its pieces, in order, each piece checked against its hash before a byte of it is given out.
 * For streaming: the next pieces are asked for while one is being used.
 */
import { assert, err, ok, type Result } from '@peersume/base';
import { sameDigest } from './digest.ts';
import { type Sha256 } from './hash-pieces.ts';
import { type Manifest, type ManifestFile } from './manifest.ts';
import { pieceRangeOfBytes, type PieceRange } from './piece-range.ts';

export interface ReadBytesOptions<E> {
  readonly manifest: Manifest;
  readonly file: ManifestFile;
  /** The first byte; 0 when absent. */
  readonly start?: number;
  /** Behind the last byte; the end of the file when absent or beyond it. */
  readonly end?: number;
  /** May wait for the piece to arrive. A rejection ends the reading as a rejection. */
  readonly readPiece: (piece: number, signal: AbortSignal | undefined) => Promise<Result<Uint8Array, E>>;
  readonly sha256: Sha256;
  readonly signal?: AbortSignal | undefined;
  /** Pieces asked for at the same time. */
  readonly ahead?: number;
}

export type PieceWrong = { readonly type: 'PieceWrong'; readonly piece: number };

/** After an error nothing more comes. A raised signal rejects with its reason. */
export async function* readBytes<E>(
  options: ReadBytesOptions<E>,
): AsyncGenerator<Result<Uint8Array, E | PieceWrong>, void, undefined> {
  const { manifest, file, start = 0, end = file.byteLength, signal, ahead = 2 } = options;
  assert(ahead >= 1, 'at least one piece is asked for');
  const range = pieceRangeOfBytes(manifest, file, start, Math.max(start, end));
  const asked: Promise<Result<Uint8Array, E | PieceWrong>>[] = [];
  let next = range.firstPiece;
  for (let piece = range.firstPiece; piece < range.endPiece; piece++) {
    signal?.throwIfAborted();
    for (; next < Math.min(piece + ahead, range.endPiece); next++) {
      const read = readVerified(options, next);
      // Whoever stops reading leaves some unanswered; that is no reason to end the program.
      read.catch(() => {});
      asked.push(read);
    }
    const bytes = await (asked.shift() ?? assertAsked());
    signal?.throwIfAborted();
    if (!bytes.ok) return void (yield bytes);
    yield ok(cut(manifest, range, piece, bytes.value));
  }
}

async function readVerified<E>(
  { manifest, readPiece, sha256, signal }: ReadBytesOptions<E>,
  piece: number,
): Promise<Result<Uint8Array, E | PieceWrong>> {
  const read = await readPiece(piece, signal);
  if (!read.ok) return read;
  const right = read.value.byteLength === manifest.pieceLength(piece);
  if (!right || !sameDigest(await sha256(read.value), manifest.pieceDigest(piece)))
    return err({ type: 'PieceWrong', piece });
  return read;
}

/** The part of the piece that lies in the range. */
function cut(manifest: Manifest, range: PieceRange, piece: number, bytes: Uint8Array): Uint8Array {
  const start = piece === range.firstPiece ? range.skip : 0;
  const endOfRange = manifest.pieceOffset(range.firstPiece) + range.skip + range.byteLength;
  return bytes.subarray(start, Math.min(bytes.byteLength, endOfRange - manifest.pieceOffset(piece)));
}

const assertAsked = (): never => assert(false, 'the piece was asked for') as never;

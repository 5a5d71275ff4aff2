/**
 * Cuts a stream of bytes into pieces of one length. What comes in whole is passed on without a copy; what comes in bits is
 * gathered in buffers that are used again once `release` gives them back, so that a long stream takes little memory.
 */

/** Arrays that were given away must not be changed until the import is done with them. */
export type ByteSource = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface CutPiece {
  readonly bytes: Uint8Array;
  /** The bytes are not looked at any more. */
  readonly release: () => void;
}

/** Buffers of one piece each, used again and again. */
export class PieceBuffers {
  readonly pieceBytes: number;
  readonly #free: Uint8Array[] = [];

  constructor(pieceBytes: number) {
    this.pieceBytes = pieceBytes;
  }

  take(): Uint8Array {
    return this.#free.pop() ?? new Uint8Array(this.pieceBytes);
  }

  give(buffer: Uint8Array): void {
    this.#free.push(buffer);
  }
}

/** At least one piece: an empty stream is one empty piece. */
export async function* cutPieces(source: ByteSource, buffers: PieceBuffers): AsyncGenerator<CutPiece, void, undefined> {
  const { pieceBytes } = buffers;
  /** What is left of the arrays that came in and makes no whole piece yet. */
  let buffer: Uint8Array | undefined;
  let length = 0;
  let empty = true;
  for await (const bytes of source) {
    let offset = 0;
    while (offset < bytes.byteLength) {
      empty = false;
      if (length === 0 && bytes.byteLength - offset >= pieceBytes) {
        yield { bytes: bytes.subarray(offset, (offset += pieceBytes)), release: nothing };
        continue;
      }
      const taken = bytes.subarray(offset, offset + pieceBytes - length);
      buffer ??= buffers.take();
      buffer.set(taken, length);
      offset += taken.byteLength;
      length += taken.byteLength;
      if (length === pieceBytes) yield giveAway(buffer);
    }
  }
  if (buffer !== undefined) yield giveAway(buffer);
  else if (empty) yield { bytes: new Uint8Array(0), release: nothing };

  function giveAway(full: Uint8Array): CutPiece {
    const piece = { bytes: full.subarray(0, length), release: () => buffers.give(full) };
    buffer = undefined;
    length = 0;
    return piece;
  }
}

const nothing = (): void => {};

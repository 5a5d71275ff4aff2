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

/** At least one piece: an empty stream is one empty piece. */
export async function* cutPieces(source: ByteSource, pieceBytes: number): AsyncGenerator<CutPiece, void, undefined> {
  const free: Uint8Array[] = [];
  let gathered = free.pop() ?? new Uint8Array(pieceBytes);
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
      gathered.set(taken, length);
      offset += taken.byteLength;
      length += taken.byteLength;
      if (length === pieceBytes) yield giveAway();
    }
  }
  if (length > 0 || empty) yield giveAway();

  function giveAway(): CutPiece {
    const buffer = gathered;
    const piece = { bytes: buffer.subarray(0, length), release: () => void free.push(buffer) };
    gathered = free.pop() ?? new Uint8Array(pieceBytes);
    length = 0;
    return piece;
  }
}

const nothing = (): void => {};

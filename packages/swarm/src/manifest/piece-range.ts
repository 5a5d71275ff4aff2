/** Which pieces hold which bytes: of a file, of a part of it, of everything. */
import { assert } from '@peersume/base';
import { type Manifest, type ManifestFile } from './manifest.ts';

export interface PieceRange {
  readonly firstPiece: number;
  /** Behind the last piece; equal to `firstPiece` where there are no bytes. */
  readonly endPiece: number;
  /** Bytes of the first piece that lie before the range. */
  readonly skip: number;
  readonly byteLength: number;
}

/** The pieces of the bytes `start` to `end` (exclusive) of the file, cut to the file's length. */
export function pieceRangeOfBytes(manifest: Manifest, file: ManifestFile, start: number, end: number): PieceRange {
  assert(start >= 0 && start <= end, `bytes ${start} to ${end}`);
  const last = Math.min(end, file.byteLength);
  const first = Math.min(start, last);
  const endOfFile = file.firstPiece + file.pieceCount;
  if (first === last) return { firstPiece: endOfFile, endPiece: endOfFile, skip: 0, byteLength: 0 };
  const fileOffset = manifest.pieceOffset(file.firstPiece);
  const firstPiece = pieceAt(manifest, fileOffset + first, file.firstPiece, endOfFile);
  const endPiece = pieceAt(manifest, fileOffset + last - 1, firstPiece, endOfFile) + 1;
  const skip = fileOffset + first - manifest.pieceOffset(firstPiece);
  return { firstPiece, endPiece, skip, byteLength: last - first };
}

/** The file that the piece is a part of. */
export function fileOfPiece(manifest: Manifest, piece: number): ManifestFile {
  const { files } = manifest;
  let low = 0;
  let high = files.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((files[middle]?.firstPiece ?? 0) <= piece) low = middle;
    else high = middle - 1;
  }
  // The last file that begins at or before the piece; empty files, which begin there too, come before it or are behind.
  const file = files[low];
  assert(file !== undefined && piece >= file.firstPiece, `piece ${piece}`);
  assert(piece < file.firstPiece + file.pieceCount, `piece ${piece} belongs to a file`);
  return file;
}

/** The piece from `first` to `end` (exclusive) that holds the byte at `offset` of the concatenation of all files. */
function pieceAt(manifest: Manifest, offset: number, first: number, end: number): number {
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (manifest.pieceOffset(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

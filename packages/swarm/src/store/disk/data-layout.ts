/**
 * Which disk file holds which piece, and where in it.
 *
 * Each file of the manifest has a disk file of its own, with the very bytes of the finished file: to hand it out is to
 * rename it. A folder of very many files is the exception: it lies in one disk file, because its small files would cost
 * an open handle and a sync each. The record says which way was taken, so that the rule may change.
 */
import { assert } from '@peersume/base';
import { type Manifest } from '../../manifest/manifest.ts';

export interface DataLayout {
  readonly kind: LayoutKind;
  /** Names on the disk; a piece's `file` is an index of them. */
  readonly diskFiles: readonly string[];
  place(piece: number): Place;
  /** Where a file of the manifest begins; undefined where it has no bytes and so no disk file need hold it. */
  placeOfFile(manifestFile: number): Place | undefined;
}

export interface Place {
  /** Index of `diskFiles`. */
  readonly file: number;
  /** In bytes, within the disk file. */
  readonly offset: number;
}

export type LayoutKind = 'oneFile' | 'fileByFile';

/** Disk files of one store: their names are a list in memory, and opening one takes longer than writing a small file. */
export const maxDiskFiles = 1024;

export const usualLayout = ({ files }: Manifest): LayoutKind =>
  files.length <= maxDiskFiles ? 'fileByFile' : 'oneFile';

export function layOutData(manifest: Manifest, name: string, kind: LayoutKind): DataLayout {
  const parts = manifest.files
    .map(({ firstPiece, pieceCount }, manifestFile) => ({ firstPiece, pieceCount, manifestFile }))
    .filter(({ pieceCount }) => pieceCount > 0);
  if (kind === 'oneFile' || manifest.files.length <= 1 || parts.length === 0)
    return inOneFile(manifest, `${name}.data`, kind);
  const firstPieces = parts.map(({ firstPiece }) => firstPiece);
  assert(isAscending(firstPieces) && firstPieces[0] === 0, 'the files of a manifest follow each other');
  const beginnings = firstPieces.map((piece) => manifest.pieceOffset(piece));
  const diskFileOf = new Map(parts.map(({ manifestFile }, file) => [manifestFile, file]));
  return {
    kind,
    diskFiles: parts.map(({ manifestFile }) => `${name}.data-${manifestFile}`),
    place(piece) {
      const file = lastNotAbove(firstPieces, piece);
      return { file, offset: manifest.pieceOffset(piece) - (beginnings[file] ?? 0) };
    },
    placeOfFile(manifestFile) {
      const file = diskFileOf.get(manifestFile);
      return file === undefined ? undefined : { file, offset: 0 };
    },
  };
}

function inOneFile(manifest: Manifest, diskFile: string, kind: LayoutKind): DataLayout {
  return {
    kind,
    diskFiles: [diskFile],
    place: (piece) => ({ file: 0, offset: manifest.pieceOffset(piece) }),
    placeOfFile(manifestFile) {
      const found = manifest.files[manifestFile];
      return found === undefined || found.pieceCount === 0
        ? undefined
        : { file: 0, offset: manifest.pieceOffset(found.firstPiece) };
    },
  };
}

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

/** The index of the last number that is not above the limit; the first number is not. */
function lastNotAbove(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is in a share, as people see it: files with their paths and lengths, public or private alike. */
import { type Manifest, type PieceRange, pieceRangeOfBytes, PieceSet, type PrivateIndex } from '@peersume/swarm';
import { type ListedFile } from '../daemon.ts';

export interface Listing {
  readonly files: readonly ListedFile[];
  readonly byteLength: number;
  /** Pieces of the share that hold these bytes of the file of that number. */
  pieces(file: number, start: number, end: number): PieceRange;
  /** Pieces of everything chosen; of a private share also those of its index. */
  choose(paths: readonly string[] | undefined): PieceSet;
}

/** `name` stands for the only file of a share that is a file. */
export function listManifest(manifest: Manifest, name: string): Listing {
  const files = manifest.files.map(({ path, byteLength }) => ({ path: path === '' ? name : path, byteLength }));
  const pieces = (file: number, start: number, end: number): PieceRange => {
    const found = manifest.files[file];
    if (found === undefined) return nothing;
    return pieceRangeOfBytes(manifest, found, start, Math.max(start, end));
  };
  return { files, byteLength: manifest.byteLength, pieces, choose: chooser(manifest, files, pieces, 0) };
}

export function listPrivate(manifest: Manifest, { files: listed }: PrivateIndex): Listing {
  const whole = { path: '', byteLength: manifest.byteLength, firstPiece: 0, pieceCount: manifest.pieceCount };
  const files = listed.map(({ path, byteLength }) => ({ path, byteLength }));
  const byteLength = files.reduce((all, file) => all + file.byteLength, 0);
  const pieces = (file: number, start: number, end: number): PieceRange => {
    const found = listed[file];
    if (found === undefined) return nothing;
    const last = Math.min(Math.max(start, end), found.byteLength);
    return pieceRangeOfBytes(manifest, whole, found.offset + Math.min(start, last), found.offset + last);
  };
  const indexStart = manifest.byteLength - byteLength;
  return { files, byteLength, pieces, choose: chooser(manifest, files, pieces, indexStart) };
}

const nothing: PieceRange = { firstPiece: 0, endPiece: 0, skip: 0, byteLength: 0 };

/** `tailBytes`: what stands behind the files and is always wanted. */
function chooser(
  manifest: Manifest,
  files: readonly ListedFile[],
  pieces: Listing['pieces'],
  tailBytes: number,
): Listing['choose'] {
  return (paths) => {
    if (paths === undefined) return PieceSet.full(manifest.pieceCount);
    const chosen = new PieceSet(manifest.pieceCount);
    for (const [number, { path, byteLength }] of files.entries()) {
      if (!isChosen(path, paths)) continue;
      const { firstPiece, endPiece } = pieces(number, 0, byteLength);
      for (let piece = firstPiece; piece < endPiece; piece++) chosen.add(piece);
    }
    for (let piece = manifest.pieceCount - 1, tail = tailBytes; piece >= 0 && tail > 0; piece--) {
      chosen.add(piece);
      tail -= manifest.pieceLength(piece);
    }
    return chosen;
  };
}

/** A path chooses its file, or everything in its folder. */
export const isChosen = (path: string, paths: readonly string[] | undefined): boolean =>
  paths === undefined || paths.some((chosen) => path === chosen || path.startsWith(`${chosen.replace(/\/$/u, '')}/`));

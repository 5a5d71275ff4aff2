/** Looks for pieces on the disk by hashing what lies in their places: what the record cannot tell. */
import { type Manifest } from '../../manifest/manifest.ts';
import { type PieceSet } from '../../pieces/piece-set.ts';
import { type VerifyPayload } from '../verify-payload.ts';
import { type DataFiles } from './data-files.ts';
import { type DataLayout } from './data-layout.ts';

/** Pieces read at the same time: the disk reads one while another is hashed, and memory stays small. */
const maxReadsAtOnce = 4;

export interface PieceSearch {
  readonly manifest: Manifest;
  readonly layout: DataLayout;
  readonly files: DataFiles;
  readonly verify: VerifyPayload;
  /** All pieces, or these. */
  readonly among: 'all' | readonly number[];
  /** These need no search. */
  readonly held: PieceSet;
}

export interface SearchOutcome {
  readonly found: readonly number[];
  readonly hashedBytes: number;
}

/** A piece that the disk cannot read is not found. */
export function findPieces(search: PieceSearch, done: (outcome: SearchOutcome) => void): void {
  const { manifest, layout, files, verify, held } = search;
  const found: number[] = [];
  const sizes = new Map<number, number>();
  const candidates = candidatesOf(search);
  let hashedBytes = 0;
  let reading = 0;
  let isPumping = false;
  let isFinished = false;

  function pump(): void {
    if (isPumping) return;
    isPumping = true;
    while (reading < maxReadsAtOnce && !isFinished) {
      const next = candidates.next();
      if (next.done === true) isFinished = true;
      else look(next.value);
    }
    isPumping = false;
    if (isFinished && reading === 0) done({ found: found.sort((one, other) => one - other), hashedBytes });
  }

  function look(piece: number): void {
    if (held.has(piece)) return;
    const place = layout.place(piece);
    const size = sizes.get(place.file);
    const length = manifest.pieceLength(piece);
    if (size !== undefined && place.offset + length > size) return;
    reading++;
    const finish = (): void => {
      reading--;
      pump();
    };
    if (size === undefined) {
      return files.size(place.file, (measured) => {
        sizes.set(place.file, measured.ok ? measured.value : -1);
        look(piece);
        finish();
      });
    }
    files.read(place, length, (read) => {
      if (!read.ok || read.value.length !== length) return finish();
      hashedBytes += length;
      verify(read.value, manifest.pieceDigest(piece), (holds) => {
        if (holds) found.push(piece);
        finish();
      });
    });
  }

  pump();
}

function* candidatesOf({ among, manifest }: PieceSearch): Generator<number> {
  if (among !== 'all') yield* among;
  else for (let piece = 0; piece < manifest.pieceCount; piece++) yield piece;
}

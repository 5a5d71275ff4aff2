/** Which pieces of a file are asked for, by whomever: a person's choice, and readers on their way. */
import { type Manifest, PieceSet } from '@peersume/swarm';

export interface WantedPieces {
  readonly set: PieceSet;
  /** Wanted and not held. */
  readonly missing: number;
  readonly missingBytes: number;
  readonly wantedBytes: number;
  /** Replaces what was chosen; what readers asked for stays. */
  choose(pieces: PieceSet | undefined): void;
  /** True where it was not wanted before. */
  demand(piece: number): boolean;
  came(piece: number): void;
  lost(piece: number): void;
}

export function createWantedPieces(manifest: Manifest, held: PieceSet): WantedPieces {
  let set = new PieceSet(manifest.pieceCount);
  const demanded = new PieceSet(manifest.pieceCount);
  let missing = 0;
  let missingBytes = 0;
  let wantedBytes = 0;

  function add(piece: number): boolean {
    if (!set.add(piece)) return false;
    const length = manifest.pieceLength(piece);
    wantedBytes += length;
    if (held.has(piece)) return true;
    missing++;
    missingBytes += length;
    return true;
  }

  return {
    get set() {
      return set;
    },
    get missing() {
      return missing;
    },
    get missingBytes() {
      return missingBytes;
    },
    get wantedBytes() {
      return wantedBytes;
    },
    choose(pieces) {
      set = new PieceSet(manifest.pieceCount);
      missing = 0;
      missingBytes = 0;
      wantedBytes = 0;
      for (const piece of pieces ?? []) add(piece);
      for (const piece of demanded) add(piece);
    },
    demand(piece) {
      demanded.add(piece);
      return add(piece);
    },
    came(piece) {
      if (!set.has(piece)) return;
      missing--;
      missingBytes -= manifest.pieceLength(piece);
    },
    lost(piece) {
      if (!set.has(piece)) return;
      missing++;
      missingBytes += manifest.pieceLength(piece);
    },
  };
}

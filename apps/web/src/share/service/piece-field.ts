/** Enough to draw a field of pieces of any file: how much of each stretch is here, and who sent most of it. */
import type { Manifest, PieceSet } from '@peersume/swarm';

export interface PieceField {
  readonly count: number;
  readonly held: number;
  /** 0 nothing, 255 all of the stretch. */
  readonly stretches: Uint8Array;
  /** Who sent the newest piece of it: a peer's number, 0 where it was here already. */
  readonly senders: Uint8Array;
}

export const maxStretches = 1024;

export const emptyField: PieceField = {
  count: 0,
  held: 0,
  stretches: new Uint8Array(0),
  senders: new Uint8Array(0),
};

/** A number's place in the field. */
export const stretchOf = (piece: number, count: number): number =>
  Math.floor((piece * Math.min(count, maxStretches)) / Math.max(1, count));

/** Walks all pieces: asked a few times a second at the most. */
export function fieldOf(
  manifest: Manifest | undefined,
  held: PieceSet | undefined,
  senders: ReadonlyMap<number, number>,
): PieceField {
  if (manifest === undefined) return emptyField;
  const count = manifest.pieceCount;
  const length = Math.min(count, maxStretches);
  const here = new Uint32Array(length);
  const all = new Uint32Array(length);
  for (let piece = 0; piece < count; piece++) {
    const at = stretchOf(piece, count);
    all[at] = (all[at] ?? 0) + 1;
    if (held?.has(piece) === true) here[at] = (here[at] ?? 0) + 1;
  }
  return {
    count,
    held: held?.size ?? 0,
    stretches: Uint8Array.from(here, (some, at) => shareOf(some, all[at] ?? 0)),
    senders: Uint8Array.from({ length }, (_, at) => senders.get(at) ?? 0),
  };
}

/** 255 and 0 only where all and nothing is here. */
function shareOf(here: number, all: number): number {
  if (here === 0) return 0;
  return here === all ? 255 : Math.min(254, Math.max(1, Math.round((255 * here) / all)));
}

/** Enough to draw a field of pieces of any file: how much of each stretch is here. */
import { type Manifest, type PieceSet } from '@peersume/swarm';
import { type PieceOverview } from '../daemon.ts';

export const maxStretches = 1024;

/** Walks all pieces: whoever shows it asks a few times a second at the most. */
export function overviewOf(manifest: Manifest | undefined, held: PieceSet | undefined): PieceOverview {
  const count = manifest?.pieceCount ?? 0;
  const stretches = new Uint8Array(Math.min(count, maxStretches));
  const full = held?.isFull === true;
  for (let stretch = 0; stretch < stretches.length; stretch++) {
    const first = Math.floor((stretch * count) / stretches.length);
    const end = Math.floor(((stretch + 1) * count) / stretches.length);
    stretches[stretch] = full ? 255 : shareOf(held, first, end);
  }
  return { count, pieceLength: longestPiece(manifest), held: held?.size ?? 0, stretches };
}

/** 255 and 0 only where all and nothing is here. */
function shareOf(held: PieceSet | undefined, first: number, end: number): number {
  let here = 0;
  for (let piece = first; piece < end; piece++) if (held?.has(piece) === true) here++;
  if (here === 0) return 0;
  return here === end - first ? 255 : Math.min(254, Math.max(1, Math.round((255 * here) / (end - first))));
}

function longestPiece(manifest: Manifest | undefined): number {
  let longest = 0;
  for (const { firstPiece, pieceCount } of manifest?.files ?? [])
    if (pieceCount > 0) longest = Math.max(longest, manifest?.pieceLength(firstPiece) ?? 0);
  return longest;
}

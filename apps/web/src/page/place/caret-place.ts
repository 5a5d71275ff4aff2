/**
 * Places on the page ↔ offsets in the printed words of a field. Bidirectional: each stretch of print knows its own
 * direction, and an offset between two stretches has two places, told apart by its side.
 */
import { noStop } from '@peersume/typeset/preview';
import type { Side } from './align-text.ts';
import { xAt, type Piece, type PrintedField } from './printed-field.ts';

export interface CaretPlace {
  readonly page: number;
  readonly line: number;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly direction: 'ltr' | 'rtl';
}

export function placeOf({ pieces }: PrintedField, offset: number, side: Side): CaretPlace | null {
  const piece = pieceAt(pieces, offset, side);
  if (piece === undefined) return null;
  const { page, line, baseline, size, direction } = piece;
  return { page, line, baseline, size, direction, x: xAt(piece, offset - piece.start) };
}

function pieceAt(pieces: readonly Piece[], offset: number, side: Side): Piece | undefined {
  const before = pieces.findLast((piece) => piece.start < offset && offset <= endOf(piece));
  const after = pieces.find((piece) => piece.start <= offset && offset < endOf(piece));
  return side === 'before' ? (before ?? after ?? pieces[0]) : (after ?? before ?? pieces.at(-1));
}

export interface OffsetHit {
  readonly offset: number;
  readonly side: Side;
}

/** The place for a caret nearest to a point of a page; null where the field does not stand on that page. */
export function offsetNear(printed: PrintedField, page: number, x: number, y: number): OffsetHit | null {
  const here = printed.pieces.filter((piece) => piece.page === page);
  const piece = nearestOf(here, (one) => distanceTo(one, x, y));
  return piece === undefined ? null : offsetInPiece(printed, piece, x);
}

/** The beginning or end of a printed line in reading order; a space that hangs over the end of a line is behind the end. */
export function edgeOfLine(printed: PrintedField, line: number, edge: 'start' | 'end'): OffsetHit | null {
  const pieces = printed.pieces.filter((piece) => piece.line === line);
  const piece = edge === 'start' ? pieces[0] : pieces.at(-1);
  if (piece === undefined) return null;
  return edge === 'start'
    ? { offset: piece.start, side: 'after' }
    : { offset: piece.start + lastOffset(printed, piece), side: 'before' };
}

function offsetInPiece(printed: PrintedField, piece: Piece, x: number): OffsetHit {
  const last = lastOffset(printed, piece);
  let best = 0;
  for (let at = 0; at <= last; at += 1) {
    if (piece.stops[at] !== noStop && Math.abs(xAt(piece, at) - x) < Math.abs(xAt(piece, best) - x)) best = at;
  }
  return { offset: piece.start + best, side: best === 0 ? 'after' : 'before' };
}

/** Where a line was broken at a space, nobody means the place behind that space. */
function lastOffset({ pieces }: PrintedField, piece: Piece): number {
  const next = pieces[pieces.indexOf(piece) + 1];
  const isBroken = next !== undefined && next.line !== piece.line;
  return isBroken ? Math.max(piece.text.trimEnd().length, 0) : piece.text.length;
}

/** Ascent and height of a line, in em: what looks right around text of any bundled family. */
export const ascentEm = 0.95;
export const heightEm = 1.25;

export interface Stretch {
  readonly page: number;
  readonly line: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** What is selected, as rectangles; neighbours on a line are one. */
export function stretchesOf({ pieces }: PrintedField, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const piece of pieces) {
    const start = Math.max(from, piece.start) - piece.start;
    const end = Math.min(to, endOf(piece)) - piece.start;
    if (start >= end) continue;
    const [one, two] = [xAt(piece, start), xAt(piece, end)];
    const height = heightEm * piece.size;
    const made = {
      page: piece.page,
      line: piece.line,
      x: Math.min(one, two),
      width: Math.abs(two - one),
      y: piece.baseline - ascentEm * piece.size,
      height,
    };
    const last = stretches.at(-1);
    if (last !== undefined && last.line === made.line && last.page === made.page && touch(last, made)) {
      const x = Math.min(last.x, made.x);
      const y = Math.min(last.y, made.y);
      const right = Math.max(last.x + last.width, made.x + made.width);
      const bottom = Math.max(last.y + last.height, made.y + made.height);
      stretches[stretches.length - 1] = { ...made, x, width: right - x, y, height: bottom - y };
    } else stretches.push(made);
  }
  return stretches;
}

/** Points; less than any space. */
const touching = 0.6;

const touch = (one: Stretch, two: Stretch): boolean =>
  one.x <= two.x + two.width + touching && two.x <= one.x + one.width + touching;

const endOf = (piece: Piece): number => piece.start + piece.text.length;

function distanceTo(piece: Piece, x: number, y: number): number {
  const top = piece.baseline - ascentEm * piece.size;
  const dy = Math.max(top - y, y - top - heightEm * piece.size, 0);
  // The line counts before the word: a click beside a line means that line.
  return dy * 1000 + sidewaysTo(piece, x);
}

function sidewaysTo(piece: Piece, x: number): number {
  const [one, two] = [xAt(piece, 0), xAt(piece, piece.text.length)];
  return Math.max(Math.min(one, two) - x, x - Math.max(one, two), 0);
}

function nearestOf<T>(items: readonly T[], distance: (item: T) => number): T | undefined {
  let best: T | undefined;
  let least = Infinity;
  for (const item of items) {
    const far = distance(item);
    if (far < least) [best, least] = [item, far];
  }
  return best;
}

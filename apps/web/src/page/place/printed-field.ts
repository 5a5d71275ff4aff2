/** The words that the drawn pages show of one field, in reading order, each stretch with where its letters stand. */
import type { FieldRef } from '@peersume/resume';
import { noStop, type CaretStops, type DrawnPreview } from '@peersume/typeset/preview';

export interface PrintedField {
  readonly field: FieldRef;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A word, mostly. Lengths are points on its page. */
export interface Piece {
  readonly page: number;
  /** Counts lines over all pages. */
  readonly line: number;
  /** Where its text begins in the text of the field. */
  readonly start: number;
  readonly text: string;
  readonly stops: CaretStops;
  /** Where its first letter begins: the right edge of right-to-left text. */
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly direction: 'ltr' | 'rtl';
}

/** Null where the page shows nothing of it. */
export function printedField(drawn: DrawnPreview, field: FieldRef): PrintedField | null {
  const pieces: Piece[] = [];
  let text = '';
  let line = 0;
  drawn.pages.forEach(({ lines }, page) => {
    for (const { id, y } of lines) {
      line += 1;
      const added = drawn.lines.get(id);
      if (added === undefined) continue;
      for (let index = 0; index < added.segments.length; index += 1) {
        const segment = added.segments[index];
        if (segment === undefined || segment.field !== field) continue;
        const carets = added.carets?.[index];
        const words = carets?.text ?? segment.text;
        pieces.push({
          page,
          line,
          start: text.length,
          text: words,
          stops: carets?.stops ?? evenStops(words, segment.width),
          x: segment.x,
          baseline: y + (segment.dy ?? 0),
          size: segment.size,
          direction: segment.direction,
        });
        text += words;
      }
    }
  });
  return pieces.length === 0 ? null : { field, text, pieces };
}

function evenStops(text: string, width: number): number[] {
  const letters = Math.max(1, text.trimEnd().length);
  return Array.from({ length: text.length + 1 }, (_, at) => (width * Math.min(at, letters)) / letters);
}

/** How far along its piece the caret before a unit stands; inside a cluster, before the cluster. */
export function stopBefore({ stops }: Piece, at: number): number {
  let place = Math.min(at, stops.length - 1);
  while (place > 0 && stops[place] === noStop) place -= 1;
  return stops[place] ?? 0;
}

export const xAt = (piece: Piece, at: number): number =>
  piece.direction === 'rtl' ? piece.x - stopBefore(piece, at) : piece.x + stopBefore(piece, at);

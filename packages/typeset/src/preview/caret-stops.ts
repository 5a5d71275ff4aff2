/**
 * Where a caret can stand in a run: at every boundary of extended grapheme clusters (UAX #29), measured along the
 * direction of the text. A ligature of several clusters is parted evenly, as readers see it.
 */
import { graphemeStarts } from '../text/graphemes.ts';
import type { ShapedRun } from '../text/shaped.ts';

/**
 * For each UTF-16 unit of a text, and for its end: points from where its first character stands, to the right in
 * left-to-right text and to the left in right-to-left text; `noStop` inside a cluster.
 */
export type CaretStops = readonly number[];

export const noStop = -1;

/** `width` is the run's width on the line, with tracking and justification; `size` and `tracking` are points. */
export function caretStops(run: ShapedRun, size: number, tracking: number, width: number): number[] {
  const { text } = run;
  const starts = graphemeStarts(text);
  const stops = Array.from<number>({ length: text.length + 1 }).fill(noStop);
  if (run.isSpace) {
    for (const start of starts) stops[start] = rounded((width * start) / text.length);
  } else {
    const scale = size / run.face.unitsPerEm;
    for (const { from, to, start, end } of clustersOf(run, scale, tracking)) {
      const inside = starts.filter((at) => at >= from && at < to);
      inside.forEach((at, index) => (stops[at] = rounded(start + ((end - start) * index) / inside.length)));
    }
  }
  stops[text.length] = rounded(width);
  return stops;
}

interface Cluster {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** A glyph with text, and the glyphs after it that have none, in the order of the text. */
function clustersOf({ glyphs, direction }: ShapedRun, scale: number, tracking: number): Cluster[] {
  const clusters: Cluster[] = [];
  let at = 0;
  let along = 0;
  for (let index = 0; index < glyphs.length; index += 1) {
    const glyph = glyphs[direction === 'rtl' ? glyphs.length - 1 - index : index];
    if (glyph === undefined) continue;
    const end = along + glyph.advance * scale + (glyph.joined === true ? 0 : tracking);
    const last = clusters.at(-1);
    if (glyph.text === '' && last !== undefined) clusters[clusters.length - 1] = { ...last, end };
    else clusters.push({ from: at, to: at + glyph.text.length, start: along, end });
    at += glyph.text.length;
    along = end;
  }
  return clusters;
}

/** A hundredth of a point is far below what a screen shows. */
const rounded = (length: number): number => Math.round(length * 100) / 100;

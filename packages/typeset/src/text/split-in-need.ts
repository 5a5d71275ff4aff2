/**
 * Divides what is wider than a whole line: addresses and paths after their marks, or before a hyphen (never after one:
 * extraction would lose it); what is still too wide, between grapheme clusters.
 *
 * Invariant: the parts, in order, are the text of the segment; only a single cluster (or a hyphen with the one after
 * it) can still be too wide.
 */
import type { AnalysedParagraph, Segment } from './analyse-paragraph.ts';
import { graphemesOf } from './graphemes.ts';

export interface SplitSegment extends Segment {
  /** What ending a line after it costs. */
  readonly penalty: number;
}

/** Small beside a line, but more than most gaps: a mark is preferred to the middle of a word. */
const afterMarkPenalty = 0.05;
const insideWordPenalty = 1;

export function splitInNeed(
  paragraph: AnalysedParagraph,
  width: number,
  widthOf: (segment: Pick<Segment, 'runs'>) => number,
): readonly SplitSegment[] {
  return paragraph.segments.flatMap((segment) =>
    widthOf(segment) <= width ? [{ ...segment, penalty: 0 }] : splitSegment(paragraph, segment, width, widthOf),
  );
}

function splitSegment(
  paragraph: AnalysedParagraph,
  segment: Segment,
  width: number,
  widthOf: (segment: Pick<Segment, 'runs'>) => number,
): readonly SplitSegment[] {
  const parts: { start: number; end: number; penalty: number }[] = [];
  for (const [start, end] of rangesBetween(segment, marksIn(paragraph.text.slice(segment.start, segment.end)))) {
    if (widthOf({ runs: paragraph.runsOf(start, end) }) <= width) parts.push({ start, end, penalty: afterMarkPenalty });
    else {
      const inside = { start, end };
      for (const [from, to] of rangesBetween(inside, clustersIn(paragraph.text.slice(start, end)))) {
        parts.push({ start: from, end: to, penalty: insideWordPenalty });
      }
    }
  }
  return parts.map(({ start, end, penalty }, index): SplitSegment => {
    const isLast = index === parts.length - 1;
    return {
      start,
      end,
      runs: paragraph.runsOf(start, end),
      spaces: isLast ? segment.spaces : [],
      isForced: isLast && segment.isForced,
      penalty: isLast ? 0 : penalty,
    };
  });
}

function rangesBetween(
  { start, end }: { readonly start: number; readonly end: number },
  inner: readonly number[],
): readonly (readonly [start: number, end: number])[] {
  const edges = [start, ...inner.map((at) => start + at), end];
  return edges.slice(1).map((to, index) => [edges[index] ?? start, to]);
}

/** After a mark that parts an address, or before a hyphen. */
function marksIn(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const before = text[at - 1] ?? '';
    const after = text[at] ?? '';
    const isAfterMark = marks.has(before) && !marks.has(after) && !hyphens.has(after);
    const isBeforeHyphen = hyphens.has(after) && !hyphens.has(before);
    if (isAfterMark || isBeforeHyphen) found.push(at);
  }
  return found;
}

const marks: ReadonlySet<string> = new Set('/.@?&=_:;,|\\');
const hyphens: ReadonlySet<string> = new Set('-\u2010\u2011');

function clustersIn(text: string): readonly number[] {
  const found: number[] = [];
  let at = 0;
  let isAfterHyphen = false;
  for (const grapheme of graphemesOf(text)) {
    if (at > 0 && !isAfterHyphen) found.push(at);
    at += grapheme.length;
    // A space after a hyphen would only hide that the line ends in it.
    isAfterHyphen = hyphens.has(grapheme) || (grapheme === ' ' && isAfterHyphen);
  }
  return found;
}

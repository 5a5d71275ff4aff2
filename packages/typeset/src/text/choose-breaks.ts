/**
 * Where lines end: the best of all ways to divide a paragraph (Knuth and Plass, "Breaking Paragraphs into Lines",
 * 1981), by dynamic programming over the places where a line may end.
 *
 * Ragged text: as few lines as possible; among those the least sum of squared gaps at the line ends, and no last line
 * of one short word. Spaces are never stretched. Balanced text (centred headings): the last line counts too. Justified
 * text: the least sum of cubed stretch ratios.
 *
 * Invariants: no line is wider than `width`, except one made of a single segment; forced breaks are kept.
 */
export interface BreakSegment {
  /** Points, without the spaces that follow. */
  readonly width: number;
  readonly spaceWidth: number;
  /** Spaces inside and after, which justification can stretch. Points. */
  readonly innerSpaceWidth: number;
  readonly isForced: boolean;
  /** What ending a line here costs: nothing, or more where a word is divided in need. */
  readonly penalty: number;
}

export interface LineRange {
  /** Index of the first segment and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

export type BreakMode = 'ragged' | 'balanced' | 'justify';

export function chooseBreaks(segments: readonly BreakSegment[], width: number, mode: BreakMode): readonly LineRange[] {
  const lines: LineRange[] = [];
  for (let from = 0; from < segments.length;) {
    let to = from;
    while (to < segments.length && segments[to]?.isForced !== true) to += 1;
    to = Math.min(to + 1, segments.length);
    if (!Number.isFinite(width)) lines.push({ from, to });
    else for (const line of chooseWithin(segments, from, to, width, mode)) lines.push(line);
    from = to;
  }
  return lines;
}

/** Lengths come from sums of rounded font units; a hundredth of a point is nothing on paper. */
export const widthTolerance = 0.01;

/** A line of single ideographs holds about 150; the limit keeps hostile text without width from taking quadratic time. */
const maxSegmentsPerLine = 2048;

/** One more line costs more than any gap can: paper is dear in a résumé. */
const lineCost = 100;
/** A last line of one word shorter than this part of the width is worth a gap of a fifth of the width elsewhere. */
const shortLastLine = 0.12;
const shortLastLineCost = 0.04;
/** How much wider or narrower a space may become, in its own width. Wider gaps make rivers; such lines stay short. */
export const maxSpaceStretch = 2;
export const maxSpaceShrink = 0.2;
/** A stretch that nobody notices. */
const easySpaceStretch = 0.5;
/** More than any line that can be filled, less than one more line. */
const unfilledLineCost = 1;

function chooseWithin(
  segments: readonly BreakSegment[],
  from: number,
  to: number,
  width: number,
  mode: BreakMode,
): readonly LineRange[] {
  const count = to - from;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(count + 1);
  best[0] = 0;
  for (let start = 0; start < count; start += 1) {
    const before = best[start] ?? 0;
    if (before === Number.POSITIVE_INFINITY) continue;
    let natural = 0;
    let spaces = 0;
    for (let end = start; end < Math.min(count, start + maxSegmentsPerLine); end += 1) {
      const segment = segments[from + end];
      if (!segment) break;
      const visible = natural + segment.width;
      const visibleSpaces = spaces + segment.innerSpaceWidth;
      const shrink = mode === 'justify' ? visibleSpaces * maxSpaceShrink : 0;
      const isOnly = end === start;
      if (!isOnly && visible - shrink > width + widthTolerance) break;
      const isLast = end === count - 1;
      const cost = before + lineCost + segment.penalty + costOf(visible, visibleSpaces, width, mode, isLast, isOnly);
      if (cost < (best[end + 1] ?? 0)) {
        best[end + 1] = cost;
        previous[end + 1] = start;
      }
      natural = visible + segment.spaceWidth;
      spaces = visibleSpaces + segment.spaceWidth;
    }
  }
  const lines: LineRange[] = [];
  for (let end = count; end > 0; end = previous[end] ?? 0) {
    lines.push({ from: from + (previous[end] ?? 0), to: from + end });
  }
  return lines.toReversed();
}

function costOf(
  visible: number,
  spaces: number,
  width: number,
  mode: BreakMode,
  isLast: boolean,
  isOnly: boolean,
): number {
  const slack = width - visible;
  const gap = slack > 0 ? slack / width : 0;
  if (isLast && mode !== 'balanced') return isOnly && gap > 1 - shortLastLine ? shortLastLineCost : 0;
  if (mode !== 'justify') return gap * gap;
  if (slack < 0) return costOfStretch(-slack / (spaces * maxSpaceShrink));
  if (slack > spaces * maxSpaceStretch) return unfilledLineCost + gap * gap;
  return slack === 0 ? 0 : costOfStretch(slack / (spaces * easySpaceStretch));
}

/** Grows with the cube; at the widest allowed still below the cost of an unfilled line. */
const costOfStretch = (ratio: number): number =>
  (ratio ** 3 / (maxSpaceStretch / easySpaceStretch) ** 3) * 0.9 * unfilledLineCost;

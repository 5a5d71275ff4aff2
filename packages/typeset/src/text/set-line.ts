/**
 * One line: its runs in reading order, each with its place from left to right. Reordering by UAX #9, L1 and L2;
 * mirroring (L4) was done by HarfBuzz.
 */
import type { PlacedRun } from './analyse-paragraph.ts';
import { joinRuns } from './join-runs.ts';
import type { Align, Line, LineRun } from './paragraph.ts';
import type { Span, TextDirection } from './style.ts';

export interface LineContent {
  readonly runs: readonly PlacedRun[];
  /** Hang over the end of the line. */
  readonly spaces: readonly PlacedRun[];
}

export interface LineMeasure {
  readonly spans: readonly Span[];
  readonly base: TextDirection;
  readonly width: number;
  readonly align: Align;
  /** Part of its own width by which each space of the line grows or shrinks. */
  readonly spaceStretch: number;
}

export function setLine(content: LineContent, measure: LineMeasure): Line {
  const runs = [...joinRuns(content.runs), ...levelled(content.spaces, measure.base)];
  const widths = runs.map(
    (run) => widthOfRun(run, measure.spans) * (run.shaped.isSpace ? 1 + measure.spaceStretch : 1),
  );
  const order = visualOrder(runs.map((run) => run.level));
  const hanging = content.spaces.length;
  const hangingWidth = widths.slice(runs.length - hanging).reduce((sum, width) => sum + width, 0);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const lineWidth = all - hangingWidth - trackingAtEnd(content.runs, measure.spans);

  let x = startOf(lineWidth, measure) - (measure.base === 'rtl' ? hangingWidth : 0);
  const places = Array.from({ length: runs.length }, () => 0);
  for (const index of order) {
    places[index] = x;
    x += widths[index] ?? 0;
  }
  return {
    runs: runs.map((run, index): LineRun => {
      return { shaped: run.shaped, x: places[index] ?? 0, width: widths[index] ?? 0, span: run.span };
    }),
    width: lineWidth,
  };
}

/** Points, with tracking. */
export function widthOfRun(run: PlacedRun, spans: readonly Span[]): number {
  const style = spans[run.span]?.style;
  if (!style) return 0;
  return (run.shaped.advance + run.shaped.clusters * style.tracking) * style.size;
}

/** Tracking parts letters; after the last one it is no part of the line. */
export function trackingAtEnd(runs: readonly PlacedRun[], spans: readonly Span[]): number {
  const last = runs.at(-1);
  const style = last && spans[last.span]?.style;
  return last && style && last.shaped.clusters > 0 ? style.tracking * style.size : 0;
}

function startOf(lineWidth: number, { width, align, base }: LineMeasure): number {
  const free = Number.isFinite(width) ? width - lineWidth : 0;
  if (align === 'center') return free / 2;
  const atRight = (align === 'end') !== (base === 'rtl');
  return atRight ? free : 0;
}

/** L1: spaces at the end of a line have the paragraph's level. */
function levelled(spaces: readonly PlacedRun[], base: TextDirection): readonly PlacedRun[] {
  const level = base === 'rtl' ? 1 : 0;
  return spaces.map((run) => (run.level === level ? run : { ...run, level }));
}

/** L2: from the highest level down to the lowest odd one, reverse every stretch at that level or above. */
function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index);
  const highest = levels.reduce((most, level) => Math.max(most, level), 0);
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < levels.length; from += 1) {
      let to = from;
      while (to < levels.length && (levels[to] ?? 0) >= level) to += 1;
      reverse(order, from, to);
      from = to;
    }
  }
  return order;
}

function reverse(order: number[], from: number, to: number): void {
  for (let left = from, right = to - 1; left < right; left += 1, right -= 1) {
    const moved = order[left] ?? 0;
    order[left] = order[right] ?? 0;
    order[right] = moved;
  }
}

/** An analysed paragraph -> its lines at one width: divide in need, choose the breaks, set each line. */
import type { AnalysedParagraph, PlacedRun } from './analyse-paragraph.ts';
import {
  chooseBreaks,
  maxSpaceShrink,
  maxSpaceStretch,
  widthTolerance,
  type BreakMode,
  type BreakSegment,
  type LineRange,
} from './choose-breaks.ts';
import type { Align, BrokenParagraph } from './paragraph.ts';
import { setLine, trackingAtEnd, widthOfRun, type LineContent } from './set-line.ts';
import { splitInNeed, type SplitSegment } from './split-in-need.ts';
import type { Span } from './style.ts';

export function breakAnalysed(
  paragraph: AnalysedParagraph,
  spans: readonly Span[],
  align: Align,
  width: number,
): BrokenParagraph {
  const limit = width + widthTolerance;
  const widthOf = ({ runs }: { readonly runs: readonly PlacedRun[] }): number =>
    sumOfWidths(runs, spans) - trackingAtEnd(runs, spans);
  const segments = splitInNeed(paragraph, limit, widthOf);
  const measured = segments.map((segment) => measureSegment(segment, spans));
  const ranges = chooseBreaks(measured, width, breakModes[align]);

  const lines = ranges.map((range, index) => {
    const content = contentOf(paragraph, segments, range, limit, widthOf);
    const isLast = index === ranges.length - 1 || segments[range.to - 1]?.isForced === true;
    const spaceStretch = align === 'justify' ? stretchOf(content, spans, width, widthOf(content), isLast) : 0;
    return setLine(content, { spans, base: paragraph.base, width, align, spaceStretch });
  });
  const widest = lines.reduce((most, line) => Math.max(most, line.width), 0);
  return { lines, direction: paragraph.base, width: widest, overflows: widest > limit };
}

const breakModes: Readonly<Record<Align, BreakMode>> = {
  start: 'ragged',
  end: 'ragged',
  center: 'balanced',
  justify: 'justify',
};

function measureSegment(segment: SplitSegment, spans: readonly Span[]): BreakSegment {
  const inner = segment.runs.filter((run) => run.shaped.isSpace);
  const trailing = trackingAtEnd(segment.runs, spans);
  return {
    // The tracking after the last letter counts where the line goes on, with the space.
    width: sumOfWidths(segment.runs, spans) - trailing,
    spaceWidth: sumOfWidths(segment.spaces, spans) + trailing,
    innerSpaceWidth: sumOfWidths(inner, spans),
    isForced: segment.isForced,
    penalty: segment.penalty,
  };
}

/** The runs of a line. Parts of a divided word that stay on one line are shaped as one again. */
function contentOf(
  paragraph: AnalysedParagraph,
  segments: readonly SplitSegment[],
  range: LineRange,
  limit: number,
  widthOf: (content: Pick<LineContent, 'runs'>) => number,
): LineContent {
  const own = segments.slice(range.from, range.to);
  const last = own.at(-1);
  const spaces = last?.spaces ?? [];
  const asParts = own.flatMap((segment, index) =>
    index === own.length - 1 ? segment.runs : [...segment.runs, ...segment.spaces],
  );
  if (!own.some((segment, index) => isContinued(segment, own[index + 1]))) return { runs: asParts, spaces };

  const asWhole: PlacedRun[] = [];
  for (let from = 0; from < own.length;) {
    let to = from;
    while (isContinued(own[to], own[to + 1])) to += 1;
    const first = own[from];
    const end = own[to];
    if (!first || !end) break;
    asWhole.push(...(from === to ? first.runs : paragraph.runsOf(first.start, end.end)));
    if (to < own.length - 1) asWhole.push(...end.spaces);
    from = to + 1;
  }
  return { runs: widthOf({ runs: asWhole }) <= limit ? asWhole : asParts, spaces };
}

/** The next segment is the rest of the same word. */
const isContinued = (segment: SplitSegment | undefined, next: SplitSegment | undefined): boolean =>
  segment !== undefined &&
  next !== undefined &&
  segment.spaces.length === 0 &&
  segment.end === next.start &&
  segment.penalty > 0;

/** By what part of their width the spaces of a justified line change; nothing where they would become too wide. */
function stretchOf(
  content: LineContent,
  spans: readonly Span[],
  width: number,
  natural: number,
  isLast: boolean,
): number {
  const slack = width - natural;
  if ((isLast && slack >= 0) || !Number.isFinite(width)) return 0;
  const spaces = sumOfWidths(
    content.runs.filter((run) => run.shaped.isSpace),
    spans,
  );
  const stretch = spaces > 0 ? slack / spaces : 0;
  return stretch > maxSpaceStretch || stretch < -maxSpaceShrink - 1e-6 ? 0 : stretch;
}

const sumOfWidths = (runs: readonly PlacedRun[], spans: readonly Span[]): number =>
  runs.reduce((sum, run) => sum + widthOfRun(run, spans), 0);

import type { ShapedRun } from './shaped.ts';
import type { Span, TextDirection } from './style.ts';

export type Align = 'start' | 'end' | 'center' | 'justify';

export interface Paragraph {
  readonly spans: readonly Span[];
  readonly align: Align;
  /** Base direction; where absent the first strong character decides (UAX #9 P2, P3), else the résumé's. */
  readonly direction?: TextDirection;
  /** Baseline to baseline, points. */
  readonly leading: number;
  /** BCP 47, given to the shaper. */
  readonly language: string;
}

/** Lines of one paragraph set to one width. Immutable and shared by the paragraph cache. */
export interface BrokenParagraph {
  readonly lines: readonly Line[];
  readonly direction: TextDirection;
  /** Widest line without its trailing space. Points. */
  readonly width: number;
  /** True where something was wider than the line and could not be broken. */
  readonly overflows: boolean;
}

export interface Line {
  /** Logical order; `x` is where each begins on the page. A space at the end is kept, hanging beyond the width, so that extracted text keeps it. */
  readonly runs: readonly LineRun[];
  /** Without the trailing space. Points. */
  readonly width: number;
}

export interface LineRun {
  readonly shaped: ShapedRun;
  /** From the paragraph's left edge to the left edge of the run. Points. */
  readonly x: number;
  /** With tracking and justification. Points. */
  readonly width: number;
  /** Index into the paragraph's spans. */
  readonly span: number;
}

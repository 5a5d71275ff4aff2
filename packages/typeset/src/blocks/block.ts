/**
 * What a template makes of a résumé: a tree of semantic blocks in reading order. Blocks know spacing and style, but no
 * positions; layout gives them those. Lengths are points.
 */
import type { FieldRef } from '@peersume/resume';
import type { Align } from '../text/paragraph.ts';
import type { Color, Span, TextDirection } from '../text/style.ts';

export type Block = TextBlock | ListBlock | RowBlock | GroupBlock | RuleBlock | ImageBlock;

interface BlockBase {
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  /**
   * Never the last thing on a page while something follows in the same group; at least two lines of that follow on the
   * same page. Headings do this by themselves. Set it on every other part of an entry's head: the line under the
   * title, and the group around a head of several blocks.
   */
  readonly keepWithNext?: boolean;
  /** Starts a new page. */
  readonly breakBefore?: boolean;
}

/** Standard structure types (ISO 32000-1 §14.8.4) that a line of text can have. */
export type TextRole = 'h1' | 'h2' | 'h3' | 'p';

export interface TextBlock extends BlockBase {
  readonly type: 'text';
  readonly role: TextRole;
  readonly spans: readonly Span[];
  readonly align?: Align;
  readonly direction?: TextDirection;
  /** Baseline to baseline. */
  readonly leading: number;
  readonly indentStart?: number;
  readonly indentEnd?: number;
  /** A hairline under or over the text as wide as the column: an artifact. */
  readonly ruleBelow?: RuleStyle;
  readonly ruleAbove?: RuleStyle;
}

export interface RuleStyle {
  readonly thickness: number;
  readonly color: Color;
  /** From the text's last baseline (below) or first ascent (above) to the rule. */
  readonly distance: number;
  /** Where shorter than the column, from its start. */
  readonly length?: number;
}

export interface ListBlock extends BlockBase {
  readonly type: 'list';
  readonly items: readonly ListItem[];
  /** From the column's start to the text. */
  readonly indent: number;
  /** From the column's start to the marker. */
  readonly markerIndent: number;
  readonly itemGap: number;
}

export interface ListItem {
  /** Set as the item's label (`Lbl`); absent for lists without bullets. */
  readonly marker?: Span;
  readonly blocks: readonly TextBlock[];
}

/**
 * Cells side by side, first baselines aligned, read in the order given. The cell marked `flow` may run over several
 * pages; the others stay beside its first lines and must be short. Where the cells do not fit side by side (an `auto`
 * cell leaves less than `minimumFlow` for the flow cell) they are stacked.
 */
export interface RowBlock extends BlockBase {
  readonly type: 'row';
  readonly cells: readonly RowCell[];
  readonly gap: number;
  /** Where absent, a third of the row. */
  readonly minimumFlow?: number;
}

export interface RowCell {
  /** Points; `auto`: as wide as its text; `flow`: what is left (exactly one cell). */
  readonly width: number | 'auto' | 'flow';
  readonly blocks: readonly Block[];
}

/** Blocks that belong together: a section, an entry, the header. Gives a structure element and break rules. */
export interface GroupBlock extends BlockBase {
  readonly type: 'group';
  /** `Sect` and `Div` elements; `none` leaves no trace in the structure. */
  readonly role: 'section' | 'division' | 'none';
  readonly blocks: readonly Block[];
  /** Stays on one page where it fits on one. */
  readonly keepTogether?: boolean;
  /** Between two children of which the first says no space after and the second none before. */
  readonly gap?: number;
  readonly indentStart?: number;
  readonly indentEnd?: number;
  /**
   * A line beside the group's content (timelines), an artifact: from the first line's capitals to the last baseline,
   * its middle `offset` before the start of the content (so `indentStart` makes room for it).
   */
  readonly sideRule?: { readonly thickness: number; readonly color: Color; readonly offset: number };
  /**
   * Fills the group's box, an artifact; header only. `bleed`: from page edge to page edge, and to the upper edge where
   * the group is the first thing on the page (the page's margin is then its padding above). Otherwise as wide as the
   * column, with the content `padding` within it on all sides.
   */
  readonly background?: { readonly color: Color; readonly bleed: boolean; readonly padding: number };
  readonly field?: FieldRef;
}

/** A line across the column: an artifact. */
export interface RuleBlock extends BlockBase {
  readonly type: 'rule';
  readonly thickness: number;
  readonly color: Color;
  readonly length?: number;
}

export interface ImageBlock extends BlockBase {
  readonly type: 'image';
  readonly image: ImageData;
  readonly width: number;
  readonly height: number;
  /** Alternate description; required by PDF/UA. */
  readonly alt: string;
  readonly shape: 'rectangle' | 'circle';
  readonly field?: FieldRef;
}

/** A decoded-enough picture: what the PDF and the preview need to embed it. */
export interface ImageData {
  readonly id: string;
  readonly format: 'jpeg' | 'png';
  readonly bytes: Uint8Array;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  /** Fractions of the picture shown. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

import type { FieldRef, FontFamily } from '@peersume/resume';
import type { FontWeight } from '../fonts/face.ts';

/** sRGB, `#rrggbb`, lower case. */
export type Color = `#${string}`;

export type TextDirection = 'ltr' | 'rtl';

export interface TextStyle {
  readonly family: FontFamily | 'mono';
  readonly weight: FontWeight;
  readonly italic: boolean;
  /** Points. */
  readonly size: number;
  readonly color: Color;
  /** Extra space after every cluster, in em. At most 0.09, or extractors read words as single letters. */
  readonly tracking: number;
  /** OpenType features to switch on beside the defaults, e.g. `tnum`. */
  readonly features?: readonly string[];
  readonly underline?: boolean;
}

export interface Link {
  /** Absolute, already checked by `safeLink`. */
  readonly href: string;
  /** What the link leads to, in words; a link annotation's `/Contents`. */
  readonly description: string;
}

/** A stretch of text in one style that comes from one field. */
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
  readonly link?: Link;
  readonly field?: FieldRef;
  /** BCP 47, where it differs from the résumé's. */
  readonly language?: string;
}

/**
 * What a browser needs to draw the very pages of layout/page.ts: plain data, safe to send between threads.
 * Lengths are points; the origin is the page's upper left corner and y grows downwards.
 */
import type { FieldRef } from '@peersume/resume';
import type { Color, TextDirection } from '../text/style.ts';
import type { CaretStops } from './caret-stops.ts';

export interface PreviewPage {
  readonly width: number;
  readonly height: number;
  /** Behind the text. */
  readonly rectangles: readonly PreviewRectangle[];
  readonly images: readonly PreviewImage[];
  /** Reading order. */
  readonly lines: readonly PreviewLine[];
}

/** Text on one baseline. Two lines with the same key look the same but for `y`, so that one drawn already is kept. */
export interface PreviewLine {
  readonly key: string;
  /** Baseline. */
  readonly y: number;
  readonly segments: readonly PreviewSegment[];
  /** It is (part of) a heading of this level. */
  readonly heading?: HeadingLevel;
  /** Lines under words; `y` counts from the baseline. */
  readonly underlines?: readonly PreviewRectangle[];
  /** Where carets can stand, segment by segment; made when asked for, which is once for each line that is sent. */
  readonly carets?: () => readonly SegmentCarets[];
}

export type HeadingLevel = 1 | 2 | 3;

export interface SegmentCarets {
  readonly stops: CaretStops;
  /** The words that the stops count, where the drawn ones are others (boxes for what no font has). */
  readonly text?: string;
}

/** A word with the space after it, in one face and style. */
export interface PreviewSegment {
  /** Where the first character stands: the left edge of left-to-right text, the right edge of right-to-left text. */
  readonly x: number;
  /** Added to the line's baseline; downwards. */
  readonly dy?: number;
  /** To the end of the word, without the space after it. */
  readonly width: number;
  readonly text: string;
  /** Id of the font file, see FontFile. */
  readonly face: string;
  readonly size: number;
  readonly color: Color;
  /** Points after each cluster. */
  readonly tracking?: number;
  readonly direction: TextDirection;
  readonly field?: FieldRef;
  readonly link?: string;
}

export interface PreviewRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

export interface PreviewImage {
  readonly id: string;
  readonly format: 'jpeg' | 'png';
  readonly bytes: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: 'rectangle' | 'circle';
  /** Fractions of the picture shown. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly field?: FieldRef;
  readonly alt: string;
}

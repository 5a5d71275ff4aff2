import type { Face } from '../fonts/face.ts';
import type { TextDirection } from './style.ts';

/** One positioned glyph. Lengths are units of the run's face. */
export interface ShapedGlyph {
  readonly id: number;
  readonly advance: number;
  readonly dx: number;
  /** Upwards. */
  readonly dy: number;
  /**
   * The characters that this glyph stands for in extracted text. Over a run's glyphs in logical order these join to
   * the run's text exactly. Empty where an earlier glyph of the same cluster already stands for all of it.
   */
  readonly text: string;
  /**
   * No tracking between this glyph and the next one to its right: they are of one cluster, or of a script whose
   * letters join. Where absent, a style's tracking is added after the glyph.
   */
  readonly joined?: true;
}

/** Text shaped with one face in one direction: a word, a part of one, or a space. Immutable and shared by the word cache. */
export interface ShapedRun {
  readonly text: string;
  readonly face: Face;
  readonly direction: TextDirection;
  /** Visual order, left to right. */
  readonly glyphs: readonly ShapedGlyph[];
  /** Sum of the glyphs' advances in em, without tracking. */
  readonly advance: number;
  /** How often the style's tracking is added: the glyphs that are not `joined`. */
  readonly clusters: number;
  readonly isSpace: boolean;
  /** No font had the characters; the glyphs are boxes. A preview draws `display` instead of the text. */
  readonly missing?: true;
  readonly display?: string;
}

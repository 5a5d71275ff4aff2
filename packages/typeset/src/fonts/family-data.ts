/** The shape of the generated catalogue. */
import type { FontWeight } from './face.ts';

export interface FamilyData {
  readonly id: string;
  /** The npm package under `@fontsource` that holds the files. */
  readonly package: string;
  readonly weights: readonly FontWeight[];
  readonly italic: boolean;
  readonly slices: readonly SliceData[];
}

export interface SliceData {
  readonly name: string;
  /** In the notation of `character-ranges.ts`. */
  readonly characters: string;
  /** Characters that the upright files have and the italic ones lack. */
  readonly notInItalic?: string;
}

/** What shaping, layout and writers need to know of one opened font file. */

/** A file of the catalogue: one family, weight, slope and slice of characters. */
export interface FontFile {
  /** Stable name, also the key under which writers embed it: `source-serif-4/latin/400/normal`. */
  readonly id: string;
  readonly family: string;
  readonly weight: FontWeight;
  readonly italic: boolean;
  /** Module path of the WOFF 1.0 file: `@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff`. */
  readonly path: string;
}

export type FontWeight = 400 | 600 | 700;

/** Where font files come from: the disk in Node, a URL of the same origin in a browser. Bytes are the file as published (WOFF 1.0). */
export interface FontSource {
  load(file: FontFile, signal?: AbortSignal): Promise<Uint8Array>;
}

/** A font file opened for shaping. Lengths are font units; divide by `unitsPerEm`. */
export interface Face {
  readonly file: FontFile;
  /** The unpacked TrueType file, as HarfBuzz and the PDF writer read it. */
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative below the baseline. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  has(codePoint: number): boolean;
}

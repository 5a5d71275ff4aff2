/** What a file may hold. Far above any real résumé, far below what would make a device struggle. */
export interface LoadLimits {
  /** A photo inside the file is the only thing that makes one large. */
  readonly maxBytes: number;
  /** Objects and arrays within one another; real files have 6. */
  readonly maxDepth: number;
  /** UTF-16 units in one string: a photo of 6 MB as base64. */
  readonly maxStringLength: number;
  /** Elements in one array or members in one object. */
  readonly maxItems: number;
  /** Values in the whole file. */
  readonly maxNodes: number;
}

export const defaultLoadLimits: LoadLimits = {
  maxBytes: 16 * 1024 * 1024,
  maxDepth: 64,
  maxStringLength: 8 * 1024 * 1024,
  maxItems: 20_000,
  maxNodes: 500_000,
};

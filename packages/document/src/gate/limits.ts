/** What an update from outside may hold. Far above what any person writes, far below what would make a device struggle. */
export interface GateLimits {
  /** A photo inside the résumé is the only thing that makes one large. */
  readonly maxUpdateBytes: number;
  /** Pieces of change in one update; a long file opened at once has some ten thousand. */
  readonly maxStructs: number;
  /** UTF-16 units of all texts in one update, after decoding: a file of 16 MB opened as a document. */
  readonly maxTextLength: number;
  /** UTF-16 units of a name (of a field, of a root type, of a node). */
  readonly maxNameLength: number;
  /** Lists and objects within one another in a value; ours have 2. */
  readonly maxValueDepth: number;
  /** Types within one another; ours are a line in a text, and its letters. */
  readonly maxTypeDepth: number;
  /** Steps that Yjs may take to find the places of one update's pieces among what is there. */
  readonly maxPlacingSteps: number;
  /** UTF-16 units of one block's words; operations keep to it, too. */
  readonly maxBlockLength: number;
  /** UTF-16 units of one field, as JSON text: a photo of 6 MB. Operations keep to it, too. */
  readonly maxFieldLength: number;
  /** Letters that one update may say were moved or brought back; each may have to be looked at. */
  readonly maxMovedLetters: number;
  /** Sections, entries, roles, blocks of one document, removed ones too. */
  readonly maxEntities: number;
  /** Bytes of updates that wait for others to come before them. */
  readonly maxWaitingBytes: number;
}

export const defaultGateLimits: GateLimits = {
  maxUpdateBytes: 32 * 1024 * 1024,
  maxStructs: 250_000,
  maxTextLength: 17 * 1024 * 1024,
  maxNameLength: 1_024,
  maxValueDepth: 16,
  maxTypeDepth: 4,
  maxPlacingSteps: 1_000_000,
  maxBlockLength: 100_000,
  maxFieldLength: 8 * 1024 * 1024 + 1_024,
  maxMovedLetters: 200_000,
  maxEntities: 20_000,
  maxWaitingBytes: 64 * 1024 * 1024,
};

/** For what this device wrote itself, all at once: a whole document. */
export const storedLimits: GateLimits = {
  ...defaultGateLimits,
  maxUpdateBytes: 1024 * 1024 * 1024,
  maxStructs: 20_000_000,
  maxTextLength: 512 * 1024 * 1024,
};

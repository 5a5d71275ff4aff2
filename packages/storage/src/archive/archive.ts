/**
 * Everything that a person has here, as one file that other programs open too: a zip with a manifest, and for each
 * résumé its whole log and, to be read by people and programs, what it says.
 */
import type { Card } from '../library.ts';

export interface Archive {
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly resumes: readonly ArchivedResume[];
  readonly settings: ReadonlyMap<string, unknown>;
}

export interface ArchivedResume {
  /** Its snapshots are empty where there are none. */
  readonly card: Card;
  /** The log from its beginning. None where only the snapshot is known. */
  readonly batches: readonly Uint8Array[];
}

export type ArchiveError =
  /** No zip, or one of something else. */
  | { readonly type: 'NotAnArchive' }
  /** It is cut off, or its directory makes no sense. */
  | { readonly type: 'Damaged'; readonly detail: string }
  | { readonly type: 'TooLarge'; readonly what: string; readonly found: number; readonly limit: number }
  | { readonly type: 'NewerVersion'; readonly version: number; readonly known: number };

export const archiveVersion = 1;
export const manifestName = 'manifest.json';

/**
 * The version of the document's schema. It rises when an older program, which keeps what it does not know, would still
 * do harm: when the grammar of rich text grows, or when a known field changes its meaning. New fields, new kinds of
 * entities and new root types need no new version. A program that raises it writes it in every run, before its first
 * edit: batches of several devices come in any order, and an older program's gate refuses what its schema does not allow
 * until it has seen, from the same client, that the schema is another.
 */
import type * as Y from 'yjs';
import { aboutOf } from './roots.ts';

export const schemaVersion = 1;

/** Undefined in a document that holds nothing yet. */
export function schemaVersionOf(doc: Y.Doc): number | undefined {
  const version = aboutOf(doc).get('schema');
  return typeof version === 'number' ? version : undefined;
}

export const isNewer = (doc: Y.Doc): boolean => (schemaVersionOf(doc) ?? 0) > schemaVersion;

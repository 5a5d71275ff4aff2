/** Names for moments: the moments themselves are in the batches, whatever becomes of the names. */
import { err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { readVersion, writeVersion, type Version } from '../history/versions.ts';
import { versionsOf } from '../shape/roots.ts';
import { edit, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

export function nameVersion(editing: Editing, { name, time, heads }: Version): Result<Done, OperationError> {
  const id = editing.ids('version');
  edit(editing, () => versionsOf(editing.doc).set(id, writeVersion({ name: name.toWellFormed(), time, heads })));
  return ok({ id });
}

export function renameVersion(editing: Editing, id: Id, name: string): Result<Done, OperationError> {
  const version = readVersion(versionsOf(editing.doc).get(id));
  if (version === undefined) return err({ type: 'NotFound', id });
  edit(editing, () => versionsOf(editing.doc).set(id, writeVersion({ ...version, name: name.toWellFormed() })));
  return ok({ id });
}

export function removeVersion(editing: Editing, id: Id): Result<Done, OperationError> {
  if (!versionsOf(editing.doc).has(id)) return err({ type: 'NotFound', id });
  edit(editing, () => versionsOf(editing.doc).delete(id));
  return ok({});
}

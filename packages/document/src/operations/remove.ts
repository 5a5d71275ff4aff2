import { err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { markGone, takeMarksAway } from '../shape/gone.ts';
import { hiddenName } from '../shape/contents.ts';
import { findNode, findShown, isOwn, restructure, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

/** Marks it as removed; nothing is purged, and `restore` brings it back with all that was in it. A variant hides what is the master's. */
export function remove(editing: Editing, id: Id, { inMaster = false } = {}): Result<Done, OperationError> {
  const { doc, source, undo, variant, view } = editing;
  const node = findShown(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  if (node.kind.type === 'role' && view.children(node.parent).length < 2) return err({ type: 'LastRole', id });
  const name = variant === undefined || isOwn(editing, node) ? id : hiddenName(variant, id);
  restructure(editing, () => markGone(doc, source.tree(), name, { inMaster }));
  undo.structure({ type: 'show', id: name, ifOwn: false, ...(inMaster && { inMaster }) });
  return ok({});
}

export function restore(editing: Editing, id: Id): Result<Done, OperationError> {
  const { doc, source, undo, variant, view } = editing;
  const node = findNode(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  const isHidden = variant !== undefined && source.isGone(hiddenName(variant, id), variant);
  if (!isHidden && !(isOwn(editing, node) && view.isRemoved(id))) return err({ type: 'NotFound', id });
  const name = isHidden ? hiddenName(variant, id) : id;
  restructure(editing, () => void takeMarksAway(doc, name));
  undo.structure({ type: 'hide', id: name, ifOwn: false });
  return ok({});
}

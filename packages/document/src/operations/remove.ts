import { err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { markGone, takeMarksAway } from '../shape/gone.ts';
import { overridesOf } from '../shape/roots.ts';
import { hideKey } from '../variants/overrides.ts';
import { edit, findNode, findShown, isOwn, restructure, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

/** Marks it as removed; nothing is purged, and `restore` brings it back with all that was in it. A variant hides what is the master's. */
export function remove(editing: Editing, id: Id): Result<Done, OperationError> {
  const { doc, source, undo, variant, view } = editing;
  const node = findShown(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  if (node.kind.type === 'role' && view.children(node.parent).length < 2) return err({ type: 'LastRole', id });
  if (variant !== undefined && !isOwn(editing, node)) {
    edit(editing, () => overridesOf(doc, variant).set(hideKey(id), true));
    return ok({});
  }
  restructure(editing, () => markGone(doc, source.tree(), id));
  undo.structure({ type: 'show', id, ifOwn: false });
  return ok({});
}

export function restore(editing: Editing, id: Id): Result<Done, OperationError> {
  const { doc, source, undo, variant, view } = editing;
  const node = findNode(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  if (variant !== undefined && source.overrides(variant).hidden.has(id)) {
    edit(editing, () => overridesOf(doc, variant).delete(hideKey(id)));
    return ok({});
  }
  if (!isOwn(editing, node) || !view.isRemoved(id)) return err({ type: 'NotFound', id });
  restructure(editing, () => void takeMarksAway(doc, id));
  undo.structure({ type: 'hide', id, ifOwn: false });
  return ok({});
}

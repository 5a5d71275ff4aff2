import { err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { markGone, takeMarksAway } from '../shape/gone.ts';
import { findNode, findShown, restructure, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

/** Marks it as removed; nothing is purged, and `restore` brings it back with all that was in it. */
export function remove(editing: Editing, id: Id): Result<Done, OperationError> {
  const node = findShown(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  if (node.kind.type === 'role' && shownSiblings(editing, node.parent) < 2) return err({ type: 'LastRole', id });
  restructure(editing, () => markGone(editing.doc, editing.source.tree(), id));
  editing.undo.structure({ type: 'show', id, ifOwn: false });
  return ok({});
}

export function restore(editing: Editing, id: Id): Result<Done, OperationError> {
  if (findNode(editing, id) === undefined || !editing.source.isGone(id)) return err({ type: 'NotFound', id });
  restructure(editing, () => void takeMarksAway(editing.doc, id));
  editing.undo.structure({ type: 'hide', id, ifOwn: false });
  return ok({});
}

const shownSiblings = ({ source }: Editing, parent: Id): number =>
  source
    .tree()
    .children(parent)
    .filter(({ id }) => !source.isGone(id)).length;

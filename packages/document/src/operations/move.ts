import { err, ok, type Result } from '@peersume/base';
import { mayStandUnder } from '../shape/tree.ts';
import { setPlace } from '../write/write-entities.ts';
import { findNode, findShown, placeBefore, placeValue, restructure, type Editing } from './editing.ts';
import type { Done, Operation, OperationError } from './operation.ts';

export function move(
  editing: Editing,
  { id, parent, before }: Extract<Operation, { type: 'move' }>,
): Result<Done, OperationError> {
  const node = findShown(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  const target = parent ?? node.parent;
  if (!mayStandUnder(node.kind, target, findNode(editing, target)?.kind))
    return err({ type: 'WrongPlace', id, parent: target });
  if (before === id) return ok({});
  if (node.kind.type === 'role' && target !== node.parent && isAlone(editing, node.parent))
    return err({ type: 'LastRole', id });
  const place = placeBefore(editing, id, target, before);
  if (!place.ok) return place;
  const old = placeValue(editing.doc, id);
  restructure(editing, () => setPlace(editing.doc, id, place.value));
  editing.undo.structure({ type: 'place', id, from: placeValue(editing.doc, id), to: old });
  return ok({});
}

const isAlone = ({ source }: Editing, parent: string): boolean =>
  source
    .tree()
    .children(parent)
    .filter(({ id }) => !source.isGone(id)).length < 2;

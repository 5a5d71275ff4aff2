import { err, ok, type Result } from '@peersume/base';
import { mayStandUnder, type Node, type Place } from '../shape/tree.ts';
import { overridesOf, placesOf } from '../shape/roots.ts';
import { placeKey, writePlaceOverride } from '../variants/overrides.ts';
import { fingerprint } from '../words/fingerprint.ts';
import { setPlace } from '../write/write-entities.ts';
import { edit, findNode, findShown, isOwn, placeBefore, placeValue, restructure, type Editing } from './editing.ts';
import type { Done, Operation, OperationError } from './operation.ts';

export function move(
  editing: Editing,
  { id, parent, before }: Extract<Operation, { type: 'move' }>,
): Result<Done, OperationError> {
  const node = findShown(editing, id);
  if (node === undefined) return err({ type: 'NotFound', id });
  const target = parent ?? node.parent;
  if (!mayStandUnder(node.kind, target, findNode(editing, target)?.kind)) {
    return err({ type: 'WrongPlace', id, parent: target });
  }
  if (before === id) return ok({});
  const leavesNone =
    node.kind.type === 'role' && target !== node.parent && editing.view.children(node.parent).length < 2;
  if (leavesNone) return err({ type: 'LastRole', id });
  const place = placeBefore(editing, id, target, before);
  if (!place.ok) return place;
  if (isOwn(editing, node)) moveItself(editing, node, place.value);
  else moveOver(editing, node, place.value);
  return ok({});
}

function moveItself(editing: Editing, { id }: Node, place: Place): void {
  const old = placeValue(editing.doc, id);
  restructure(editing, () => setPlace(editing.doc, id, place));
  editing.undo.structure({ type: 'place', id, from: placeValue(editing.doc, id), to: old });
}

/** A variant has it elsewhere than the master. */
function moveOver(editing: Editing, { id }: Node, place: Place): void {
  const { doc, variant } = editing;
  if (variant === undefined) return;
  const base = fingerprint(placesOf(doc).get(id));
  edit(editing, () => overridesOf(doc, variant).set(placeKey(id), writePlaceOverride({ ...place, base })));
}

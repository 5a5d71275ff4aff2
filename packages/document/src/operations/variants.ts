/** What can be done with variants themselves, and with their differences. */
import { assert, err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { writeField } from '../shape/fields.ts';
import { wordingName } from '../shape/contents.ts';
import { markGone } from '../shape/gone.ts';
import { writeKind } from '../shape/kind.ts';
import { fieldsOf, kindsOf, overridesOf, placesOf, tops } from '../shape/roots.ts';
import { differencesOf, type Difference } from '../variants/differences.ts';
import { beginWording } from '../variants/begin-wording.ts';
import { writeFieldOverride, writePlaceOverride, writeTextOverride } from '../variants/overrides.ts';
import { fingerprint } from '../words/fingerprint.ts';
import { setPlace } from '../write/write-entities.ts';
import { edit, findNode, isOwn, placeBefore, restructure, type Editing } from './editing.ts';
import type { Done, Operation, OperationError } from './operation.ts';
import { remove, restore } from './remove.ts';

export function addVariant(
  editing: Editing,
  { name, before }: Extract<Operation, { type: 'addVariant' }>,
): Result<Done, OperationError> {
  const id = editing.ids('variant');
  const place = placeBefore(editing, id, tops.variant, before);
  if (!place.ok) return place;
  restructure(editing, () => {
    kindsOf(editing.doc).set(id, writeKind({ type: 'variant' }));
    setPlace(editing.doc, id, place.value);
    const rule = fieldRulesOf({ type: 'variant' }).get('name');
    assert(rule !== undefined, 'a variant has a name');
    writeField(fieldsOf(editing.doc, id), 'name', rule, name, editing.random);
  });
  editing.undo.structure({ type: 'hide', id, ifOwn: true });
  return ok({ id });
}

/** The variant follows the master there again. */
export function takeBack(editing: Editing, key: string): Result<Done, OperationError> {
  const found = findDifference(editing, key);
  if (!found.ok) return found;
  const { variant, difference } = found.value;
  const { doc, source, undo } = editing;
  const { entity, type } = difference;
  if (type === 'added') return remove(editing, entity);
  if (type === 'hidden') return restore(editing, entity);
  if (type === 'text') {
    const name = wordingName(variant, entity);
    restructure(editing, () => markGone(doc, source.tree(), name));
    undo.structure({ type: 'show', id: name, ifOwn: false });
  } else edit(editing, () => overridesOf(doc, variant).delete(key));
  return ok({});
}

/** The variant's own stays, knowing what the master says now. */
export function keepOwn(editing: Editing, key: string): Result<Done, OperationError> {
  const found = findDifference(editing, key);
  if (!found.ok) return found;
  const { variant, difference } = found.value;
  const overrides = overridesOf(editing.doc, variant);
  edit(editing, () => {
    if (difference.type === 'field') {
      overrides.set(key, writeFieldOverride({ base: fingerprint(difference.master), value: difference.own }));
    } else if (difference.type === 'text') {
      overrides.set(key, writeTextOverride({ base: fingerprint(difference.master) }));
    } else if (difference.type === 'moved') {
      const place = editing.source.overrides(variant).places.get(difference.entity);
      const base = fingerprint(placesOf(editing.doc).get(difference.entity));
      if (place !== undefined) overrides.set(key, writePlaceOverride({ ...place, base }));
    }
  });
  return ok({});
}

/** Makes a block's text the variant's own, to be edited; it counts as a difference once it differs. */
export function rewriteBlock(editing: Editing, block: Id): Result<Done, OperationError> {
  const node = findNode(editing, block);
  if (node?.kind.type !== 'block' || editing.variant === undefined) return err({ type: 'NotFound', id: block });
  if (!isOwn(editing, node)) beginWording(editing, editing.variant, block);
  return ok({});
}

function findDifference(
  { source, variant }: Editing,
  key: string,
): Result<{ variant: Id; difference: Difference }, OperationError> {
  const difference = variant === undefined ? undefined : differencesOf(source, variant).find((one) => one.key === key);
  if (variant === undefined || difference === undefined) return err({ type: 'NotFound', id: key });
  return ok({ variant, difference });
}

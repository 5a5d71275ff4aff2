import { err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { fieldRulesOf, type FieldRule } from '../shape/field-rules.ts';
import { sameJson, wellFormed, writeField } from '../shape/fields.ts';
import type { Kind } from '../shape/kind.ts';
import { fieldsOf, overridesOf, singles, type Single } from '../shape/roots.ts';
import { fieldKey, writeFieldOverride } from '../variants/overrides.ts';
import { fingerprint } from '../words/fingerprint.ts';
import { checkField } from './check-length.ts';
import { edit, findNode, type Editing } from './editing.ts';
import type { Done, Operation, OperationError } from './operation.ts';

export function setField(
  editing: Editing,
  { entity, field, value }: Extract<Operation, { type: 'setField' }>,
): Result<Done, OperationError> {
  const owner = findOwner(editing, entity);
  if (owner === undefined) return err({ type: 'NotFound', id: entity });
  const rule = fieldRulesOf(owner).get(field);
  if (rule === undefined) return err({ type: 'UnknownField', entity, field });
  if (value !== undefined || rule.empty !== undefined) {
    const parsed = rule.schema.safeParse(value);
    if (!parsed.success) {
      const problem = parsed.error?.issues[0]?.message ?? 'not valid';
      return err({ type: 'InvalidValue', entity, field, problem });
    }
  }
  const length = checkField(entity, field, value);
  if (!length.ok) return length;
  return ok({ count: writeFieldIn(editing, entity, owner, field, rule, value) ? 1 : 0 });
}

/** Writes where the view keeps it: in the entity, or over it. True when anything changed. */
export function writeFieldIn(
  editing: Editing,
  entity: Id,
  owner: Kind | Single,
  field: string,
  rule: FieldRule,
  value: unknown,
): boolean {
  let changed = false;
  edit(editing, () => {
    changed = isOverridden(editing, owner)
      ? override(editing, entity, owner, field, value)
      : writeField(fieldsOf(editing.doc, entity), field, rule, value, editing.random);
  });
  return changed;
}

const isOverridden = ({ variant }: Editing, owner: Kind | Single): boolean =>
  variant !== undefined && (typeof owner === 'string' || owner.variant !== variant);

/** The same as the master's is no override. */
function override(
  { doc, source, variant, view }: Editing,
  entity: Id,
  owner: Kind | Single,
  field: string,
  value: unknown,
): boolean {
  const own = wellFormed(value);
  if (variant === undefined || sameJson(view.fields(entity, owner)[field], own)) return false;
  const master = source.fields(entity, owner)[field];
  const overrides = overridesOf(doc, variant);
  const key = fieldKey(entity, field);
  if (sameJson(master, own)) overrides.delete(key);
  else overrides.set(key, writeFieldOverride({ base: fingerprint(master), value: own }));
  return true;
}

export function findOwner(editing: Editing, entity: string): Kind | Single | undefined {
  const single = singles.find((name) => name === entity);
  return single ?? findNode(editing, entity)?.kind;
}

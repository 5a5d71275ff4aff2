import { err, ok, type Result } from '@peersume/base';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { writeField } from '../shape/fields.ts';
import type { Kind } from '../shape/kind.ts';
import { fieldsOf, singles, type Single } from '../shape/roots.ts';
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
  let changed = false;
  edit(editing, () => {
    changed = writeField(fieldsOf(editing.doc, entity), field, rule, value, editing.random);
  });
  return ok({ count: changed ? 1 : 0 });
}

export function findOwner(editing: Editing, entity: string): Kind | Single | undefined {
  const single = singles.find((name) => name === entity);
  return single ?? findNode(editing, entity)?.kind;
}

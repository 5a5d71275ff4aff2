/** What one device writes, every other one must let in: operations keep to the gate's limits. */
import { err, ok, type Result } from '@peersume/base';
import { plainInlines, type Id, type Inline } from '@peersume/resume';
import { defaultGateLimits } from '../gate/limits.ts';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { childrenOf, kindOf, type NewEntity } from '../write/write-entities.ts';
import type { OperationError } from './operation.ts';

const { maxBlockLength, maxFieldLength } = defaultGateLimits;

export function checkText(entity: Id, inlines: readonly Inline[]): Result<void, OperationError> {
  const { length } = plainInlines(inlines);
  if (length <= maxBlockLength) return ok(undefined);
  return err({ type: 'TooLong', entity, field: 'inlines', length, limit: maxBlockLength });
}

export function checkField(entity: Id, field: string, value: unknown): Result<void, OperationError> {
  const length = (JSON.stringify(value) ?? '').length;
  if (length <= maxFieldLength) return ok(undefined);
  return err({ type: 'TooLong', entity, field, length, limit: maxFieldLength });
}

/** With all that is under it. */
export function checkEntity(entity: NewEntity): Result<void, OperationError> {
  if (entity.type === 'block') return checkText(entity.value.id, entity.value.inlines);
  for (const field of fieldRulesOf(kindOf(entity)).keys()) {
    const value = (entity.value as unknown as Readonly<Record<string, unknown>>)[field];
    const checked = checkField(entity.value.id, field, value);
    if (!checked.ok) return checked;
  }
  for (const child of childrenOf(entity)) {
    const checked = checkEntity(child);
    if (!checked.ok) return checked;
  }
  return ok(undefined);
}

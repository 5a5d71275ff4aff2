import { err, ok, type Result } from '@peersume/base';
import { Entry, Profile, Role, Section, TextBlock, type Id } from '@peersume/resume';
import { kindsOf, reservedIds, tops } from '../shape/roots.ts';
import { mayStandUnder } from '../shape/tree.ts';
import { idsIn, kindOf, writeEntity, type NewEntity } from '../write/write-entities.ts';
import { checkEntity } from './check-length.ts';
import { findNode, placeBefore, restructure, type Editing } from './editing.ts';
import type { Done, Operation, OperationError } from './operation.ts';

type AddOperation = Extract<Operation, { type: 'addSection' | 'addEntry' | 'addRole' | 'addProfile' | 'addBlock' }>;

export function add(editing: Editing, operation: AddOperation): Result<Done, OperationError> {
  const { entity, parent } = partsOf(operation);
  const { schema } = schemas[entity.type];
  const parsed = schema.safeParse(entity.value);
  const { id } = entity.value;
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err({ type: 'InvalidValue', entity: id, field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
  }
  return addEntity(editing, entity, parent, operation.before);
}

export function addEntity(
  editing: Editing,
  entity: NewEntity,
  parent: Id,
  before: Id | null | undefined,
): Result<Done, OperationError> {
  const { id } = entity.value;
  const parentNode = findNode(editing, parent);
  if (parentNode === undefined && parent !== tops.section && parent !== tops.profile) {
    return err({ type: 'NotFound', id: parent });
  }
  if (!mayStandUnder(kindOf(entity), parent, parentNode?.kind)) return err({ type: 'WrongPlace', id, parent });
  const length = checkEntity(entity);
  if (!length.ok) return length;
  const taken = takenId(editing, entity);
  if (taken !== undefined) return err({ type: 'IdTaken', id: taken });
  const place = placeBefore(editing, id, parent, before);
  if (!place.ok) return place;
  restructure(editing, () => writeEntity(editing, entity, place.value));
  editing.undo.structure({ type: 'hide', id, ifOwn: true });
  return ok({ id });
}

const schemas = {
  section: { schema: Section },
  entry: { schema: Entry },
  role: { schema: Role },
  profile: { schema: Profile },
  block: { schema: TextBlock },
};

function partsOf(operation: AddOperation): { entity: NewEntity; parent: Id } {
  switch (operation.type) {
    case 'addSection':
      return { entity: { type: 'section', value: operation.section }, parent: tops.section };
    case 'addEntry':
      return { entity: { type: 'entry', value: operation.entry }, parent: operation.section };
    case 'addRole':
      return { entity: { type: 'role', value: operation.role }, parent: operation.entry };
    case 'addProfile':
      return { entity: { type: 'profile', value: operation.profile }, parent: tops.profile };
    case 'addBlock':
      return { entity: { type: 'block', value: operation.block }, parent: operation.owner };
  }
}

function takenId({ doc }: Editing, entity: NewEntity): Id | undefined {
  const kinds = kindsOf(doc);
  const ids = idsIn(entity);
  return ids.find((id, index) => kinds.has(id) || reservedIds.includes(id) || ids.indexOf(id) !== index);
}

/**
 * Makes the view say what a résumé says: an earlier state restored as a new edit, or a whole résumé that somebody
 * edited elsewhere. Only what differs is changed, so what others do meanwhile survives, and one undo takes it back.
 * Entities are the same when their ids are; those that the résumé lacks are removed, those that were are restored.
 */
import { assert, ok, type Result } from '@peersume/base';
import { Resume, type Id, type TextBlock } from '@peersume/resume';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { tops, type Single } from '../shape/roots.ts';
import { writeKind, type Kind } from '../shape/kind.ts';
import { childrenOf, kindOf, type NewEntity } from '../write/write-entities.ts';
import { diffLists } from '../words/diff-lists.ts';
import { addEntity } from './add.ts';
import { withFreshIds } from './duplicate.ts';
import type { Editing } from './editing.ts';
import { move } from './move.ts';
import type { Done, OperationError } from './operation.ts';
import { remove, restore } from './remove.ts';
import { writeFieldIn } from './set-field.ts';
import { setText } from './set-text.ts';

export function rewrite(editing: Editing, resume: Resume): Result<Done, OperationError> {
  const parsed = Resume.safeParse(resume);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const problem = issue?.message ?? 'not valid';
    return {
      ok: false,
      error: { type: 'InvalidValue', entity: 'resume', field: issue?.path.join('.') ?? '', problem },
    };
  }
  const { basics, design, sections } = resume;
  rewriteFields(editing, 'resume', 'resume', resume);
  rewriteFields(editing, 'basics', 'basics', basics);
  rewriteFields(editing, 'design', 'design', design);
  rewriteChildren(
    editing,
    tops.profile,
    basics.profiles.map((value): NewEntity => ({ type: 'profile', value })),
  );
  rewriteChildren(
    editing,
    tops.section,
    sections.map((value): NewEntity => ({ type: 'section', value })),
  );
  return ok({});
}

/** Afterwards the parent has these children, in this order, and no others. */
function rewriteChildren(editing: Editing, parent: Id, wanted: readonly NewEntity[]): void {
  const { view } = editing;
  const ids = wanted.map((entity) => rewriteEntity(editing, parent, entity));
  const stays = new Set(ids);
  for (const { id } of view.children(parent)) if (!stays.has(id)) remove(editing, id);
  putInOrder(editing, parent, ids);
}

/** Gives the id under which it stands now: another one where the wanted id is something else's. */
function rewriteEntity(editing: Editing, parent: Id, entity: NewEntity): Id {
  const { id } = entity.value;
  const node = editing.view.node(id);
  const kind = kindOf(entity);
  if (node === undefined || !isSameKind(node.kind, kind)) return addAnew(editing, parent, entity);
  // A variant cannot bring back what its master has removed: it gets its own.
  if (isRemovedOrHidden(editing, id, node.parent) && !restore(editing, id).ok) return addAnew(editing, parent, entity);
  if (node.parent !== parent && !move(editing, { type: 'move', id, parent }).ok)
    return addAnew(editing, parent, entity);
  if (entity.type === 'block') setText(editing, id, entity.value.inlines);
  rewriteFields(editing, id, node.kind, entity.value);
  rewriteChildren(editing, id, childrenOf(entity));
  return id;
}

function addAnew(editing: Editing, parent: Id, entity: NewEntity): Id {
  const added = addEntity(editing, entity, parent, null);
  if (added.ok) return entity.value.id;
  const fresh = withFreshIds(entity, editing.ids);
  const again = addEntity(editing, fresh, parent, null);
  assert(again.ok, 'an entity with fresh ids can be added under the parent that it has in a valid résumé');
  return fresh.value.id;
}

function isRemovedOrHidden({ view }: Editing, id: Id, parent: Id): boolean {
  return !view.children(parent).some((node) => node.id === id);
}

/** A block may be turned from bullet to paragraph; everything else stays what it is. */
const isSameKind = (a: Kind, b: Kind): boolean =>
  a.type === 'block'
    ? b.type === 'block'
    : writeKind({ ...b, ...(a.variant !== undefined && { variant: a.variant }) }) === writeKind(a);

/** Moves as few as can be. */
function putInOrder(editing: Editing, parent: Id, ids: readonly Id[]): void {
  const now = editing.view.children(parent).map(({ id }) => id);
  const moving = new Set<Id>();
  for (const { to, added } of diffLists(now, ids)) for (const id of ids.slice(to, to + added)) moving.add(id);
  ids.toReversed().forEach((id, index) => {
    const before = ids[ids.length - index] ?? null;
    if (moving.has(id)) move(editing, { type: 'move', id, parent, before });
  });
}

function rewriteFields(editing: Editing, id: Id, owner: Kind | Single, values: object): void {
  for (const [name, rule] of fieldRulesOf(owner)) {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    const isBlockType = typeof owner === 'object' && owner.type === 'block' && name === 'type';
    if (isBlockType && blockTypeOf(editing, id, owner) === value) continue;
    writeFieldIn(editing, id, owner, name, rule, value);
  }
}

function blockTypeOf({ view }: Editing, id: Id, owner: Kind): TextBlock['type'] | undefined {
  const type = view.fields(id, owner)['type'];
  if (type === 'bullet' || type === 'paragraph') return type;
  return owner.type === 'block' ? owner.block : undefined;
}

import { err, type Result } from '@peersume/base';
import type { Entry, Id, IdSource, Resume, TextBlock } from '@peersume/resume';
import type { NewEntity } from '../write/write-entities.ts';
import { addEntity } from './add.ts';
import { findShown, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

export function duplicate(editing: Editing, id: Id): Result<Done, OperationError> {
  const node = findShown(editing, id);
  const entity = findEntity(editing.resume(), id);
  if (node === undefined || entity === undefined) return err({ type: 'NotFound', id });
  const siblings = editing.view.placed(node.parent);
  const next = siblings[siblings.findIndex((sibling) => sibling.id === id) + 1];
  return addEntity(editing, withFreshIds(entity, editing.ids), node.parent, next?.id);
}

/** An entity of a résumé by its id. */
export function findEntity(resume: Resume, id: Id): NewEntity | undefined {
  const profile = resume.basics.profiles.find((one) => one.id === id);
  if (profile !== undefined) return { type: 'profile', value: profile };
  for (const section of resume.sections) {
    if (section.id === id) return { type: 'section', value: section };
    for (const entry of section.entries) {
      if (entry.id === id) return { type: 'entry', value: entry };
      const roles = entry.type === 'experience' ? entry.roles : [];
      const role = roles.find((one) => one.id === id);
      if (role !== undefined) return { type: 'role', value: role };
      const blocks = 'body' in entry ? entry.body : roles.flatMap((one) => one.body);
      const block = blocks.find((one) => one.id === id);
      if (block !== undefined) return { type: 'block', value: block };
    }
  }
  return undefined;
}

export function withFreshIds(entity: NewEntity, ids: IdSource): NewEntity {
  const id = ids(entity.type);
  const block = (old: TextBlock): TextBlock => ({ ...old, id: ids('block') });
  const inEntry = (old: Entry, entryId: Id): Entry => {
    if (old.type === 'experience') {
      const roles = old.roles.map((role) => ({ ...role, id: ids('role'), body: role.body.map(block) }));
      return { ...old, id: entryId, roles };
    }
    return 'body' in old ? { ...old, id: entryId, body: old.body.map(block) } : { ...old, id: entryId };
  };
  switch (entity.type) {
    case 'section': {
      const entries = entity.value.entries.map((entry) => inEntry(entry, ids('entry')));
      return { type: 'section', value: { ...entity.value, id, entries } };
    }
    case 'entry':
      return { type: 'entry', value: inEntry(entity.value, id) };
    case 'role':
      return { type: 'role', value: { ...entity.value, id, body: entity.value.body.map(block) } };
    case 'profile':
      return { type: 'profile', value: { ...entity.value, id } };
    case 'block':
      return { type: 'block', value: { ...entity.value, id } };
  }
}

/** What a person calls the entry or role that words belong to: "Acme", "Lead". */
import { nameOfEntry, type Id, type Resume } from '@peersume/resume';
import { findEntity } from '../../model/find-entity.ts';

export function nameOfOwner(resume: Resume, id: Id): string {
  const found = findEntity(resume, id);
  if (found?.type === 'entry') return nameOfEntry(found.value) || found.section.title || '';
  return found?.type === 'role' ? nameOfEntry(found.entry) || found.value.position || '' : '';
}

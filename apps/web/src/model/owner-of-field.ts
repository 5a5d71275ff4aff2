/** Which section and entry a field belongs to. */
import type { FieldRef, Resume } from '@peersume/resume';
import { findEntity } from './find-entity.ts';

export interface FieldOwner {
  readonly sectionId?: string;
  readonly entryId?: string;
}

export function ownerOfField(resume: Resume, field: FieldRef): FieldOwner {
  const found = findEntity(resume, field.slice(0, field.lastIndexOf('/')));
  switch (found?.type) {
    case 'section':
      return { sectionId: found.value.id };
    case 'entry':
      return { sectionId: found.section.id, entryId: found.value.id };
    case 'role':
    case 'block':
      return { sectionId: found.section.id, entryId: found.entry.id };
    default:
      return {};
  }
}

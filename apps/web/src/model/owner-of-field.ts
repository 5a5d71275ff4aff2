/** Which section and entry a field belongs to. */
import type { Entry, FieldRef, Resume } from '@peersume/resume';

export interface FieldOwner {
  readonly sectionId?: string;
  readonly entryId?: string;
}

export function ownerOfField(resume: Resume, field: FieldRef): FieldOwner {
  const entity = field.slice(0, field.lastIndexOf('/'));
  for (const section of resume.sections) {
    if (section.id === entity) return { sectionId: section.id };
    for (const entry of section.entries) {
      if (entry.id === entity || partsOf(entry).includes(entity)) return { sectionId: section.id, entryId: entry.id };
    }
  }
  return {};
}

/** Ids of the roles and text blocks inside an entry. */
function partsOf(entry: Entry): string[] {
  if (entry.type === 'experience') {
    return entry.roles.flatMap((role) => [role.id, ...role.body.map((block) => block.id)]);
  }
  return 'body' in entry ? entry.body.map((block) => block.id) : [];
}

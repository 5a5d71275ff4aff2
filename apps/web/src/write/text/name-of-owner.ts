/** What a person calls the entry or role that words belong to: "Acme", "Lead". */
import type { Entry, Id, Resume } from '@peersume/resume';

export function nameOfOwner(resume: Resume, id: Id): string {
  for (const section of resume.sections) {
    for (const entry of section.entries) {
      if (entry.id === id) return nameOf(entry) || section.title || '';
      const role = entry.type === 'experience' ? entry.roles.find((one) => one.id === id) : undefined;
      if (role !== undefined) return nameOf(entry) || role.position || '';
    }
  }
  return '';
}

function nameOf(entry: Entry): string {
  switch (entry.type) {
    case 'experience':
      return entry.organization;
    case 'education':
      return entry.institution;
    case 'award':
    case 'item':
      return entry.title;
    case 'language':
      return entry.language;
    default:
      return entry.name;
  }
}

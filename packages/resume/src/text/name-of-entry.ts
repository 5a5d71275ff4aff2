import type { Entry } from '../schema/entry.ts';

/** The one thing an entry is called by: its employer, school, title or name. It may be empty. */
export function nameOfEntry(entry: Entry): string {
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

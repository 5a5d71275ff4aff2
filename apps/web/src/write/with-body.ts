/** The résumé with other words in one role or entry. */
import type { Entry, Resume, RichText } from '@peersume/resume';

export const withBody =
  (owner: string, body: RichText) =>
  (resume: Resume): Resume => ({
    ...resume,
    sections: resume.sections.map((section) => ({ ...section, entries: section.entries.map(inEntry(owner, body)) })),
  });

const inEntry =
  (owner: string, body: RichText) =>
  (entry: Entry): Entry => {
    if (entry.id === owner && 'body' in entry) return { ...entry, body };
    if (entry.type !== 'experience') return entry;
    return { ...entry, roles: entry.roles.map((role) => (role.id === owner ? { ...role, body } : role)) };
  };

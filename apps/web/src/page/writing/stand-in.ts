/**
 * An empty field prints nothing, so there would be no place to write in it. While the cursor stands in one, the page is
 * set with a letter in it that is not drawn; then its place, its size, and the bullet before it are there. The résumé
 * itself and what is printed never have it.
 */
import { directionOf, type FieldRef, type Resume, type TextBlock } from '@peersume/resume';
import { editableField } from '../place/editable-field.ts';

/** The joiner tells it from the same letter typed by a person. */
const joiner = '\u200d';
const standInOf = (resume: Resume): string => (directionOf(resume.language) === 'rtl' ? 'ا' : 'x') + joiner;

/** The résumé with something in the field; undefined where there are words already. */
export function withStandIn(resume: Resume, field: FieldRef): Resume | undefined {
  const editable = editableField(resume, field);
  if (editable === undefined || editable.kind === 'form' || editable.text.trim() !== '') return undefined;
  const text = standInOf(resume);
  if (editable.kind === 'block') return changeBlock(resume, editable.block, text);
  return changeEntity(resume, editable.entity, {
    [editable.property]: editable.kind === 'list' ? [text] : text,
  });
}

function changeBlock(resume: Resume, block: TextBlock, text: string): Resume {
  const inBody = (body: TextBlock[]): TextBlock[] =>
    body.includes(block) ? body.map((one) => (one === block ? { ...one, inlines: [{ text }] } : one)) : body;
  return {
    ...resume,
    sections: resume.sections.map((section) => {
      const entries = section.entries.map((entry) => {
        if (entry.type === 'experience') {
          const roles = entry.roles.map((role) => {
            const body = inBody(role.body);
            return body === role.body ? role : { ...role, body };
          });
          return roles.some((role, index) => role !== entry.roles[index]) ? { ...entry, roles } : entry;
        }
        if (!('body' in entry)) return entry;
        const body = inBody(entry.body);
        return body === entry.body ? entry : { ...entry, body };
      });
      return entries.some((entry, index) => entry !== section.entries[index]) ? { ...section, entries } : section;
    }),
  };
}

function changeEntity(resume: Resume, id: string, change: object): Resume {
  if (id === 'basics') return { ...resume, basics: { ...resume.basics, ...change } };
  return {
    ...resume,
    sections: resume.sections.map((section) => {
      if (section.id === id) return { ...section, ...change };
      const entries = section.entries.map((entry) => {
        if (entry.id === id) return { ...entry, ...change };
        if (entry.type !== 'experience' || !entry.roles.some((role) => role.id === id)) return entry;
        return { ...entry, roles: entry.roles.map((role) => (role.id === id ? { ...role, ...change } : role)) };
      });
      return entries.some((entry, index) => entry !== section.entries[index]) ? { ...section, entries } : section;
    }),
  };
}

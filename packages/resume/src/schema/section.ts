/** A titled list of entries. Its kind gives the title in the résumé's language and the place in JSON Resume; a custom section has its own title and may hold any type of entry. */
import { z } from './zod.ts';
import { Entry, EntryType, Extra } from './entry.ts';
import { Id } from './id.ts';

export const SectionKind = z.enum([
  'summary',
  'work',
  'volunteer',
  'education',
  'projects',
  'awards',
  'certificates',
  'publications',
  'skills',
  'languages',
  'interests',
  'references',
  'custom',
]);
export type SectionKind = z.infer<typeof SectionKind>;

export const entryTypeOfKind = {
  summary: 'item',
  work: 'experience',
  volunteer: 'experience',
  education: 'education',
  projects: 'project',
  awards: 'award',
  certificates: 'certificate',
  publications: 'publication',
  skills: 'skill',
  languages: 'language',
  interests: 'interest',
  references: 'reference',
} as const satisfies Record<Exclude<SectionKind, 'custom'>, EntryType>;

export const Section = z
  .object({
    id: Id,
    kind: SectionKind,
    /** The type of every entry here; for every kind but `custom` it is `entryTypeOfKind[kind]`. */
    entryType: EntryType,
    /** Replaces the label that the language gives; required in meaning for `custom`. */
    title: z.optional(z.string()),
    visible: z.boolean(),
    /** A new page begins here. */
    breakBefore: z.optional(z.literal(true)),
    entries: z.array(Entry),
    extra: z.optional(Extra),
  })
  .check(({ value: section, issues }) => {
    const expected = section.kind === 'custom' ? section.entryType : entryTypeOfKind[section.kind];
    if (section.entryType !== expected) {
      const message = `A section of kind ${section.kind} holds entries of type ${expected}.`;
      issues.push({ code: 'custom', path: ['entryType'], message, input: section.entryType });
    }
    section.entries.forEach((entry, index) => {
      if (entry.type !== section.entryType) {
        const message = `This section holds entries of type ${section.entryType}.`;
        issues.push({ code: 'custom', path: ['entries', index, 'type'], message, input: entry.type });
      }
    });
  });
export type Section = z.infer<typeof Section>;

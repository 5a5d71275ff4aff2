/** A titled list of entries. Its kind gives the title in the résumé's language and the place in JSON Resume; a custom section has its own title and may hold any type of entry. */
import { z } from 'zod';
import { Entry, Extra, type EntryType } from './entry.ts';
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
    entryType: z.enum(Entry.options.map((option) => option.shape.type.value)),
    /** Replaces the label that the language gives; required in meaning for `custom`. */
    title: z.string().optional(),
    visible: z.boolean(),
    /** A new page begins here. */
    breakBefore: z.literal(true).optional(),
    entries: z.array(Entry),
    extra: Extra.optional(),
  })
  .superRefine((section, context) => {
    const expected = section.kind === 'custom' ? section.entryType : entryTypeOfKind[section.kind];
    if (section.entryType !== expected) {
      context.addIssue({
        code: 'custom',
        path: ['entryType'],
        message: `A section of kind ${section.kind} holds entries of type ${expected}.`,
      });
    }
    section.entries.forEach((entry, index) => {
      if (entry.type !== section.entryType) {
        context.addIssue({
          code: 'custom',
          path: ['entries', index, 'type'],
          message: `This section holds entries of type ${section.entryType}.`,
        });
      }
    });
  });
export type Section = z.infer<typeof Section>;

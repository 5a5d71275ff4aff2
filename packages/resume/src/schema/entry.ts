/**
 * The types of entries that a section can hold. Each extends JSON Resume 1.x's array item of the same meaning;
 * `extra` keeps what the file held and the model does not know, so that it can be written back.
 */
import { z } from './zod.ts';
import { DateRange } from './date.ts';
import { Id } from './id.ts';
import { RichText } from './rich-text.ts';

/** By the names of JSON Resume's fields. Under the name of a field that the model knows: the original spelling, or what could not be read. */
export const Extra = z.record(z.string(), z.json());
export type Extra = z.infer<typeof Extra>;

const base = {
  id: Id,
  visible: z.boolean(),
  /** A new page begins here; the first entry of a section stays under its title. */
  breakBefore: z.optional(z.literal(true)),
  extra: z.optional(Extra),
};

const text = z.string();
const line = z.optional(z.string());

/** One position held at an employer; several make a career there. */
export const Role = z.object({
  id: Id,
  position: line,
  dates: z.optional(DateRange),
  location: line,
  body: RichText,
  extra: z.optional(Extra),
});
export type Role = z.infer<typeof Role>;

/** Used by work and volunteering alike. */
export const ExperienceEntry = z.object({
  ...base,
  type: z.literal('experience'),
  organization: text,
  /** What the organization is ("a social media company"), JSON Resume's `work[].description`. */
  about: line,
  url: line,
  location: line,
  roles: z.array(Role).check(z.minLength(1)),
});
export type ExperienceEntry = z.infer<typeof ExperienceEntry>;

export const EducationEntry = z.object({
  ...base,
  type: z.literal('education'),
  institution: text,
  url: line,
  location: line,
  area: line,
  studyType: line,
  score: line,
  dates: z.optional(DateRange),
  courses: z.array(z.string()),
  body: RichText,
});
export type EducationEntry = z.infer<typeof EducationEntry>;

export const ProjectEntry = z.object({
  ...base,
  type: z.literal('project'),
  name: text,
  url: line,
  entity: line,
  kind: line,
  roles: z.array(z.string()),
  keywords: z.array(z.string()),
  dates: z.optional(DateRange),
  body: RichText,
});
export type ProjectEntry = z.infer<typeof ProjectEntry>;

export const AwardEntry = z.object({
  ...base,
  type: z.literal('award'),
  title: text,
  awarder: line,
  url: line,
  dates: z.optional(DateRange),
  body: RichText,
});
export type AwardEntry = z.infer<typeof AwardEntry>;

export const CertificateEntry = z.object({
  ...base,
  type: z.literal('certificate'),
  name: text,
  issuer: line,
  url: line,
  dates: z.optional(DateRange),
  body: RichText,
});
export type CertificateEntry = z.infer<typeof CertificateEntry>;

export const PublicationEntry = z.object({
  ...base,
  type: z.literal('publication'),
  name: text,
  authors: line,
  publisher: line,
  url: line,
  dates: z.optional(DateRange),
  body: RichText,
});
export type PublicationEntry = z.infer<typeof PublicationEntry>;

export const SkillEntry = z.object({
  ...base,
  type: z.literal('skill'),
  name: text,
  level: line,
  keywords: z.array(z.string()),
});
export type SkillEntry = z.infer<typeof SkillEntry>;

export const LanguageEntry = z.object({
  ...base,
  type: z.literal('language'),
  language: text,
  fluency: line,
});
export type LanguageEntry = z.infer<typeof LanguageEntry>;

export const InterestEntry = z.object({
  ...base,
  type: z.literal('interest'),
  name: text,
  keywords: z.array(z.string()),
});
export type InterestEntry = z.infer<typeof InterestEntry>;

export const ReferenceEntry = z.object({
  ...base,
  type: z.literal('reference'),
  name: text,
  body: RichText,
});
export type ReferenceEntry = z.infer<typeof ReferenceEntry>;

/** Anything else with a title, and the whole of a section that is only prose (title empty). */
export const ItemEntry = z.object({
  ...base,
  type: z.literal('item'),
  title: text,
  subtitle: line,
  url: line,
  location: line,
  dates: z.optional(DateRange),
  body: RichText,
});
export type ItemEntry = z.infer<typeof ItemEntry>;

export const Entry = z.discriminatedUnion('type', [
  ExperienceEntry,
  EducationEntry,
  ProjectEntry,
  AwardEntry,
  CertificateEntry,
  PublicationEntry,
  SkillEntry,
  LanguageEntry,
  InterestEntry,
  ReferenceEntry,
  ItemEntry,
]);
export type Entry = z.infer<typeof Entry>;

export const EntryType = z.enum([
  'experience',
  'education',
  'project',
  'award',
  'certificate',
  'publication',
  'skill',
  'language',
  'interest',
  'reference',
  'item',
] satisfies readonly Entry['type'][]);
export type EntryType = z.infer<typeof EntryType>;

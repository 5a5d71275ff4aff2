/**
 * A small notation for writing sample résumés by hand: every builder takes what a person would write and leaves the ids
 * to `writeSample`, which numbers them in reading order. The same source gives the same ids for ever.
 *
 * Dates are `2024`, `2024-05` or `2024-05-17`; ranges `2022-03..present`, `2019..2021-06`. Rich text: `rich-text-marks.ts`.
 */
import { assert } from '@peersume/base';
import type { DateRange, PartialDate } from '../schema/date.ts';
import type { Design } from '../schema/design.ts';
import type {
  AwardEntry,
  CertificateEntry,
  EducationEntry,
  Entry,
  EntryType,
  ExperienceEntry,
  ItemEntry,
  LanguageEntry,
  ProjectEntry,
  PublicationEntry,
  Role,
  SkillEntry,
} from '../schema/entry.ts';
import type { Basics, Profile, Resume } from '../schema/resume.ts';
import type { RichText } from '../schema/rich-text.ts';
import { entryTypeOfKind, type Section, type SectionKind } from '../schema/section.ts';
import { parseMarkedBlock } from './rich-text-marks.ts';

export interface SampleSource {
  readonly language: string;
  readonly basics: Omit<Basics, 'profiles'> & { readonly profiles?: readonly Omit<Profile, 'id'>[] };
  readonly design: Design;
  readonly sections: readonly Draft<Section>[];
}

export function writeSample(source: SampleSource): Resume {
  const ids = createIds();
  const profiles = (source.basics.profiles ?? []).map((profile) => ({ id: ids('profile'), ...profile }));
  return {
    format: 'peersume-resume',
    version: 1,
    language: source.language,
    basics: { ...source.basics, profiles },
    sections: source.sections.map((draft) => draft(ids)),
    design: source.design,
  };
}

/** Everything but the ids, which come when the whole résumé is put together. */
export type Draft<T> = (ids: Ids) => T;
type Ids = (kind: string) => string;

function createIds(): Ids {
  const used = new Map<string, number>();
  return (kind) => {
    const number = (used.get(kind) ?? 0) + 1;
    used.set(kind, number);
    return `${kind}-${number}`;
  };
}

// Sections

export function section(kind: Exclude<SectionKind, 'custom'>, ...entries: readonly Draft<Entry>[]): Draft<Section> {
  return (ids) => ({
    id: ids('section'),
    kind,
    entryType: entryTypeOfKind[kind],
    visible: true,
    entries: entries.map((draft) => draft(ids)),
  });
}

export function customSection(
  title: string,
  entryType: EntryType,
  ...entries: readonly Draft<Entry>[]
): Draft<Section> {
  return (ids) => ({
    id: ids('section'),
    kind: 'custom',
    entryType,
    title,
    visible: true,
    entries: entries.map((draft) => draft(ids)),
  });
}

/** The same section under a heading of its own instead of the one that its kind has in every language. */
export const retitled =
  (title: string, draft: Draft<Section>): Draft<Section> =>
  (ids) => ({ ...draft(ids), title });

/** The opening paragraph(s) under the name. */
export const summary = (...body: readonly string[]): Draft<Section> => section('summary', item({ title: '', body }));

// Entries

type Source<T> = Omit<T, 'id' | 'visible' | 'type' | 'dates' | 'body' | 'roles' | 'courses' | 'keywords' | 'extra'> & {
  readonly dates?: string;
  readonly body?: readonly string[];
};

export interface RoleSource {
  readonly position: string;
  readonly dates: string;
  readonly location?: string;
  readonly body?: readonly string[];
}

/** Roles newest first; most people held one, some several at the same place. */
export function experience(
  source: Omit<Source<ExperienceEntry>, 'dates' | 'body'>,
  ...roles: readonly RoleSource[]
): Draft<ExperienceEntry> {
  return (ids) => ({
    id: ids('entry'),
    type: 'experience',
    visible: true,
    ...source,
    roles: roles.map((role): Role => {
      const { position, dates, location, body } = role;
      const id = ids('role');
      const where = location === undefined ? {} : { location };
      return { id, position, dates: writeDates(dates), ...where, body: writeBody(body, ids) };
    }),
  });
}

export function education(
  source: Source<EducationEntry> & { readonly courses?: readonly string[] },
): Draft<EducationEntry> {
  return (ids) => ({ ...entryOf('education', source, ids), courses: [...(source.courses ?? [])] });
}

export function project(
  source: Source<ProjectEntry> & { readonly roles?: readonly string[]; readonly keywords?: readonly string[] },
): Draft<ProjectEntry> {
  return (ids) => ({
    ...entryOf('project', source, ids),
    roles: [...(source.roles ?? [])],
    keywords: [...(source.keywords ?? [])],
  });
}

export const award =
  (source: Source<AwardEntry>): Draft<AwardEntry> =>
  (ids) =>
    entryOf('award', source, ids);

export const certificate =
  (source: Source<CertificateEntry>): Draft<CertificateEntry> =>
  (ids) =>
    entryOf('certificate', source, ids);

export const publication =
  (source: Source<PublicationEntry>): Draft<PublicationEntry> =>
  (ids) =>
    entryOf('publication', source, ids);

export const item =
  (source: Source<ItemEntry>): Draft<ItemEntry> =>
  (ids) =>
    entryOf('item', source, ids);

export const skill =
  (name: string, ...keywords: readonly string[]): Draft<SkillEntry> =>
  (ids) => ({ id: ids('entry'), type: 'skill', visible: true, name, keywords: [...keywords] });

export const language =
  (name: string, fluency: string): Draft<LanguageEntry> =>
  (ids) => ({ id: ids('entry'), type: 'language', visible: true, language: name, fluency });

function entryOf<Type extends EntryType, Fields extends { readonly dates?: string; readonly body?: readonly string[] }>(
  type: Type,
  source: Fields,
  ids: Ids,
): Omit<Fields, 'dates' | 'body'> & { id: string; type: Type; visible: true; dates?: DateRange; body: RichText } {
  const { dates, body, ...fields } = source;
  const id = ids('entry');
  const when = dates === undefined ? {} : { dates: writeDates(dates) };
  return { id, type, visible: true, ...fields, ...when, body: writeBody(body, ids) };
}

// Words and dates

function writeBody(body: readonly string[] | undefined, ids: Ids): RichText {
  return (body ?? []).map((source) => ({ id: ids('block'), ...parseMarkedBlock(source) }));
}

/** A lone date is the day on which something was finished or given. */
function writeDates(source: string): DateRange {
  const [first = '', second] = source.split('..');
  if (second === undefined) return { end: writeDate(first) };
  return { start: writeDate(first), end: second === 'present' ? 'present' : writeDate(second) };
}

function writeDate(source: string): PartialDate {
  assert(/^\d{4}(-\d\d){0,2}$/.test(source), `not a date: ${source}`);
  const [year = 0, month, day] = source.split('-').map(Number);
  if (month === undefined) return { year };
  return day === undefined ? { year, month } : { year, month, day };
}

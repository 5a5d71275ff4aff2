/**
 * JSON Resume 1.x's array items as data: which key holds which field of which entry.
 * Some keys the standard does not name but allows, as its objects are open (`education[].location`, `publications[].authors`).
 */
import type { EntryType } from '../schema/entry.ts';
import type { SectionKind } from '../schema/section.ts';

export type ItemKind = Exclude<SectionKind, 'custom' | 'summary'>;

export interface ItemFields {
  readonly type: EntryType;
  /** The key of what the entry is called. */
  readonly main: string;
  /** Key -> field of the entry (of the role, for experience). */
  readonly lines: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, string>>;
  readonly dates?: { readonly start: string; readonly end?: string };
  /** Holds paragraphs. */
  readonly text?: string;
  /** Holds bullets. */
  readonly highlights?: string;
  /** Older and common other keys -> the key they mean. */
  readonly aliases: Readonly<Record<string, string>>;
}

const ranges = { start: 'startDate', end: 'endDate' };

export const itemFields: Readonly<Record<ItemKind, ItemFields>> = {
  work: {
    type: 'experience',
    main: 'name',
    lines: { position: 'position', url: 'url', location: 'location', description: 'about' },
    lists: {},
    dates: ranges,
    text: 'summary',
    highlights: 'highlights',
    aliases: {
      company: 'name',
      employer: 'name',
      organization: 'name',
      website: 'url',
      title: 'position',
      jobTitle: 'position',
      role: 'position',
      start: 'startDate',
      end: 'endDate',
      bullets: 'highlights',
      responsibilities: 'highlights',
      achievements: 'highlights',
    },
  },
  volunteer: {
    type: 'experience',
    main: 'organization',
    lines: { position: 'position', url: 'url', location: 'location', description: 'about' },
    lists: {},
    dates: ranges,
    text: 'summary',
    highlights: 'highlights',
    aliases: { name: 'organization', company: 'organization', website: 'url', title: 'position', role: 'position' },
  },
  education: {
    type: 'education',
    main: 'institution',
    lines: { url: 'url', location: 'location', area: 'area', studyType: 'studyType', score: 'score' },
    lists: { courses: 'courses' },
    dates: ranges,
    text: 'summary',
    highlights: 'highlights',
    aliases: {
      gpa: 'score',
      grade: 'score',
      website: 'url',
      school: 'institution',
      university: 'institution',
      degree: 'studyType',
      field: 'area',
      major: 'area',
      description: 'summary',
    },
  },
  projects: {
    type: 'project',
    main: 'name',
    lines: { url: 'url', entity: 'entity', type: 'kind' },
    lists: { keywords: 'keywords', roles: 'roles' },
    dates: ranges,
    text: 'description',
    highlights: 'highlights',
    aliases: { website: 'url', title: 'name', summary: 'description', technologies: 'keywords' },
  },
  awards: {
    type: 'award',
    main: 'title',
    lines: { awarder: 'awarder', url: 'url' },
    lists: {},
    dates: { start: 'date' },
    text: 'summary',
    aliases: { name: 'title', website: 'url', issuer: 'awarder', description: 'summary' },
  },
  certificates: {
    type: 'certificate',
    main: 'name',
    lines: { issuer: 'issuer', url: 'url' },
    lists: {},
    dates: { start: 'date' },
    text: 'summary',
    aliases: { title: 'name', website: 'url', authority: 'issuer', organization: 'issuer', description: 'summary' },
  },
  publications: {
    type: 'publication',
    main: 'name',
    lines: { authors: 'authors', publisher: 'publisher', url: 'url' },
    lists: {},
    dates: { start: 'releaseDate' },
    text: 'summary',
    aliases: { title: 'name', website: 'url', date: 'releaseDate', author: 'authors', description: 'summary' },
  },
  skills: {
    type: 'skill',
    main: 'name',
    lines: { level: 'level' },
    lists: { keywords: 'keywords' },
    aliases: { skill: 'name', title: 'name', items: 'keywords' },
  },
  languages: {
    type: 'language',
    main: 'language',
    lines: { fluency: 'fluency' },
    lists: {},
    aliases: { name: 'language', level: 'fluency', proficiency: 'fluency' },
  },
  interests: { type: 'interest', main: 'name', lines: {}, lists: { keywords: 'keywords' }, aliases: { title: 'name' } },
  references: {
    type: 'reference',
    main: 'name',
    lines: {},
    lists: {},
    text: 'reference',
    aliases: { author: 'name', summary: 'reference', description: 'reference' },
  },
};

/** The standard's own order, used where a file says nothing else. */
export const itemKinds = Object.keys(itemFields) as readonly ItemKind[];

/** Older and common other names of whole sections. */
export const sectionAliases: Readonly<Record<string, ItemKind>> = {
  hobbies: 'interests',
  certifications: 'certificates',
  experience: 'work',
  employment: 'work',
  volunteering: 'volunteer',
};

export function isItemKind(key: string): key is ItemKind {
  return Object.hasOwn(itemFields, key);
}

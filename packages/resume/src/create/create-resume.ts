/** New values with everything that the schema asks for. */
import type { Entry, EntryType, Role } from '../schema/entry.ts';
import type { Resume } from '../schema/resume.ts';
import { entryTypeOfKind, type Section, type SectionKind } from '../schema/section.ts';
import type { IdSource } from './id-source.ts';

export interface CreateResumeOptions {
  /** BCP 47; English when absent. */
  readonly language?: string;
  readonly template?: string;
}

export function createResume({ language = 'en', template = defaultTemplate }: CreateResumeOptions = {}): Resume {
  return {
    format: 'peersume-resume',
    version: 1,
    language,
    basics: { name: '', profiles: [] },
    sections: [],
    design: { template, page: usesLetter(language) ? 'letter' : 'a4' },
  };
}

export const defaultTemplate = 'classic';

export type CreateSectionOptions = Partial<Omit<Section, 'id' | 'kind'>>;

export function createSection(kind: SectionKind, ids: IdSource, options: CreateSectionOptions = {}): Section {
  return {
    id: ids(kind),
    kind,
    visible: true,
    entries: [],
    ...options,
    entryType: kind === 'custom' ? (options.entryType ?? 'item') : entryTypeOfKind[kind],
  };
}

type EntryOf<Type extends EntryType> = Extract<Entry, { type: Type }>;

/** An empty entry of a type, with `fields` laid over it. */
export function createEntry<Type extends EntryType>(
  type: Type,
  ids: IdSource,
  fields: Partial<Omit<EntryOf<Type>, 'id' | 'type'>> = {},
): EntryOf<Type> {
  const id = ids(type);
  const empty: Entry = emptyEntry(type, id, ids);
  // `empty` has the type asked for, and `fields` holds only fields of that type.
  return { ...empty, ...fields } as EntryOf<Type>;
}

export function createRole(ids: IdSource, fields: Partial<Omit<Role, 'id'>> = {}): Role {
  return { id: ids('role'), body: [], ...fields };
}

function emptyEntry(type: EntryType, id: string, ids: IdSource): Entry {
  const base = { id, visible: true };
  switch (type) {
    case 'experience':
      return { ...base, type, organization: '', roles: [createRole(ids)] };
    case 'education':
      return { ...base, type, institution: '', courses: [], body: [] };
    case 'project':
      return { ...base, type, name: '', roles: [], keywords: [], body: [] };
    case 'skill':
    case 'interest':
      return { ...base, type, name: '', keywords: [] };
    case 'language':
      return { ...base, type, language: '' };
    case 'award':
    case 'item':
      return { ...base, type, title: '', body: [] };
    case 'certificate':
    case 'publication':
    case 'reference':
      return { ...base, type, name: '', body: [] };
  }
}

/** The paper sold where the language's region is; A4 in most of the world. */
function usesLetter(language: string): boolean {
  return (
    /^(en|en-(us|ca|ph)|es-(us|mx|co|cl|ve|pr)|fr-ca|fil)(-|$)/i.test(language) && !/^en-(?!us|ca|ph)/i.test(language)
  );
}

/** New parts of a résumé, with a first line ready to be written in. */
import {
  createEntry,
  createResume,
  createRole,
  createSection,
  randomIds,
  type Entry,
  type EntryType,
  type IdSource,
  type Resume,
  type Role,
  type Section,
  type SectionKind,
  type TextBlock,
} from '@peersume/resume';

/** `randomUUID` is missing where the origin is not secure (a phone on the home network); this is not. */
export const newId: IdSource = randomIds(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);

export const newTextBlock = (type: TextBlock['type'], ids: IdSource): TextBlock => ({
  id: ids(type),
  type,
  inlines: [],
});

export const newRole = (ids: IdSource): Role => createRole(ids, { body: [newTextBlock('bullet', ids)] });

export function newEntry(type: EntryType, ids: IdSource): Entry {
  switch (type) {
    case 'experience':
      return createEntry(type, ids, { roles: [newRole(ids)] });
    case 'project':
    case 'item':
      return createEntry(type, ids, { body: [newTextBlock('bullet', ids)] });
    case 'reference':
      return createEntry(type, ids, { body: [newTextBlock('paragraph', ids)] });
    default:
      return createEntry(type, ids);
  }
}

export function newSection(kind: SectionKind, ids: IdSource, own: Partial<Section> = {}): Section {
  const empty = createSection(kind, ids, own);
  const entry =
    kind === 'summary'
      ? createEntry('item', ids, { body: [newTextBlock('paragraph', ids)] })
      : newEntry(empty.entryType, ids);
  return { ...empty, entries: [entry] };
}

/** A blank sheet with the sections that nearly everyone needs. */
export function newResume(language: string, ids: IdSource): Resume {
  const kinds = ['summary', 'work', 'education', 'skills'] as const;
  return { ...createResume({ language }), sections: kinds.map((kind) => newSection(kind, ids)) };
}

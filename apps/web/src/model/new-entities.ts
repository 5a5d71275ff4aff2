/** Empty sections, entries, roles and text blocks, ready to be written in. Ids are passed in. */
import { assertNever } from '@peersume/base';
import {
  entryTypeOfKind,
  type Entry,
  type EntryType,
  type Resume,
  type Role,
  type Section,
  type SectionKind,
  type TextBlock,
} from '@peersume/resume';

export type NewId = () => string;

/** The start of a random UUID: 48 bits, unique within one résumé. */
export const randomId: NewId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

export const newTextBlock = (type: TextBlock['type'], newId: NewId): TextBlock => ({ id: newId(), type, inlines: [] });

export const newRole = (newId: NewId): Role => ({ id: newId(), body: [newTextBlock('bullet', newId)] });

export function newEntry(type: EntryType, newId: NewId): Entry {
  const base = { id: newId(), visible: true };
  const bullets = (): TextBlock[] => [newTextBlock('bullet', newId)];
  switch (type) {
    case 'experience':
      return { ...base, type, organization: '', roles: [newRole(newId)] };
    case 'education':
      return { ...base, type, institution: '', courses: [], body: [] };
    case 'project':
      return { ...base, type, name: '', roles: [], keywords: [], body: bullets() };
    case 'award':
      return { ...base, type, title: '', body: [] };
    case 'certificate':
    case 'publication':
      return { ...base, type, name: '', body: [] };
    case 'skill':
    case 'interest':
      return { ...base, type, name: '', keywords: [] };
    case 'language':
      return { ...base, type, language: '' };
    case 'reference':
      return { ...base, type, name: '', body: [newTextBlock('paragraph', newId)] };
    case 'item':
      return { ...base, type, title: '', body: bullets() };
    default:
      return assertNever(type);
  }
}

export function newSection(kind: SectionKind, newId: NewId, custom?: { title: string; entryType: EntryType }): Section {
  const entryType = kind === 'custom' ? (custom?.entryType ?? 'item') : entryTypeOfKind[kind];
  const entry = newEntry(entryType, newId);
  const entries: Entry[] =
    kind === 'summary' && entry.type === 'item' ? [{ ...entry, body: [newTextBlock('paragraph', newId)] }] : [entry];
  return {
    id: newId(),
    kind,
    entryType,
    visible: true,
    entries,
    ...(kind === 'custom' ? { title: custom?.title ?? 'New section' } : {}),
  };
}

/** A blank sheet with the sections that nearly everyone needs. */
export function newResume(language: string, newId: NewId): Resume {
  return {
    format: 'peersume-resume',
    version: 1,
    language,
    basics: { name: '', profiles: [] },
    sections: (['summary', 'work', 'education', 'skills'] as const).map((kind) => newSection(kind, newId)),
    design: { template: 'classic', page: language === 'en-US' ? 'letter' : 'a4' },
  };
}

/** What of the résumé a field of the page is: words that can be written where they stand, or something that its form writes. */
import { plainInlines, sectionTitle, type FieldRef, type Resume, type Section, type TextBlock } from '@peersume/resume';

export type EditableField =
  /** A paragraph or bullet. */
  | { readonly kind: 'block'; readonly block: TextBlock; readonly text: string }
  | {
      readonly kind: 'line';
      readonly entity: string;
      readonly property: string;
      readonly text: string;
      /** Without words it may be absent. */
      readonly isOptional: boolean;
    }
  /** Members with marks between them, written with commas. */
  | {
      readonly kind: 'list';
      readonly entity: string;
      readonly property: string;
      readonly members: readonly string[];
      readonly text: string;
    }
  /** Dates, places, pictures, accounts: several things, or not as they are printed. */
  | { readonly kind: 'form'; readonly entity: string; readonly property: string };

/** Undefined where no such thing is. */
export function editableField(resume: Resume, field: FieldRef): EditableField | undefined {
  const cut = field.lastIndexOf('/');
  const entity = field.slice(0, cut);
  const property = field.slice(cut + 1);
  if (property === 'inlines') {
    const block = findBlock(resume, entity);
    return block && { kind: 'block', block, text: plainInlines(block.inlines) };
  }
  const owner = findEntity(resume, entity);
  if (owner === undefined) return undefined;
  const value = (owner as Readonly<Record<string, unknown>>)[property];
  const isProfile = 'network' in owner;
  if (isProfile || formProperties.has(property)) return { kind: 'form', entity, property };
  if (Array.isArray(value)) {
    const members = value.filter((member): member is string => typeof member === 'string');
    return { kind: 'list', entity, property, members, text: members.join(listMark) };
  }
  if (typeof value === 'object') return { kind: 'form', entity, property };
  const text = isSection(owner) ? sectionTitle(owner, resume.language) : typeof value === 'string' ? value : '';
  return { kind: 'line', entity, property, text, isOptional: isSection(owner) || !required.has(property) };
}

/** As lists are written in a field. */
export const listMark = ', ';

export const splitList = (text: string): string[] =>
  text
    .split(/[,，、;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const formProperties: ReadonlySet<string> = new Set(['dates', 'photo', 'profiles']);

/** Of entries and of the person; a section's title may be absent. */
const required: ReadonlySet<string> = new Set(['name', 'organization', 'institution', 'title', 'language']);

const isSection = (owner: object): owner is Section => 'entries' in owner;

function findBlock(resume: Resume, id: string): TextBlock | undefined {
  for (const section of resume.sections) {
    for (const entry of section.entries) {
      const bodies =
        entry.type === 'experience' ? entry.roles.map((role) => role.body) : 'body' in entry ? [entry.body] : [];
      for (const body of bodies) {
        const block = body.find((one) => one.id === id);
        if (block !== undefined) return block;
      }
    }
  }
  return undefined;
}

function findEntity(resume: Resume, id: string): object | undefined {
  if (id === 'basics') return resume.basics;
  const profile = resume.basics.profiles.find((one) => one.id === id);
  if (profile !== undefined) return profile;
  for (const section of resume.sections) {
    if (section.id === id) return section;
    for (const entry of section.entries) {
      if (entry.id === id) return entry;
      const role = entry.type === 'experience' ? entry.roles.find((one) => one.id === id) : undefined;
      if (role !== undefined) return role;
    }
  }
  return undefined;
}

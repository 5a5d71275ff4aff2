/** What of the résumé a field of the page is: words that can be written where they stand, or something that its form writes. */
import { plainInlines, sectionTitle, type FieldRef, type Resume, type TextBlock } from '@peersume/resume';
import { findEntity } from '../../model/find-entity.ts';

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
  const found = findEntity(resume, entity);
  if (property === 'inlines') {
    if (found?.type !== 'block') return undefined;
    return { kind: 'block', block: found.value, text: plainInlines(found.value.inlines) };
  }
  if (found === undefined || found.type === 'block') return undefined;
  const value = (found.value as unknown as Readonly<Record<string, unknown>>)[property];
  if (found.type === 'profile' || formProperties.has(property)) return { kind: 'form', entity, property };
  if (Array.isArray(value)) {
    const members = value.filter((member): member is string => typeof member === 'string');
    return { kind: 'list', entity, property, members, text: members.join(listMark) };
  }
  if (typeof value === 'object') return { kind: 'form', entity, property };
  const isSection = found.type === 'section';
  const text = isSection ? sectionTitle(found.value, resume.language) : typeof value === 'string' ? value : '';
  return { kind: 'line', entity, property, text, isOptional: isSection || !required.has(property) };
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

/**
 * Where a résumé's words hold a text, in the order of the forms: the places that `replaceAll` would change, one by one.
 * Not in dates, pictures and settings.
 */
import { findMatches, type Operation, type SearchOptions } from '@peersume/document';
import { fieldRef, plainInlines, type FieldRef, type Id, type Inline, type Resume } from '@peersume/resume';

export interface Match {
  readonly field: FieldRef;
  readonly entity: Id;
  readonly property: string;
  /** Within the value: keys of its parts and places in its lists; none where the value is the text itself. */
  readonly path: readonly (string | number)[];
  /** UTF-16 units of the text. */
  readonly from: number;
  readonly to: number;
}

/** More are not counted: nobody goes through them. */
export const maxMatches = 1_000;

export function findMatchesInResume(resume: Resume, find: string, options: SearchOptions): Match[] {
  const matches: Match[] = [];
  if (find === '') return matches;

  function look(entity: Id, property: string, path: readonly (string | number)[], text: string): void {
    for (const from of findMatches(text, find, options)) {
      if (matches.length >= maxMatches) return;
      matches.push({ field: fieldRef(entity, property), entity, property, path, from, to: from + find.length });
    }
  }
  function lookIn(entity: Id, property: string, value: unknown, path: readonly (string | number)[] = []): void {
    if (typeof value === 'string') look(entity, property, path, value);
    else if (Array.isArray(value)) value.forEach((item, index) => lookIn(entity, property, item, [...path, index]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key !== 'extra') lookIn(entity, property, part, [...path, key]);
      }
    }
  }
  function lookInFields(entity: Id, fields: object): void {
    for (const [name, value] of Object.entries(fields)) if (!notWords.has(name)) lookIn(entity, name, value);
  }
  const lookInBody = (body: readonly { readonly id: Id; readonly inlines: readonly Inline[] }[]): void =>
    body.forEach(({ id, inlines }) => look(id, 'inlines', [], plainInlines(inlines)));

  lookInFields('basics', resume.basics);
  for (const profile of resume.basics.profiles) lookInFields(profile.id, profile);
  for (const section of resume.sections) {
    if (section.title !== undefined) lookIn(section.id, 'title', section.title);
    for (const entry of section.entries) {
      lookInFields(entry.id, entry.type === 'experience' ? { ...entry, roles: undefined } : entry);
      if ('body' in entry) lookInBody(entry.body);
      if (entry.type !== 'experience') continue;
      for (const role of entry.roles) {
        lookInFields(role.id, role);
        lookInBody(role.body);
      }
    }
  }
  return matches;
}

/** Settings, pictures, dates, what other programs left; and lists that are looked into by themselves. */
const notWords = new Set('id type visible dates photo extra profiles body'.split(' '));

/** What puts other words in the place of one match. */
export function replaceMatch(resume: Resume, match: Match, words: string): Operation | undefined {
  const { entity, property, path, from, to } = match;
  const value = valueOf(resume, entity, property);
  if (property === 'inlines') {
    if (!Array.isArray(value)) return undefined;
    return { type: 'setText', block: entity, inlines: replaceInInlines(value as Inline[], from, to, words) };
  }
  const next = replaceAt(value, path, (text) => text.slice(0, from) + words + text.slice(to));
  return { type: 'setField', entity, field: property, value: next };
}

/** New words take the marks of the first letter that they replace. */
function replaceInInlines(inlines: readonly Inline[], from: number, to: number, words: string): Inline[] {
  let at = 0;
  let isPlaced = false;
  return inlines.flatMap((inline) => {
    const start = at;
    at += inline.text.length;
    const before = inline.text.slice(0, Math.max(0, from - start));
    const after = inline.text.slice(Math.max(0, to - start));
    const holdsFirst = !isPlaced && from >= start && from < at;
    isPlaced ||= holdsFirst;
    const text = at <= from || start >= to ? inline.text : before + (holdsFirst ? words : '') + after;
    return text === '' ? [] : [{ ...inline, text }];
  });
}

function replaceAt(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  change: (text: string) => string,
): unknown {
  if (key === undefined) return typeof value === 'string' ? change(value) : value;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaceAt(item, rest, change) : item));
  const parts = value as Readonly<Record<string, unknown>>;
  return { ...parts, [key]: replaceAt(parts[key], rest, change) };
}

function valueOf(resume: Resume, entity: Id, property: string): unknown {
  const entries = resume.sections.flatMap((section) => section.entries);
  const roles = entries.flatMap((entry) => (entry.type === 'experience' ? entry.roles : []));
  const bodies = [...entries, ...roles].flatMap((owner) => ('body' in owner ? owner.body : []));
  const owners: readonly { readonly id: Id }[] = [
    { ...resume.basics, id: 'basics' },
    ...resume.basics.profiles,
    ...resume.sections,
    ...entries,
    ...roles,
    ...bodies,
  ];
  const owner = owners.find(({ id }) => id === entity);
  return (owner as Readonly<Record<string, unknown>> | undefined)?.[property];
}

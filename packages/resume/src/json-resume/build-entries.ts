/** Items to entries. Neighbouring items of one employer become one entry with several roles. */
import type { JsonObject } from '../load/parse-json.ts';
import type { Entry, ExperienceEntry, Role } from '../schema/entry.ts';
import type { RichText } from '../schema/rich-text.ts';
import { readProse } from '../text/prose.ts';
import { itemFields, type ItemKind } from './item-fields.ts';
import { keepOriginals } from './keep-originals.ts';
import type { Item } from './read-item.ts';
import type { Reading } from './reading.ts';
import { writeEntry } from './write-entry.ts';

/** Which items make one entry: neighbours at one employer, with nothing said of it that differs. */
export function groupItems(items: readonly Item[], kind: ItemKind): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group !== undefined && itemFields[kind].type === 'experience' && belongsTo(group, item)) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

function belongsTo(group: readonly Item[], item: Item): boolean {
  const [first] = group;
  if (first === undefined || item.main === '' || first.main !== item.main) return false;
  return ['url', 'about'].every((field) => {
    const said = group.map((other) => other.lines[field]).find((words) => words !== undefined);
    return said === undefined || item.lines[field] === undefined || said === item.lines[field];
  });
}

/** `group` has one item, or for experience several. */
export function buildEntry(group: readonly [Item, ...Item[]], kind: ItemKind, hint: string, reading: Reading): Entry {
  const entry =
    itemFields[kind].type === 'experience'
      ? buildExperience(group, hint, reading)
      : buildSimple(group[0], kind, hint, reading);
  return keepOriginals(entry, kind, group, writeEntry(entry, kind));
}

function buildExperience(group: readonly [Item, ...Item[]], hint: string, reading: Reading): ExperienceEntry {
  const [first] = group;
  const id = reading.ids(hint);
  const isOnePlace = group.every((item) => item.lines['location'] === first.lines['location']);
  const shared = { lines: {} as Record<string, string> };
  for (const field of ['about', 'url']) {
    const words = group.map((item) => item.lines[field]).find((said) => said !== undefined);
    if (words !== undefined) shared.lines[field] = words;
  }
  const roles = group.map((item, index): Role => {
    const roleId = reading.ids(`${id}-role-${index + 1}`);
    return {
      id: roleId,
      ...pick(item, 'position'),
      ...datesOf(item),
      ...(!isOnePlace && pick(item, 'location')),
      body: bodyOf(item, roleId, reading),
      ...extraOf(item),
    };
  });
  return {
    id,
    visible: true,
    type: 'experience',
    organization: first.main,
    ...pick(shared, 'about', 'url'),
    ...(isOnePlace && pick(first, 'location')),
    roles,
  };
}

function buildSimple(item: Item, kind: ItemKind, hint: string, reading: Reading): Entry {
  const id = reading.ids(hint);
  const base = { id, visible: true, ...extraOf(item) };
  const body = (): RichText => bodyOf(item, id, reading);
  const { type } = itemFields[kind];
  switch (type) {
    case 'education':
      return {
        ...base,
        type,
        institution: item.main,
        ...pick(item, 'url', 'location', 'area', 'studyType', 'score'),
        ...datesOf(item),
        courses: listOf(item, 'courses'),
        body: body(),
      };
    case 'project':
      return {
        ...base,
        type,
        name: item.main,
        ...pick(item, 'url', 'entity', 'kind'),
        roles: listOf(item, 'roles'),
        keywords: listOf(item, 'keywords'),
        ...datesOf(item),
        body: body(),
      };
    case 'award':
      return { ...base, type, title: item.main, ...pick(item, 'awarder', 'url'), ...datesOf(item), body: body() };
    case 'certificate':
      return { ...base, type, name: item.main, ...pick(item, 'issuer', 'url'), ...datesOf(item), body: body() };
    case 'publication':
      return {
        ...base,
        type,
        name: item.main,
        ...pick(item, 'authors', 'publisher', 'url'),
        ...datesOf(item),
        body: body(),
      };
    case 'skill':
      return { ...base, type, name: item.main, ...pick(item, 'level'), keywords: listOf(item, 'keywords') };
    case 'language':
      return { ...base, type, language: item.main, ...pick(item, 'fluency') };
    case 'interest':
      return { ...base, type, name: item.main, keywords: listOf(item, 'keywords') };
    case 'reference':
      return { ...base, type, name: item.main, body: body() };
    case 'item':
    case 'experience':
      return { ...base, type: 'item', title: item.main, body: body() };
  }
}

function pick<Field extends string>(
  item: Pick<Item, 'lines'>,
  ...fields: readonly Field[]
): { [Key in Field]?: string } {
  const picked: { [Key in Field]?: string } = {};
  for (const field of fields) {
    const words = item.lines[field];
    if (words !== undefined) picked[field] = words;
  }
  return picked;
}

function listOf(item: Item, field: string): string[] {
  return [...(item.lists[field] ?? [])];
}

function datesOf(item: Item): { dates?: NonNullable<Item['dates']> } {
  return item.dates === undefined ? {} : { dates: item.dates };
}

function bodyOf(item: Item, owner: string, { ids }: Reading): RichText {
  return readProse(item.prose, owner, ids);
}

function extraOf(item: Item): { extra?: JsonObject } {
  return Object.keys(item.extra).length === 0 ? {} : { extra: { ...item.extra } };
}

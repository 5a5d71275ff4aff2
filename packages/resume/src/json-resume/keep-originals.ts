/**
 * Where a valid field of a file is read as something that would be written otherwise (bullets inside a summary, the
 * date "2014-06-00"), the entry keeps the original under the same key in `extra`, and it is written back as long as it
 * still says the same. So a file that nobody edited comes back word for word.
 */
import type { Json, JsonObject } from '../load/parse-json.ts';
import type { Entry, Extra } from '../schema/entry.ts';
import { itemFields, type ItemFields, type ItemKind } from './item-fields.ts';
import type { Item } from './read-item.ts';
import { sameJson } from './same-json.ts';
import { isEmpty } from './read-values.ts';
import { isValidValue } from './valid-values.ts';

export function keepOriginals(
  entry: Entry,
  kind: ItemKind,
  items: readonly Item[],
  written: readonly JsonObject[],
): Entry {
  const originals = items.map((item, index) => originalsOf(item.source, written[index] ?? {}, itemFields[kind]));
  if (entry.type === 'experience') {
    return { ...entry, roles: entry.roles.map((role, index) => withOriginals(role, originals[index] ?? {})) };
  }
  return withOriginals(entry, originals[0] ?? {});
}

/** An item as it would be written, with the originals that its `extra` keeps laid over it, and the unknown fields added. */
export function restoreOriginals(item: JsonObject, extra: Extra | undefined, kind: ItemKind): JsonObject {
  const fields = itemFields[kind];
  const restored: JsonObject = { ...item };
  const kept = Object.entries(extra ?? {}).filter(
    ([key, value]) => !isKnownKey(key, fields) || isValidValue(value, key, fields),
  );
  for (const group of groupsOf(fields)) {
    // Fields that say one thing together (summary and highlights) are restored together.
    if (kept.some(([key]) => group.includes(key))) for (const key of group) delete restored[key];
  }
  for (const [key, value] of kept) restored[key] = value;
  return restored;
}

export function addUnknownFields(item: JsonObject, extra: Extra | undefined, kind: ItemKind): JsonObject {
  const unknown = Object.entries(extra ?? {}).filter(([key]) => !isKnownKey(key, itemFields[kind]));
  return { ...item, ...Object.fromEntries(unknown) };
}

export function isKnownKey(key: string, fields: ItemFields): boolean {
  return knownKeys(fields).includes(key);
}

function originalsOf(source: JsonObject, written: JsonObject, fields: ItemFields): JsonObject {
  const differing = (key: string): boolean => {
    const value = Object.hasOwn(source, key) ? source[key] : undefined;
    if (value === undefined || isEmpty(value) || !isValidValue(value, key, fields)) return false;
    return !sameJson(withoutBlankEnd(value), Object.hasOwn(written, key) ? written[key] : undefined);
  };
  const keys = knownKeys(fields).filter(differing);
  const grouped = groupsOf(fields).filter((group) => group.some((key) => keys.includes(key)));
  for (const key of grouped.flat()) {
    const value = Object.hasOwn(source, key) ? source[key] : undefined;
    if (!keys.includes(key) && value !== undefined && !isEmpty(value) && isValidValue(value, key, fields))
      keys.push(key);
  }
  const originals: JsonObject = {};
  for (const key of keys) {
    const value = source[key];
    if (value !== undefined) originals[key] = value;
  }
  return originals;
}

function knownKeys(fields: ItemFields): string[] {
  const { main, lines, lists, dates, text, highlights } = fields;
  return [main, ...Object.keys(lines), ...Object.keys(lists), dates?.start, dates?.end, text, highlights].filter(
    (key) => key !== undefined,
  );
}

function groupsOf({ text, highlights, dates }: ItemFields): string[][] {
  const groups: string[][] = [];
  if (text !== undefined && highlights !== undefined) groups.push([text, highlights]);
  if (dates?.end !== undefined) groups.push([dates.start, dates.end]);
  return groups;
}

/** Blank elements at a list's end move nothing when they are dropped. */
function withoutBlankEnd(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const last = value.findLastIndex((element) => typeof element !== 'string' || element.trim() !== '');
  return value.slice(0, last + 1);
}

function withOriginals<T extends { extra?: Extra | undefined }>(owner: T, originals: JsonObject): T {
  return Object.keys(originals).length === 0 ? owner : { ...owner, extra: { ...owner.extra, ...originals } };
}

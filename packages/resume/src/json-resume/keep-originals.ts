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
  const originals = items.map((item, index) => originalsOf(item, written[index] ?? {}, itemFields[kind]));
  if (entry.type === 'experience') {
    return { ...entry, roles: entry.roles.map((role, index) => keepIn(role, originals[index] ?? {})) };
  }
  return keepIn(entry, originals[0] ?? {});
}

/** Fields that say one thing together, with the originals that `extra` keeps of them. */
export interface OriginalGroup {
  readonly keys: readonly string[];
  readonly originals: JsonObject;
}

export function originalGroups(extra: Extra | undefined, kind: ItemKind): OriginalGroup[] {
  const fields = itemFields[kind];
  const kept = Object.entries(extra ?? {}).filter(
    ([key, value]) => isKnownKey(key, fields) && isValidValue(value, key, fields),
  );
  const groups = groupsOf(fields);
  const single = knownKeys(fields).filter((key) => !groups.some((group) => group.includes(key)));
  return [...groups, ...single.map((key) => [key])].flatMap((keys) => {
    const originals = Object.fromEntries(kept.filter(([key]) => keys.includes(key)));
    return Object.keys(originals).length === 0 ? [] : [{ keys, originals }];
  });
}

export function withOriginalGroup(item: JsonObject, { keys, originals }: OriginalGroup): JsonObject {
  return { ...Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key))), ...originals };
}

export function addUnknownFields(item: JsonObject, extra: Extra | undefined, kind: ItemKind): JsonObject {
  const unknown = Object.entries(extra ?? {}).filter(([key]) => !isKnownKey(key, itemFields[kind]));
  return { ...item, ...Object.fromEntries(unknown) };
}

export function isKnownKey(key: string, fields: ItemFields): boolean {
  return knownKeys(fields).includes(key);
}

function originalsOf(item: Item, written: JsonObject, fields: ItemFields): JsonObject {
  const valid = (key: string): Json | undefined => {
    const found = Object.hasOwn(item.source, key) ? item.source[key] : undefined;
    const value = Array.isArray(found) ? found.filter((element) => element !== null) : found;
    return value === undefined || isEmpty(value) || !isValidValue(value, key, fields) ? undefined : value;
  };
  const differs = (key: string): boolean => {
    const value = valid(key);
    return (
      value !== undefined && !sameJson(withoutBlankEnd(value), Object.hasOwn(written, key) ? written[key] : undefined)
    );
  };
  const keys = knownKeys(fields).filter(differs);
  const siblings = groupsOf(fields)
    .filter((group) => group.some((key) => keys.includes(key)))
    .flat();
  const originals: JsonObject = {};
  for (const key of new Set([...keys, ...siblings])) {
    const value = valid(key) ?? asRead(key, item, written, fields);
    if (value !== undefined) originals[key] = value;
  }
  return originals;
}

/** A field that was read from another type, for the sake of its sibling's original. */
function asRead(key: string, { prose }: Item, written: JsonObject, fields: ItemFields): Json | undefined {
  if (key === fields.text) return prose.text;
  if (key === fields.highlights) return prose.highlights === undefined ? undefined : [...prose.highlights];
  return Object.hasOwn(written, key) ? written[key] : undefined;
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

function keepIn<T extends { extra?: Extra | undefined }>(owner: T, originals: JsonObject): T {
  return Object.keys(originals).length === 0 ? owner : { ...owner, extra: { ...owner.extra, ...originals } };
}

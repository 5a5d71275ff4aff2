/**
 * Fields as they stand in an owner's map. A value, or JSON text, stands under its name; an item of a list under `<name>:<item id>` as
 * `[order key, text]`; a part of a group under `<name>.<part>`, and `<name>` itself says that the group is there though
 * it may be empty. A value that the schema refuses (a newer program's) is read as absent, and stays.
 */
import { assert, type Random } from '@peersume/base';
import type * as Y from 'yjs';
import { compareOrder, isOrderKey, orderKeyBetween } from '../order/order-key.ts';
import { diffLists } from '../words/diff-lists.ts';
import type { FieldRule, FieldRules } from './field-rules.ts';

/** All fields, in the shape that the résumé's schema asks for. */
export function readFields(fields: Y.Map<unknown>, rules: FieldRules): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, rule] of rules) {
    const value = readField(fields, name, rule);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

export function readField(fields: Y.Map<unknown>, name: string, rule: FieldRule): unknown {
  switch (rule.storage) {
    case 'value': {
      const value = fields.get(name);
      return value !== undefined && rule.schema.safeParse(value).success ? value : rule.empty;
    }
    case 'json':
      return readJson(fields.get(name), rule);
    case 'list':
      return listItems(fields, name).map((item) => item.text);
    case 'group':
      return readGroup(fields, name, rule);
  }
}

/** Writes what differs, and says whether anything did. `undefined` takes the field away. */
export function writeField(
  fields: Y.Map<unknown>,
  name: string,
  rule: FieldRule,
  value: unknown,
  random: Random,
): boolean {
  switch (rule.storage) {
    case 'value':
      return writeValue(fields, name, value);
    case 'json':
      return writeValue(fields, name, value === undefined ? undefined : JSON.stringify(value));
    case 'list':
      return writeList(fields, name, (value ?? []) as readonly string[], random);
    case 'group':
      return writeGroup(fields, name, rule, value as Record<string, unknown> | undefined);
  }
}

/** Whether a value may stand under a key of an owner's map. Keys that no rule names are a newer program's. */
export function isValidField(rules: FieldRules, key: string, value: unknown): boolean {
  const rule = rules.get(key);
  if (rule?.storage === 'group') return value === true;
  if (rule !== undefined) return rule.storage !== 'list' && readsBack(rule, value);
  const [name = '', item] = key.split(':', 2);
  if (item !== undefined && rules.get(name)?.storage === 'list') return readItem(key, value) !== undefined;
  const dot = key.indexOf('.');
  const part = rules.get(key.slice(0, Math.max(0, dot)))?.parts?.get(key.slice(dot + 1));
  return part === undefined || readsBack(part, value);
}

const readsBack = (rule: FieldRule, value: unknown): boolean =>
  rule.storage === 'json' ? readJson(value, rule) !== undefined : rule.schema.safeParse(value).success;

function readGroup(fields: Y.Map<unknown>, name: string, { schema, parts }: FieldRule): unknown {
  assert(parts !== undefined, 'a group has parts');
  const group: Record<string, unknown> = {};
  let isThere = fields.has(name);
  for (const [part, rule] of parts) {
    const key = `${name}.${part}`;
    const value = readField(fields, key, rule);
    if (fields.has(key) && value !== undefined) isThere = true;
    if (value !== undefined) group[part] = value;
  }
  return isThere && schema.safeParse(group).success ? group : undefined;
}

function writeGroup(
  fields: Y.Map<unknown>,
  name: string,
  { parts }: FieldRule,
  value: Record<string, unknown> | undefined,
): boolean {
  assert(parts !== undefined, 'a group has parts');
  let changed = writeValue(fields, name, value === undefined ? undefined : true);
  for (const [part, rule] of parts) {
    const key = `${name}.${part}`;
    if (value !== undefined || fields.has(key)) changed = writePart(fields, key, rule, value?.[part]) || changed;
  }
  return changed;
}

function writePart(fields: Y.Map<unknown>, key: string, rule: FieldRule, value: unknown): boolean {
  assert(rule.storage === 'value' || rule.storage === 'json', 'a group has no lists or groups');
  return writeValue(fields, key, rule.storage === 'json' && value !== undefined ? JSON.stringify(value) : value);
}

function readJson(text: unknown, { schema }: FieldRule): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isShallow(value)) return undefined;
    return schema.safeParse(value).success ? value : undefined;
  } catch {
    return undefined;
  }
}

function writeValue(fields: Y.Map<unknown>, key: string, value: unknown): boolean {
  const before = fields.get(key);
  if (value === undefined) {
    if (!fields.has(key)) return false;
    fields.delete(key);
    return true;
  }
  const well = wellFormed(value);
  if (sameJson(before, well)) return false;
  fields.set(key, well);
  return true;
}

interface ListItem {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

function listItems(fields: Y.Map<unknown>, name: string): ListItem[] {
  const items: ListItem[] = [];
  const prefix = `${name}:`;
  for (const [id, value] of fields.entries()) {
    const item = id.startsWith(prefix) ? readItem(id, value) : undefined;
    if (item !== undefined) items.push(item);
  }
  return items.sort(compareOrder);
}

function readItem(id: string, value: unknown): ListItem | undefined {
  if (!Array.isArray(value)) return undefined;
  const [key, text] = value as unknown[];
  return isOrderKey(key) && typeof text === 'string' ? { id, key, text } : undefined;
}

/** Items that stay keep their ids, so that two people who each add one both keep theirs. */
function writeList(fields: Y.Map<unknown>, name: string, texts: readonly string[], random: Random): boolean {
  const before = listItems(fields, name);
  const after = texts.map((text) => text.toWellFormed());
  let changed = false;
  let last: string | undefined;
  const hunks = diffLists(
    before.map((item) => item.text),
    after,
  );
  for (const { from, to, removed, added } of hunks) {
    // A word changed in place stays the same item.
    const kept = Math.min(removed, added);
    for (let index = 0; index < removed; index++) {
      const item = before[from + index];
      assert(item !== undefined, 'what is removed was there');
      if (index < kept) fields.set(item.id, [item.key, after[to + index]]);
      else fields.delete(item.id);
      changed = true;
    }
    last = before[from + removed - 1]?.key;
    const next = before.slice(from + removed).find((item) => last === undefined || item.key > last)?.key;
    for (let index = kept; index < added; index++) {
      last = orderKeyBetween(last, next, random);
      fields.set(`${name}:${itemId(random)}`, [last, after[to + index]]);
      changed = true;
    }
  }
  return changed;
}

const itemId = (random: Random): string => random.uint32().toString(36) + (random.uint32() % 36 ** 3).toString(36);

/** Halves of surrogate pairs have no bytes in UTF-8: they become U+FFFD here as they would anyway. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  );
}

/** What checks and compares values does so level by level, on the stack. Files are read no deeper either. */
export function isShallow(value: unknown, left = maxJsonDepth): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((member) => isShallow(member, left - 1));
}

const maxJsonDepth = 64;

export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson((a as never)[key], (b as never)[key]))
  );
}

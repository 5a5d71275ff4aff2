/** The arrays of a file as sections, in the file's own order, the summary first. */
import type { Json, JsonObject } from '../load/parse-json.ts';
import type { Entry, ItemEntry } from '../schema/entry.ts';
import { entryTypeOfKind, type Section } from '../schema/section.ts';
import { readProse, writeProse } from '../text/prose.ts';
import { buildEntry, groupItems } from './build-entries.ts';
import { isItemKind, itemFields, sectionAliases, type ItemKind } from './item-fields.ts';
import { readItem, type Item } from './read-item.ts';
import { describe, isEmpty } from './read-values.ts';
import type { Reading } from './reading.ts';

/** A section's elements before they become entries. */
export interface SectionItems {
  readonly kind: ItemKind;
  /** Each with the element it came from, which the supplement knows by its content. */
  readonly items: readonly { readonly item: Item; readonly json: Json }[];
  /** Elements that cannot be items. */
  readonly unread: readonly Json[];
}

export interface ReadArrays {
  readonly sections: readonly SectionItems[];
  /** Keys of the file that are no sections, or no readable ones. */
  readonly extra: JsonObject;
}

export function readArrays(json: JsonObject, reading: Reading): ReadArrays {
  const sections: SectionItems[] = [];
  const extra: JsonObject = {};
  for (const [key, value] of Object.entries(json)) {
    const kind = kindOf(key, json, reading);
    if (kind === undefined || sections.some((section) => section.kind === kind)) {
      if (!isEmpty(value)) extra[key] = value;
      continue;
    }
    const elements = elementsOf(value, kind, key, reading);
    if (elements === undefined) extra[key] = value;
    else sections.push(readElements(elements, kind, key, reading));
  }
  return { sections, extra };
}

export function buildSection({ kind, items, unread }: SectionItems, reading: Reading): Section {
  const id = reading.ids(kind);
  const groups = groupItems(
    items.map(({ item }) => item),
    kind,
  );
  const entries = groups.flatMap((group, index): Entry[] => {
    const [first, ...others] = group;
    return first === undefined ? [] : [buildEntry([first, ...others], kind, `${kind}-${index + 1}`, reading)];
  });
  return {
    id,
    kind,
    entryType: entryTypeOfKind[kind],
    visible: true,
    entries,
    ...(unread.length > 0 && { extra: { unread: [...unread] } }),
  };
}

export function buildSummary(text: string, reading: Reading): Section {
  const id = reading.ids('summary');
  return { id, kind: 'summary', entryType: 'item', visible: true, entries: [buildSummaryEntry(text, reading)] };
}

/** Keeps the original where its words would be written with other line breaks or bullets (see `keepOriginals`). */
export function buildSummaryEntry(text: string, reading: Reading): ItemEntry {
  const id = reading.ids('summary-1');
  const body = readProse({ text }, id, reading.ids);
  const isSame = writeProse(body, false).text === text;
  return { id, visible: true, type: 'item', title: '', body, ...(!isSame && { extra: { summary: text } }) };
}

function kindOf(key: string, json: JsonObject, { report }: Reading): ItemKind | undefined {
  if (isItemKind(key)) return key;
  const kind = Object.hasOwn(sectionAliases, key) ? sectionAliases[key] : undefined;
  if (kind === undefined || (Object.hasOwn(json, kind) && !isEmpty(json[kind] ?? null))) return undefined;
  report(key, `“${key}” is read as “${kind}”, its name in JSON Resume.`, 'renamed');
  return kind;
}

function elementsOf(value: Json, kind: ItemKind, key: string, { report }: Reading): readonly Json[] | undefined {
  if (Array.isArray(value)) return value;
  if (isEmpty(value)) return [];
  if (typeof value === 'object' && value !== null) {
    if (looksLikeItem(value, kind)) {
      report(key, `${key} is an object where a list belongs; read as a list of one.`);
      return [value];
    }
    if (kind === 'skills' || kind === 'interests') {
      report(key, `${key} is an object where a list belongs; each name is read as a group.`);
      return Object.entries(value).map(([name, keywords]) => ({ name, keywords }));
    }
    if (
      Object.values(value).every(
        (element) => typeof element === 'object' && element !== null && !Array.isArray(element),
      )
    ) {
      report(key, `${key} is an object where a list belongs; its members are read as the list.`);
      return Object.values(value);
    }
  }
  if (typeof value === 'string' && (kind === 'skills' || kind === 'languages' || kind === 'interests')) {
    report(key, `${key} is a text where a list belongs; split at commas.`);
    return value.split(/[,;\n]/).map((part) => ({ [itemFields[kind].main]: part.trim() }));
  }
  report(key, `${key} is ${describe(value)} where a list belongs; kept in the file but not shown.`, 'notShown');
  return undefined;
}

function looksLikeItem(value: JsonObject, kind: ItemKind): boolean {
  const { main, lines, aliases } = itemFields[kind];
  return Object.keys(value).some((key) => key === main || Object.hasOwn(lines, key) || Object.hasOwn(aliases, key));
}

function readElements(elements: readonly Json[], kind: ItemKind, key: string, reading: Reading): SectionItems {
  const items: { item: Item; json: Json }[] = [];
  const unread: Json[] = [];
  elements.forEach((json, index) => {
    const path = `${key}[${index}]`;
    const item = readItem(json, itemFields[kind], path, reading);
    if (item !== undefined) items.push({ item, json });
    else if (!isEmpty(json)) {
      reading.report(
        path,
        `${path} is ${describe(json)} where an object belongs; kept in the file but not shown.`,
        'notShown',
      );
      unread.push(json);
    }
  });
  return { kind, items, unread };
}

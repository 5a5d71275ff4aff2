/** An entry as JSON Resume's items: one a role for experience, else one. Only what the standard can say, and only valid values. */
import { formatDate } from '../dates/format-date.ts';
import type { Json, JsonObject } from '../load/parse-json.ts';
import type { DateRange, PartialDate } from '../schema/date.ts';
import type { Entry, ExperienceEntry } from '../schema/entry.ts';
import type { RichText } from '../schema/rich-text.ts';
import { nameOfEntry } from '../text/name-of-entry.ts';
import { writeProse } from '../text/prose.ts';
import { itemFields, type ItemFields, type ItemKind } from './item-fields.ts';
import { uriOf } from './valid-values.ts';

export function writeEntry(entry: Entry, kind: ItemKind): JsonObject[] {
  const fields = itemFields[kind];
  return entry.type === 'experience' ? writeRoles(entry, fields) : [writeSimple(entry, fields)];
}

/** The employer's name and address stand with every role, as other programs expect; what it is, only with the first. */
function writeRoles(entry: ExperienceEntry, fields: ItemFields): JsonObject[] {
  return entry.roles.map((role, index) =>
    writeItem(fields, {
      main: entry.organization,
      ...entry,
      ...(index > 0 && { about: undefined }),
      ...role,
      location: role.location ?? entry.location,
    }),
  );
}

function writeSimple(entry: Exclude<Entry, ExperienceEntry>, fields: ItemFields): JsonObject {
  return writeItem(fields, { main: nameOfEntry(entry), ...entry });
}

interface Values {
  readonly main: string;
  readonly dates?: DateRange | undefined;
  readonly body?: RichText;
  readonly [field: string]: unknown;
}

/** Keys in the order in which the standard lists them: name, lines, dates, text, lists. */
function writeItem(fields: ItemFields, values: Values): JsonObject {
  const item: JsonObject = {};
  const put = (key: string, value: Json | undefined): void => {
    if (value !== undefined && value !== '') item[key] = value;
  };
  put(fields.main, values.main);
  for (const [key, field] of Object.entries(fields.lines)) {
    const value = values[field];
    if (typeof value === 'string') put(key, key === 'url' ? uriOf(value) : value);
  }
  if (fields.dates !== undefined) {
    put(fields.dates.start, isoOf(values.dates?.start));
    if (fields.dates.end !== undefined) put(fields.dates.end, isoOf(values.dates?.end));
  }
  if (fields.text !== undefined) {
    const prose = writeProse(values.body ?? [], fields.highlights !== undefined);
    put(fields.text, prose.text);
    if (fields.highlights !== undefined && prose.highlights !== undefined)
      put(fields.highlights, [...prose.highlights]);
  }
  for (const [key, field] of Object.entries(fields.lists)) {
    const value = values[field];
    if (Array.isArray(value) && value.length > 0)
      put(
        key,
        value.filter((element) => typeof element === 'string'),
      );
  }
  return item;
}

/** JSON Resume knows the years 1000 to 2999, and says "present" by saying nothing. */
function isoOf(date: PartialDate | 'present' | undefined): string | undefined {
  if (date === undefined || date === 'present' || date.year < 1000 || date.year > 2999) return undefined;
  return formatDate(date, { language: 'en', style: 'iso' });
}

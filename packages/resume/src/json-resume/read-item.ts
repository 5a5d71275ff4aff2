/** One element of a section's array, in whatever shape, to its fields; what has no field goes to `extra`. */
import type { Json, JsonObject } from '../load/parse-json.ts';
import type { DateRange } from '../schema/date.ts';
import type { Prose } from '../text/prose.ts';
import type { ItemFields } from './item-fields.ts';
import { pathTo } from './problem.ts';
import { readDates } from './read-dates.ts';
import { isEmpty, readList, readLongText, readText } from './read-values.ts';
import type { Reading } from './reading.ts';

export interface Item {
  readonly main: string;
  /** By the names of the model's fields. */
  readonly lines: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly dates?: DateRange;
  readonly prose: Prose;
  readonly extra: JsonObject;
  /** The element with its keys' modern names. */
  readonly source: JsonObject;
}

/** undefined for an element that says nothing or cannot be an item. */
export function readItem(json: Json, fields: ItemFields, path: string, reading: Reading): Item | undefined {
  if (isEmpty(json)) return undefined;
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') {
    const section = path.replace(/\[\d+\]$/, '');
    const what = typeof json === 'string' ? 'text' : typeof json;
    reading.reportOnce(path, `In ${section}, a plain ${what} where an object belongs is read as its ${fields.main}.`);
    return { main: String(json), lines: {}, lists: {}, prose: {}, extra: {}, source: {} };
  }
  if (json === null || Array.isArray(json)) return undefined;
  const source = withModernKeys(json, fields, path, reading);
  const extra: JsonObject = {};
  const seen = new Set<string>();
  const take = (key: string): { json: Json | undefined; path: string } => {
    seen.add(key);
    return { json: Object.hasOwn(source, key) ? source[key] : undefined, path: pathTo(path, key) };
  };
  const keep = (key: string): void => {
    const value = Object.hasOwn(source, key) ? source[key] : undefined;
    if (value !== undefined) extra[key] = value;
  };

  const main = readLine(fields.main);
  const lines = readEach(fields.lines, readLine);
  const lists = readEach(fields.lists, (key) => readListAt(key, key === 'courses' ? /[;\n]/ : /[,;\n]/));
  const dates = readDatesOf();
  const text = fields.text === undefined ? undefined : readTextAt(fields.text);
  const highlights = fields.highlights === undefined ? undefined : readListAt(fields.highlights, /\n/);
  for (const key of Object.keys(source)) if (!seen.has(key) && !isVoid(source[key])) keep(key);
  return {
    main: main ?? '',
    lines,
    lists,
    ...(dates !== undefined && { dates }),
    prose: { ...(text !== undefined && { text }), ...(highlights !== undefined && { highlights }) },
    extra,
    source,
  };

  function readLine(key: string): string | undefined {
    const at = take(key);
    const { value, unread } = readText(at.json, at.path, reading);
    if (unread) keep(key);
    return value;
  }

  function readTextAt(key: string): string | undefined {
    const at = take(key);
    const { value, unread } = readLongText(at.json, at.path, reading);
    if (unread) keep(key);
    return value;
  }

  function readListAt(key: string, splitter: RegExp): string[] | undefined {
    const at = take(key);
    const { value, unread } = readList(at.json, at.path, splitter, reading);
    if (unread) keep(key);
    return value;
  }

  function readDatesOf(): DateRange | undefined {
    if (fields.dates === undefined) return undefined;
    const { start, end } = fields.dates;
    const read = readDates(take(start), end === undefined ? undefined : take(end), reading);
    for (const side of read.unread) keep(side === 'start' ? start : (end ?? start));
    return read.dates;
  }
}

function readEach<T>(keys: Readonly<Record<string, string>>, read: (key: string) => T | undefined): Record<string, T> {
  const values: Record<string, T> = {};
  for (const [key, field] of Object.entries(keys)) {
    const value = read(key);
    if (value !== undefined) values[field] = value;
  }
  return values;
}

/** Older keys take their modern names where those are free; where not, they stay what they are: unknown. */
function withModernKeys(json: JsonObject, fields: ItemFields, path: string, reading: Reading): JsonObject {
  const source: JsonObject = {};
  for (const [key, value] of Object.entries(json)) {
    const modern = Object.hasOwn(fields.aliases, key) ? fields.aliases[key] : undefined;
    const isFree =
      modern !== undefined &&
      (!Object.hasOwn(json, modern) || isVoid(json[modern])) &&
      !Object.hasOwn(source, modern) &&
      !isVoid(value);
    if (isFree) {
      const section = path.replace(/\[\d+\]$/, '');
      reading.reportOnce(
        pathTo(path, key),
        `In ${section}, “${key}” is read as “${modern}”, its name in JSON Resume.`,
        'renamed',
      );
    }
    if (isFree || !Object.hasOwn(source, key)) source[isFree ? modern : key] = value;
  }
  return source;
}

function isVoid(value: Json | undefined): boolean {
  return value === undefined || isEmpty(value);
}

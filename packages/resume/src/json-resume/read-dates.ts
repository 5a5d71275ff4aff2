/** An item's dates, whatever their spelling; what cannot be understood stays as words. */
import { formatDate } from '../dates/format-date.ts';
import { parsePartialDate } from '../dates/parse-date.ts';
import { parseDateRange } from '../dates/parse-date-range.ts';
import type { Json } from '../load/parse-json.ts';
import type { DateRange, PartialDate } from '../schema/date.ts';
import type { Reading } from './reading.ts';
import { describe, isEmpty } from './read-values.ts';

/** JSON Resume's own spelling of a date, and no other. */
export const isoDatePattern = /^([1-2]\d{3}-[0-1]\d-[0-3]\d|[1-2]\d{3}-[0-1]\d|[1-2]\d{3})$/;

interface ReadDates {
  readonly dates?: DateRange;
  /** Keys whose values mean nothing as a date. */
  readonly unread: readonly ('start' | 'end')[];
}

/**
 * A start without an end means, in JSON Resume, that it goes on (`isOpen`); for the single date of an award it does not.
 */
export function readDates(
  start: { readonly json: Json | undefined; readonly path: string },
  end: { readonly json: Json | undefined; readonly path: string } | undefined,
  reading: Reading,
): ReadDates {
  const isOpen = end !== undefined;
  const first = readSide(start.json, start.path, reading);
  const last = end === undefined ? nothing : readSide(end.json, end.path, reading);
  const unread = [...(first.isUnread ? (['start'] as const) : []), ...(last.isUnread ? (['end'] as const) : [])];
  const range = join(first, last, isOpen);
  return { ...(range !== undefined && { dates: range }), unread };
}

interface Side {
  readonly range?: DateRange;
  readonly isUnread?: true;
}
const nothing: Side = {};

function join({ range: first }: Side, { range: last }: Side, isOpen: boolean): DateRange | undefined {
  if (first === undefined && last === undefined) return undefined;
  if (last === undefined)
    return first?.start !== undefined && first.end === undefined && isOpen ? { ...first, end: 'present' } : first;
  if (first === undefined) return last.start !== undefined && last.end === undefined ? { end: last.start } : last;
  const until = last.end ?? last.start;
  const text = [first.text, last.text].filter((words) => words !== undefined).join(' – ');
  return {
    ...(first.start !== undefined && { start: first.start }),
    ...(until !== undefined && { end: until }),
    ...(text !== '' && { text }),
  };
}

function readSide(json: Json | undefined, path: string, reading: Reading): Side {
  if (json === undefined || isEmpty(json)) return nothing;
  if (typeof json === 'string') return { range: readWords(json, path, reading) };
  if (typeof json === 'number') return readNumber(json, path, reading);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
    const date = readParts(json, reading);
    if (date !== undefined) {
      reading.report(path, `${path} is an object; read as the date ${iso(date)}.`);
      return { range: { start: date } };
    }
  }
  reading.report(
    path,
    `${path} is ${describe(json)} where a date belongs; kept in the file but not shown.`,
    'notShown',
  );
  return { isUnread: true };
}

function readWords(text: string, path: string, { language, report }: Reading): DateRange {
  const date = parsePartialDate(text, { language });
  if (date === 'present') return { end: 'present' };
  if (date !== undefined) {
    if (!isoDatePattern.test(text)) report(path, `${path} is “${text}”; read as the date ${iso(date)}.`);
    return { start: date };
  }
  const range = parseDateRange(text, { language }) ?? { text };
  report(
    path,
    range.text === undefined
      ? `${path} is “${text}”; read as a range of dates.`
      : `${path} is ${describe(text)}, which is no date that can be understood; shown as it is written.`,
    range.text === undefined ? 'readOtherwise' : 'asWritten',
  );
  return range;
}

function readNumber(number: number, path: string, reading: Reading): Side {
  const date = parsePartialDate(String(number));
  if (date === undefined || date === 'present') {
    reading.report(
      path,
      `${path} is the number ${number}, which is no year; kept in the file but not shown.`,
      'notShown',
    );
    return { isUnread: true };
  }
  reading.report(
    path,
    `${path} is the number ${number}; read as ${date.month === undefined ? 'the year' : 'the date'} ${iso(date)}.`,
  );
  return { range: { start: date } };
}

/** `{ "year": 2019, "month": "June" }`. */
function readParts(json: { readonly [key: string]: Json }, { language }: Reading): PartialDate | undefined {
  const part = (key: string): string => (Object.hasOwn(json, key) ? String(json[key] ?? '') : '');
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const text = /^\d*$/.test(month)
    ? [year, month, day].filter((words) => words !== '').join('-')
    : `${day} ${month} ${year}`;
  const date = year === '' ? undefined : parsePartialDate(text.trim(), { language });
  return date === 'present' ? undefined : date;
}

function iso(date: PartialDate): string {
  return formatDate(date, { language: 'en', style: 'iso' });
}

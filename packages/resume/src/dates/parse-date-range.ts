/**
 * Reads a range written in one field: "2019 – 2021", "Jan – Mar 2020", "since 2018", "2019-21", "2014年4月～現在",
 * "2021 – expected 2025".
 */
import type { DateRange, PartialDate } from '../schema/date.ts';
import { latinDigits } from './fold-word.ts';
import { parsePartialDate, type DateReading } from './parse-date.ts';
import { parseYearsAgo } from './parse-years-ago.ts';

/** What cannot be understood is kept as the range's `text`; undefined only for an empty text. */
export function parseDateRange(text: string, reading: DateReading = {}): DateRange | undefined {
  const clean = latinDigits(text).replaceAll(/\s+/g, ' ').trim();
  if (clean === '') return undefined;
  const single = parsePartialDate(clean, reading);
  if (single !== undefined) return single === 'present' ? { end: 'present' } : { start: single };
  if (clean.length > maxRangeLength) return { text };
  return (
    parseOpen(clean, reading) ??
    parseShortYears(clean) ??
    parseYearsAgo(clean, reading.today) ??
    parsePair(clean, reading) ??
    parseExpected(clean, reading) ?? { text }
  );
}

const maxRangeLength = 128; // two dates and a word between them

function parseOpen(text: string, reading: DateReading): DateRange | undefined {
  const since =
    /^(?:since|from|starting|seit|ab|depuis|dès|desde|dal|vanaf|sinds|od|от|с|з|siden|sedan|från|alkaen|منذ|من)\s+(.+)$/i.exec(
      text,
    );
  const from = since?.[1] ?? /^(.+?)\s*(?:[-–—~～]|から|以来|起|부터)$/.exec(text)?.[1];
  const start = from === undefined ? undefined : parsePartialDate(from, reading);
  if (start !== undefined && start !== 'present') return { start, end: 'present' };
  const until = /^(?:until|till|to|bis|jusqu.?(?:à|en)|hasta|fino al?|até|tot|do|до|по|till|حتى|إلى)\s+(.+)$/i.exec(
    text,
  );
  const end = until?.[1] === undefined ? undefined : parsePartialDate(until[1], reading);
  return end === undefined ? undefined : { end };
}

/** 2019-21, 2019/20: no month has such a number, or `parsePartialDate` had read one. */
function parseShortYears(text: string): DateRange | undefined {
  const parts = /^([12]\d)(\d{2}) ?[-–—/] ?(\d{2})$/.exec(text);
  if (parts === null || Number(parts[3]) < Number(parts[2])) return undefined;
  return { start: { year: Number(`${parts[1]}${parts[2]}`) }, end: { year: Number(`${parts[1]}${parts[3]}`) } };
}

function parsePair(text: string, reading: DateReading): DateRange | undefined {
  for (const separator of separators) {
    for (const match of text.matchAll(separator)) {
      const left = text.slice(0, match.index);
      const right = text.slice(match.index + match[0].length);
      const end = parsePartialDate(right, reading);
      if (end === undefined) continue;
      const start = parsePartialDate(left.replace(leadingWord, ''), reading) ?? withYearOf(end, left, reading);
      if (start !== undefined && start !== 'present') return { start, end };
    }
  }
  return undefined;
}

/** "2021 – expected 2025": the end keeps its words, which say that it has not come. */
function parseExpected(text: string, reading: DateReading): DateRange | undefined {
  for (const separator of separators) {
    for (const match of text.matchAll(separator)) {
      const start = parsePartialDate(text.slice(0, match.index).replace(leadingWord, ''), reading);
      const words = text.slice(match.index + match[0].length);
      const end = expectation.exec(words)?.[1];
      if (start === undefined || start === 'present' || end === undefined) continue;
      if (parsePartialDate(end, reading) !== undefined) return { start, text: words };
    }
  }
  return undefined;
}

const expectation =
  /^(?:expected|exp\.?|anticipated|planned|graduating|voraussichtlich|vsl\.?|geplant|prévue?|attendue?|prevista?|previsto|esperad[oa]|estimad[oa]|المتوقع|متوقع|يتوقع)(?: (?:in|for|graduation|en|pour|para|im|في))? (.+)$/i;

/** Strong separators first: a hyphen without spaces may belong to a date. */
const separators: readonly RegExp[] = [
  /\s*[–—―~～〜→]\s*/g,
  / (?:-|--|\/|\|) /g,
  / (?:to|till|until|through|bis|à|au|a|al|hasta|até|tot|t\/m|do|по|до|til|till|ja|تا|إلى|الى|حتى) /gi,
  /至|から|부터/g,
  /--?/g,
  /\//g,
];

const leadingWord = /^(?:from|since|von|vom|de|du|desde|dal?|van|od|с|з|от|fra|från|من|از)\s+/i;

/** "Jan – Mar 2020": the year is said once. */
function withYearOf(end: PartialDate | 'present', left: string, reading: DateReading): PartialDate | undefined {
  if (end === 'present' || end.month === undefined) return undefined;
  const start = parsePartialDate(`${left} ${end.year}`, reading);
  return start === 'present' ? undefined : start;
}

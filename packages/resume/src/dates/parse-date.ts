/**
 * Reads a date as people write it: ISO 8601 ("2014", "2014-06", "2014-06-29T…"), numbers with separators
 * ("06/2014", "29.6.2014"), names of months in every language we hold ("June 2014", "sept. 2021", "březen 2024"),
 * East Asian dates ("2014年6月"), and words for the present ("Present", "heute", "至今").
 */
import type { PartialDate } from '../schema/date.ts';
import { resolveLanguage } from '../languages/resolve-language.ts';
import { dateFormsOf } from './date-forms.ts';
import { dateWords } from './date-words.generated.ts';
import { latinDigits } from './fold-word.ts';
import { monthOfWord } from './month-names.ts';
import { parseOwnForm } from './parse-own-form.ts';
import { isPresentWord } from './present-words.ts';

export interface DateReading {
  /** Decides what "03/04/2020" and names shared by languages mean; BCP 47. */
  readonly language?: string | undefined;
  /** What "three years ago" counts from; without, such words are no date. */
  readonly today?: PartialDate | undefined;
}

export function parsePartialDate(text: string, { language }: DateReading = {}): PartialDate | 'present' | undefined {
  if (text.length > maxDateLength) return undefined;
  const clean = tidy(text);
  if (clean === '') return undefined;
  return (
    (isPresentWord(clean) ? 'present' : undefined) ??
    parseOwn(text, language) ??
    parseYearFirst(clean) ??
    parseYearLast(clean, language) ??
    parseEastAsian(clean) ??
    parseNamed(clean, language)
  );
}

function parseOwn(text: string, language: string | undefined): PartialDate | undefined {
  if (language === undefined) return undefined;
  const date = parseOwnForm(
    latinDigits(text).replaceAll(/\s+/g, ' ').trim(),
    resolveLanguage(language, languages, 'en'),
  );
  return date === undefined ? undefined : valid(date.year, date.month, date.day);
}

const languages: ReadonlySet<keyof typeof dateWords> = new Set(Object.keys(dateWords) as (keyof typeof dateWords)[]);

function tidy(text: string): string {
  return latinDigits(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('،', ',')
    .trim()
    .replace(/^[([] ?/, '')
    .replace(/ ?[)\],;]$/, '')
    .replace(/(?<=\d) (?:г|р|год|года)\.?$/u, '');
}

const maxDateLength = 64; // "Wednesday the 25th of September 2024" has 36

/** 2014, 2014-06, 2014/6/29, 2014.06., 20140629, and all that ISO 8601 puts after a T. Zeros ("2014-00-00") stand for nothing. */
function parseYearFirst(text: string): PartialDate | undefined {
  const compact = /^([12]\d{3})(\d{2})(\d{2})$/.exec(text);
  const parts =
    compact ?? /^(\d{4})\.?(?: ?[-/.] ?(\d{1,2})\.?(?: ?[-/.] ?(\d{1,2})\.?(?:[T ]\d{2}:?\d{2}.*)?)?)?$/.exec(text);
  return parts === null ? undefined : valid(Number(parts[1]), optional(parts[2]), optional(parts[3]));
}

/** 06/2014, 29.6.2014, 6/29/2014; 09/21 and 9.21 are months too. */
function parseYearLast(text: string, language: string | undefined): PartialDate | undefined {
  const month = /^(\d{1,2}) ?[-/.] ?(\d{4})\.?$/.exec(text);
  if (month !== null) return valid(Number(month[2]), Number(month[1]));
  const short = /^(\d{1,2}) ?[/.] ?['’]?(\d{2})$/.exec(text);
  if (short !== null) return Number(short[1]) === 0 ? undefined : valid(century(Number(short[2])), Number(short[1]));
  const day = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?[-/.] ?(\d{4})\.?$/.exec(text);
  if (day === null) return undefined;
  const [first, second, year] = [Number(day[1]), Number(day[3]), Number(day[4])];
  const isMonthFirst = second > 12 || (first <= 12 && day[2] !== '.' && writesMonthFirst(language));
  return isMonthFirst ? valid(year, first, second) : valid(year, second, first);
}

function writesMonthFirst(language = 'en'): boolean {
  return dateFormsOf(resolveLanguage(language, languages, 'en')).numericDay.startsWith('{m');
}

/** 2014年6月29日, 2014년 6월, tháng 6 năm 2014. */
function parseEastAsian(text: string): PartialDate | undefined {
  const parts = /^(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?)?$/.exec(text);
  if (parts !== null) return valid(Number(parts[1]), optional(parts[2]), optional(parts[3]));
  const vietnamese = /^(?:ngày )?(?:(\d{1,2}) )?(?:tháng|thg) ?(\d{1,2}),?(?: năm|[/-])? ?(\d{4})$/i.exec(text);
  return vietnamese === null ? undefined : valid(Number(vietnamese[3]), Number(vietnamese[2]), optional(vietnamese[1]));
}

/** A month's name, a year, perhaps a day, and no other words but articles and the like. */
function parseNamed(text: string, language: string | undefined): PartialDate | undefined {
  let year: number | undefined;
  let month: number | undefined;
  let day: number | undefined;
  for (const token of text.match(/['’]\d{2}(?!\d)|\d+(?:st|nd|rd|th|º|er)?|[\p{L}\p{M}][\p{L}\p{M}.’'׳॰]*/gu) ?? []) {
    const number = /^\d+/.exec(token)?.[0];
    if (number !== undefined && number.length === 4 && year === undefined) year = Number(number);
    else if (number !== undefined && number.length <= 2 && day === undefined) day = Number(number);
    else if (/^['’]\d{2}$/.test(token) && year === undefined) year = century(Number(token.slice(1)));
    else if (number !== undefined) return undefined;
    else if (month === undefined && monthOfWord(token, language) !== undefined) month = monthOfWord(token, language);
    else if (!fillers.has(token.toLowerCase().replaceAll('.', '')) && !weekday.test(token)) return undefined;
  }
  if (/[^\p{L}\p{M}\p{Nd}\s.,'’׳॰/()º-]/u.test(text)) return undefined;
  // "Sep 21": where no year is named, the two digits at the end are one.
  if (year === undefined && day !== undefined && /[^\d\s]\s\d{2}$/.test(text)) [year, day] = [century(day), undefined];
  return year === undefined || month === undefined ? undefined : valid(year, month, day);
}

/** Articles, prepositions and signs of a year or day, of the languages whose dates have them. */
const fillers: ReadonlySet<string> = new Set(
  'de del d di do da of the den der vom am le el il o г год года р року ж գ թ m d g gada metų mėn năm tháng ko e fómhair mhí'.split(
    ' ',
  ),
);

const weekday = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?$/i;

function century(twoDigits: number): number {
  return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
}

function optional(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function valid(year: number, month?: number, day?: number): PartialDate | undefined {
  if (year < 1000 || year > 2999) return undefined;
  if (month === undefined || (month === 0 && (day ?? 0) === 0)) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined || day === 0) return { year, month };
  return day > daysIn(year, month) ? undefined : { year, month, day };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

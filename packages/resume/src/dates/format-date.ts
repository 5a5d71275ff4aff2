/**
 * Writes dates as a résumé in a given language writes them, from bundled CLDR data (never `Intl`, which differs
 * between platforms). Years are Gregorian in every language. Digits are Latin, which parsers read best, but for
 * Persian and Bengali, where a page with Latin digits looks foreign.
 */
import { labelsFor } from '../labels/labels-for.ts';
import { resolveLanguage } from '../languages/resolve-language.ts';
import type { DateRange, PartialDate } from '../schema/date.ts';
import type { DateStyle } from '../schema/design.ts';
import { dateFormsOf, type DateForms, type NamedForm } from './date-forms.ts';
import { dateWords } from './date-words.generated.ts';

export interface DateFormat {
  /** BCP 47. */
  readonly language: string;
  readonly style: DateStyle;
}

/** `{ year: 2024, month: 3 }` -> "Mar 2024", "März 2024", "2024年3月" … */
export function formatDate(date: PartialDate, { language, style }: DateFormat): string {
  const key = resolveLanguage(language, dateLanguages, 'en');
  if (style === 'iso') return isoDate(date);
  return withDigits(write(date, dateFormsOf(key), style), key);
}

/**
 * "Jan 2014 – Mar 2024", "2014年1月～現在"; the words as they were written where a date was not understood; "" for nothing.
 * A start alone is a single date: nothing says that it goes on.
 */
export function formatDateRange(range: DateRange, format: DateFormat): string {
  const { start, end, text } = range;
  const first = start === undefined ? undefined : formatDate(start, format);
  const last =
    end === undefined ? undefined : end === 'present' ? labelsFor(format.language).present : formatDate(end, format);
  const left = first ?? text;
  const right = last ?? (first === undefined ? undefined : text);
  if (left === undefined || right === undefined || left === right) return left ?? right ?? '';
  const forms = dateFormsOf(resolveLanguage(format.language, dateLanguages, 'en'));
  const isYears = isYear(start, format.style) && end !== 'present' && isYear(end, format.style);
  return `${left}${isYears ? forms.yearSeparator : forms.separator}${right}`;
}

const dateLanguages: ReadonlySet<keyof typeof dateWords> = new Set(
  Object.keys(dateWords) as (keyof typeof dateWords)[],
);

function write(date: PartialDate, forms: DateForms, style: Exclude<DateStyle, 'iso'>): string {
  if (isOnlyYear(date, style)) return fill(forms.year, date);
  const hasDay = date.day !== undefined;
  if (style === 'numeric') return fill(hasDay ? forms.numericDay : forms.numericMonth, date);
  if (style === 'long') return fillNamed(hasDay ? forms.dayLong : forms.monthLong, date);
  return fillNamed(hasDay ? forms.dayShort : forms.monthShort, date);
}

function isOnlyYear(date: PartialDate, style: DateStyle): boolean {
  return style === 'year' || date.month === undefined;
}

function isYear(date: PartialDate | undefined, style: DateStyle): boolean {
  return date !== undefined && isOnlyYear(date, style);
}

function fillNamed(form: NamedForm, date: PartialDate): string {
  const name = form.names[(date.month ?? 1) - 1] ?? '';
  return fill(form.pattern, date).replace('{M}', () => name);
}

function fill(pattern: string, { year, month = 1, day = 1 }: PartialDate): string {
  return pattern
    .replace('{y}', String(year))
    .replace('{mm}', twoDigits(month))
    .replace('{m}', String(month))
    .replace('{dd}', twoDigits(day))
    .replace('{d}', String(day));
}

function isoDate({ year, month, day }: PartialDate): string {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(twoDigits(month));
  if (month !== undefined && day !== undefined) parts.push(twoDigits(day));
  return parts.join('-');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

const nativeZero: Readonly<Record<string, number>> = { fa: 0x06f0, bn: 0x09e6 };

function withDigits(text: string, language: string): string {
  const zero = nativeZero[language];
  return zero === undefined ? text : text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

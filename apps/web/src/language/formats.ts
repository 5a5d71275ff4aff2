/**
 * Numbers, dates, spans of time and lists in the language of the interface. The platform's formatters are slow to make
 * and fast to use, so each is made once per language.
 */
import { locale } from './locale.ts';
import { pseudoLocale } from './locales.ts';

export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  made('number', options, (tag) => new Intl.NumberFormat(tag, options)).format(value);

/** 0.42 is written as 42 % in the way of the language. */
export const formatPercent = (share: number): string =>
  formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });

/** In units of a thousand, as disks are sold: 1.2 MB. */
export function formatBytes(bytes: number): string {
  const step = Math.min(byteUnits.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return formatNumber(value, {
    style: 'unit',
    unit: byteUnits[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
}

export const formatDate = (at: number, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string =>
  dateFormat(locale.get(), options).format(at);

/** For ranges and parts. */
export const dateFormat = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  made('date', options, (tag) => new Intl.DateTimeFormat(tag, options), tag);

export const formatDateTime = (at: number): string => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });

/** “3 minutes ago”, “yesterday”, “in 2 hours”. */
export function formatRelative(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const [unit, length] = spans.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return made('relative', {}, (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })).format(
    unit === 'second' ? 0 : Math.trunc(seconds / length),
    unit,
  );
}

export const formatList = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  made('list', { type }, (tag) => new Intl.ListFormat(tag, { type })).format(items);

/** A language in its own words, as who looks for theirs knows it. */
export function nameOfLanguage(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}

/** Orders names as the language does. */
export const compareText = (a: string, b: string): number =>
  made('collator', {}, (tag) => new Intl.Collator(tag, { numeric: true })).compare(a, b);

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Seconds; below a minute it is simply now. */
const spans: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const formatters = new Map<string, unknown>();

function made<F>(kind: string, options: object, make: (tag: string) => F, shown: string = locale.get()): F {
  const tag = shown === pseudoLocale ? 'en' : shown;
  const name = `${tag} ${kind} ${JSON.stringify(options)}`;
  let formatter = formatters.get(name) as F | undefined;
  if (formatter === undefined) formatters.set(name, (formatter = make(tag)));
  return formatter;
}

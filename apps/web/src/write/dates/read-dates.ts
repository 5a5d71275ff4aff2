/** What people type as a period, and what it is taken for. */
import { formatDate, formatDateRange, parseDateRange, type DateRange, type PartialDate } from '@peersume/resume';

export interface Today {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** "2019 – 2021", "since May 2020", "09/21". Nothing for an empty field. */
export const readDates = (text: string, language: string, today?: Today): DateRange | undefined =>
  text.trim() === '' ? undefined : parseDateRange(text, { language, today });

export const writeDates = (range: DateRange | undefined, language: string): string =>
  range === undefined ? '' : formatDateRange(range, { language, style: 'short' });

export const writeDate = (date: PartialDate, language: string): string =>
  formatDate(date, { language, style: 'short' });

export type Understanding =
  | { readonly type: 'nothing' }
  /** Printed as these words, which are not those that were typed. */
  | { readonly type: 'understood'; readonly as: string }
  /** Printed as it was typed. */
  | { readonly type: 'words' }
  | { readonly type: 'endBeforeStart'; readonly as: string }
  /** "Now", and nobody knows since when. */
  | { readonly type: 'noStart' };

export function understandingOf(range: DateRange | undefined, typed: string, language: string): Understanding {
  if (range === undefined) return { type: 'nothing' };
  const as = writeDates(range, language);
  if (range.start === undefined && range.end === undefined) return { type: 'words' };
  if (range.start === undefined && range.end === 'present') return { type: 'noStart' };
  if (isEndFirst(range)) return { type: 'endBeforeStart', as };
  return as === typed.trim() ? { type: 'nothing' } : { type: 'understood', as };
}

function isEndFirst({ start, end }: DateRange): boolean {
  if (start === undefined || end === undefined || end === 'present') return false;
  if (start.year !== end.year) return end.year < start.year;
  return start.month !== undefined && end.month !== undefined && end.month < start.month;
}

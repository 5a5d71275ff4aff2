/**
 * A period as a résumé prints it. JSON Resume files carry whole dates, "2015-01-01", where a month is meant; readers
 * look for months and years, so between two ends days are left out. A single date (an award, a talk) stays as written,
 * and so does every date in the style that is for machines.
 */
import { formatDateRange, type DateFormat, type DateRange, type PartialDate } from '@peersume/resume';

export function printedDates(range: DateRange, format: DateFormat): string {
  const { start, end, ...rest } = range;
  if (start === undefined || end === undefined || format.style === 'iso') return formatDateRange(range, format);
  return formatDateRange({ ...rest, start: withoutDay(start), end: end === 'present' ? end : withoutDay(end) }, format);
}

const withoutDay = ({ year, month }: PartialDate): PartialDate => ({ year, ...(month !== undefined && { month }) });

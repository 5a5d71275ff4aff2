/** Up and Down in a field of dates: the date under the cursor goes by a month, or by a year where it has no month. */
import type { DateRange, PartialDate } from '@peersume/resume';
import { writeDate, writeDates, type Today } from './read-dates.ts';

export type Side = 'start' | 'end';

/** In the range as it is printed; what stands alone is its own side. */
export function sideAt(range: DateRange, caret: number, language: string): Side {
  if (range.start === undefined) return 'end';
  if (range.end === undefined) return 'start';
  const whole = writeDates(range, language);
  const first = writeDate(range.start, language);
  return whole.startsWith(first) && caret <= first.length ? 'start' : 'end';
}

/** Where the cursor stands afterwards: at the end of the side, in the range as it is printed. */
export function caretOf(range: DateRange, side: Side, language: string): number {
  const whole = writeDates(range, language);
  return side === 'end' || range.start === undefined ? whole.length : writeDate(range.start, language).length;
}

/** Later by `steps`; beyond this month an end becomes the present, and back. */
export function shiftDates(range: DateRange, side: Side, steps: number, today: Today): DateRange {
  const date = range[side];
  if (date === undefined) return range;
  if (date === 'present') return steps < 0 ? { ...range, end: { year: today.year, month: today.month } } : range;
  const moved = shiftDate(date, steps);
  const isBeyond =
    side === 'end' && range.start !== undefined && moved.month !== undefined && isAfter(moved, today) && steps > 0;
  return { ...range, [side]: isBeyond && !isAfter(date, today) ? 'present' : moved };
}

/** A day has no meaning in another month. */
export function shiftDate({ year, month }: PartialDate, steps: number): PartialDate {
  if (month === undefined) return { year: clampYear(year + steps) };
  const months = year * 12 + month - 1 + steps;
  return { year: clampYear(Math.floor(months / 12)), month: (((months % 12) + 12) % 12) + 1 };
}

const isAfter = (date: PartialDate, today: Today): boolean =>
  date.year > today.year || (date.year === today.year && (date.month ?? 1) > today.month);

const clampYear = (year: number): number => Math.min(2999, Math.max(1000, year));

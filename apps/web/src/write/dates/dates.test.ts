import { describe, expect, test } from 'vitest';
import { readDates, understandingOf, writeDates } from './read-dates.ts';
import { caretOf, shiftDate, shiftDates, sideAt } from './shift-dates.ts';

const today = { year: 2026, month: 11, day: 22 };

describe('what is understood of a period', () => {
  test.each([
    ['sept 2021', 'en', { type: 'understood', as: 'Sep 2021' }],
    ['Sep 2021 – Present', 'en', { type: 'nothing' }],
    ['09/21–now', 'de', { type: 'understood', as: 'Sept. 2021 – heute' }],
    ['hace 3 años', 'es', { type: 'understood', as: '2023' }],
    ['منذ ٢٠٢٠', 'ar', { type: 'understood', as: '2020 – حتى الآن' }],
    ['spring 2019', 'en', { type: 'words' }],
    ['now', 'en', { type: 'noStart' }],
    ['2023–2021', 'en', { type: 'endBeforeStart', as: '2023 – 2021' }],
    ['May – Mar 2021', 'en', { type: 'endBeforeStart', as: 'May 2021 – Mar 2021' }],
    ['', 'en', { type: 'nothing' }],
  ])('“%s” in %s', (typed, language, expected) => {
    expect(understandingOf(readDates(typed, language, today), typed, language)).toEqual(expected);
  });
});

describe('Up and Down', () => {
  test('change the month, over the year’s edge, and the year where there is no month', () => {
    expect(shiftDate({ year: 2021, month: 12 }, 1)).toEqual({ year: 2022, month: 1 });
    expect(shiftDate({ year: 2022, month: 1, day: 31 }, -1)).toEqual({ year: 2021, month: 12 });
    expect(shiftDate({ year: 2021 }, -1)).toEqual({ year: 2020 });
    expect(shiftDate({ year: 2021, month: 3 }, -12)).toEqual({ year: 2020, month: 3 });
  });

  test('change the side with the cursor, and leave the cursor there', () => {
    const range = { start: { year: 2020, month: 5 }, end: { year: 2021, month: 6 } };
    expect(writeDates(range, 'en')).toBe('May 2020 – Jun 2021');
    expect(sideAt(range, 3, 'en')).toBe('start');
    expect(sideAt(range, 12, 'en')).toBe('end');
    expect(shiftDates(range, 'end', 1, today).end).toEqual({ year: 2021, month: 7 });
    expect(caretOf(range, 'start', 'en')).toBe('May 2020'.length);
    expect(caretOf(range, 'end', 'en')).toBe('May 2020 – Jun 2021'.length);
  });

  test('an end that passes this month is the present, and comes back from there', () => {
    const range = { start: { year: 2020 }, end: { year: 2026, month: 11 } };
    const later = shiftDates(range, 'end', 1, today);
    expect(later.end).toBe('present');
    expect(shiftDates(later, 'end', 1, today)).toBe(later);
    expect(shiftDates(later, 'end', -1, today).end).toEqual({ year: 2026, month: 11 });
    // A future that somebody has typed may be moved on.
    const future = { start: { year: 2025 }, end: { year: 2027, month: 5 } };
    expect(shiftDates(future, 'end', 1, today).end).toEqual({ year: 2027, month: 6 });
  });
});

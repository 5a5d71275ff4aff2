import type { DateStyle } from '@peersume/resume';
import { expect, test } from 'vitest';
import { printedDates } from './printed-dates.ts';

const inEnglish = (style: DateStyle) => ({ language: 'en', style });
const start = { year: 2015, month: 1, day: 1 };
const end = { year: 2018, month: 6, day: 30 };

test('a period is printed in months, for files carry the first and the last day where a month is meant', () => {
  expect(printedDates({ start, end }, inEnglish('short'))).toBe('Jan 2015 – Jun 2018');
  expect(printedDates({ start, end: 'present' }, inEnglish('long'))).toBe('January 2015 – Present');
});

test('a single date keeps its day, and so do dates for machines', () => {
  expect(printedDates({ end }, inEnglish('short'))).toBe('Jun 30, 2018');
  expect(printedDates({ start, end }, inEnglish('iso'))).toContain('2015-01-01');
});

test('days within one month are one month', () => {
  expect(printedDates({ start, end: { ...start, day: 31 } }, inEnglish('short'))).toBe('Jan 2015');
});

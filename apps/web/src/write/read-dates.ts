import { parseDateRange, type DateRange } from '@peersume/resume';

/** What people type: "2019 – 2021", "since May 2020". Nothing for an empty field. */
export const readDates = (text: string, language: string): DateRange | undefined =>
  text.trim() === '' ? undefined : parseDateRange(text, { language });

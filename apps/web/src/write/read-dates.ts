import type { DateRange } from '@peersume/resume';

export const readDates = (text: string, _language: string): DateRange | undefined =>
  text.trim() === '' ? undefined : { text: text.trim() };

/** Dates as people know them: a year, a month or a day; a range may be open ("present") or, where nothing could be understood, the words as they were written. */
import { z } from 'zod';

export const PartialDate = z.object({
  year: z.int().min(1).max(9999),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
});
export type PartialDate = z.infer<typeof PartialDate>;

export const DateRange = z.object({
  start: PartialDate.optional(),
  end: z.union([PartialDate, z.literal('present')]).optional(),
  /** What was written, where it could not be understood; shown as it is, in the place of the start or end that is absent. */
  text: z.string().optional(),
});
export type DateRange = z.infer<typeof DateRange>;

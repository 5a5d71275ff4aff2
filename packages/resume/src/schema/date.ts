/** Dates as people know them: a year, a month or a day; a range may be open ("present") or, where nothing could be understood, the words as they were written. */
import { z } from './zod.ts';

export const PartialDate = z.object({
  year: z.int().check(z.gte(1), z.lte(9999)),
  month: z.optional(z.int().check(z.gte(1), z.lte(12))),
  day: z.optional(z.int().check(z.gte(1), z.lte(31))),
});
export type PartialDate = z.infer<typeof PartialDate>;

export const DateRange = z.object({
  start: z.optional(PartialDate),
  end: z.optional(z.union([PartialDate, z.literal('present')])),
  /** What was written, where it could not be understood; shown as it is, in the place of the start or end that is absent. */
  text: z.optional(z.string()),
});
export type DateRange = z.infer<typeof DateRange>;

/** The résumé: who, in which language, which sections in which order, and how it looks. The one source of types, validation and the published JSON Schema. */
import { z } from './zod.ts';
import { Design } from './design.ts';
import { Extra } from './entry.ts';
import { Id } from './id.ts';
import { Section } from './section.ts';

export const Location = z.object({
  address: z.optional(z.string()),
  postalCode: z.optional(z.string()),
  city: z.optional(z.string()),
  region: z.optional(z.string()),
  /** ISO 3166-1 alpha-2 in good files; kept as written in others. */
  countryCode: z.optional(z.string()),
  extra: z.optional(Extra),
});
export type Location = z.infer<typeof Location>;

export const Profile = z.object({
  id: Id,
  network: z.string(),
  username: z.optional(z.string()),
  url: z.optional(z.string()),
  extra: z.optional(Extra),
});
export type Profile = z.infer<typeof Profile>;

/** Crop in fractions of the picture's width and height. */
export const Photo = z.object({
  /** `data:image/png` or `data:image/jpeg`; any other address is kept and never fetched. */
  source: z.string(),
  visible: z.boolean(),
  crop: z.optional(
    z.object({
      x: z.number().check(z.gte(0), z.lte(1)),
      y: z.number().check(z.gte(0), z.lte(1)),
      width: z.number().check(z.gte(0.01), z.lte(1)),
      height: z.number().check(z.gte(0.01), z.lte(1)),
    }),
  ),
});
export type Photo = z.infer<typeof Photo>;

export const Basics = z.object({
  name: z.string(),
  /** The line under the name: JSON Resume's `label`. */
  headline: z.optional(z.string()),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  url: z.optional(z.string()),
  location: z.optional(Location),
  profiles: z.array(Profile),
  photo: z.optional(Photo),
  extra: z.optional(Extra),
});
export type Basics = z.infer<typeof Basics>;

export const Resume = z.object({
  format: z.literal('peersume-resume'),
  version: z.literal(1),
  /** BCP 47; decides labels, dates, direction and the PDF's `/Lang`. */
  language: z.string().check(z.minLength(2), z.maxLength(35)),
  basics: Basics,
  sections: z.array(Section),
  design: Design,
  extra: z.optional(Extra),
});
export type Resume = z.infer<typeof Resume>;

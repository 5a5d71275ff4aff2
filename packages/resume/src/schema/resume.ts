/** The résumé: who, in which language, which sections in which order, and how it looks. The one source of types, validation and the published JSON Schema. */
import { z } from 'zod';
import { Design } from './design.ts';
import { Extra } from './entry.ts';
import { Id } from './id.ts';
import { Section } from './section.ts';

export const Location = z.object({
  address: z.string().optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  region: z.string().optional(),
  /** ISO 3166-1 alpha-2 in good files; kept as written in others. */
  countryCode: z.string().optional(),
  extra: Extra.optional(),
});
export type Location = z.infer<typeof Location>;

export const Profile = z.object({
  id: Id,
  network: z.string(),
  username: z.string().optional(),
  url: z.string().optional(),
  extra: Extra.optional(),
});
export type Profile = z.infer<typeof Profile>;

/** Crop in fractions of the picture's width and height. */
export const Photo = z.object({
  /** `data:image/png` or `data:image/jpeg`; any other address is kept and never fetched. */
  source: z.string(),
  visible: z.boolean(),
  crop: z
    .object({
      x: z.number().min(0).max(1),
      y: z.number().min(0).max(1),
      width: z.number().min(0.01).max(1),
      height: z.number().min(0.01).max(1),
    })
    .optional(),
});
export type Photo = z.infer<typeof Photo>;

export const Basics = z.object({
  name: z.string(),
  /** The line under the name: JSON Resume's `label`. */
  headline: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  url: z.string().optional(),
  location: Location.optional(),
  profiles: z.array(Profile),
  photo: Photo.optional(),
  extra: Extra.optional(),
});
export type Basics = z.infer<typeof Basics>;

export const Resume = z.object({
  format: z.literal('peersume-resume'),
  version: z.literal(1),
  /** BCP 47; decides labels, dates, direction and the PDF's `/Lang`. */
  language: z.string().min(2).max(35),
  basics: Basics,
  sections: z.array(Section),
  design: Design,
  extra: Extra.optional(),
});
export type Resume = z.infer<typeof Resume>;

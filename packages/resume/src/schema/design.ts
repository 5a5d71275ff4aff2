/** How the résumé looks. Every setting but the template may be absent: the template's own choice then holds. Lengths are points (1/72 inch). */
import { z } from 'zod';

export const PageSize = z.enum(['a4', 'letter']);
export type PageSize = z.infer<typeof PageSize>;

export const Margins = z.object({
  top: z.number().min(18).max(144),
  right: z.number().min(18).max(144),
  bottom: z.number().min(18).max(144),
  left: z.number().min(18).max(144),
});
export type Margins = z.infer<typeof Margins>;

/** Ids of the bundled families; `typeset` holds the files. */
export const FontFamily = z.enum([
  'source-serif-4',
  'eb-garamond',
  'literata',
  'source-sans-3',
  'inter',
  'ibm-plex-sans',
]);
export type FontFamily = z.infer<typeof FontFamily>;

/** How a date is written: Jan 2024 | January 2024 | 01/2024 (order and separator by language) | 2024-01 | 2024. */
export const DateStyle = z.enum(['short', 'long', 'numeric', 'iso', 'year']);
export type DateStyle = z.infer<typeof DateStyle>;

export const BulletStyle = z.enum(['disc', 'dash', 'square', 'triangle', 'none']);
export type BulletStyle = z.infer<typeof BulletStyle>;

export const LinkStyle = z.enum(['plain', 'underline', 'accent']);
export type LinkStyle = z.infer<typeof LinkStyle>;

export const Design = z.object({
  template: z.string(),
  page: PageSize,
  margins: Margins.optional(),
  textFont: FontFamily.optional(),
  headingFont: FontFamily.optional(),
  /** Size of body text. */
  size: z.number().min(8).max(13).optional(),
  /** Line height as a multiple of the size. */
  leading: z.number().min(1.1).max(1.8).optional(),
  /** Scales every space between blocks; 1 is the template's own. */
  spacing: z.number().min(0.5).max(2).optional(),
  /** `#rrggbb`; darkened by the typesetter where text in it would fall below a contrast of 4.5:1. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  dates: DateStyle.optional(),
  bullet: BulletStyle.optional(),
  links: LinkStyle.optional(),
  /** Solve for spacing and size so that the résumé fills at most so many pages. */
  fitPages: z.int().min(1).max(20).optional(),
});
export type Design = z.infer<typeof Design>;

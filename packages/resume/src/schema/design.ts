/** How the résumé looks. Every setting but the template may be absent: the template's own choice then holds. Lengths are points (1/72 inch). */
import { z } from './zod.ts';

export const PageSize = z.enum(['a4', 'letter']);
export type PageSize = z.infer<typeof PageSize>;

export const Margins = z.object({
  top: z.number().check(z.gte(18), z.lte(144)),
  right: z.number().check(z.gte(18), z.lte(144)),
  bottom: z.number().check(z.gte(18), z.lte(144)),
  left: z.number().check(z.gte(18), z.lte(144)),
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
  margins: z.optional(Margins),
  textFont: z.optional(FontFamily),
  headingFont: z.optional(FontFamily),
  /** Size of body text. */
  size: z.optional(z.number().check(z.gte(8), z.lte(13))),
  /** Line height as a multiple of the size. */
  leading: z.optional(z.number().check(z.gte(1.1), z.lte(1.8))),
  /** Scales every space between blocks; 1 is the template's own. */
  spacing: z.optional(z.number().check(z.gte(0.5), z.lte(2))),
  /** `#rrggbb`; darkened by the typesetter where text in it would fall below a contrast of 4.5:1. */
  accent: z.optional(z.string().check(z.regex(/^#[\da-fA-F]{6}$/))),
  dates: z.optional(DateStyle),
  bullet: z.optional(BulletStyle),
  links: z.optional(LinkStyle),
  /** Solve for spacing and size so that the résumé fills at most so many pages. */
  fitPages: z.optional(z.int().check(z.gte(1), z.lte(20))),
});
export type Design = z.infer<typeof Design>;

/** Any of the settings, as a form or a command line gives them. */
export const DesignSettings = z.partial(Design);
export type DesignSettings = z.infer<typeof DesignSettings>;

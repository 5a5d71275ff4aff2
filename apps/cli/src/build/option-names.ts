/**
 * The values that options take, here so that parsing a command line loads neither the schema nor the typesetter.
 * A test holds them against the schema.
 */
import type { BulletStyle, DateStyle, FontFamily, LinkStyle, PageSize } from '@peersume/resume';

export const pageNames: readonly PageSize[] = ['a4', 'letter'];
export const fontNames: readonly FontFamily[] = [
  'source-serif-4',
  'eb-garamond',
  'literata',
  'source-sans-3',
  'inter',
  'ibm-plex-sans',
];
export const dateNames: readonly DateStyle[] = ['short', 'long', 'numeric', 'iso', 'year'];
export const bulletNames: readonly BulletStyle[] = ['disc', 'dash', 'square', 'triangle', 'none'];
export const linkNames: readonly LinkStyle[] = ['plain', 'underline', 'accent'];

export const formatNames = ['pdf', 'png'] as const;
export type Format = (typeof formatNames)[number];

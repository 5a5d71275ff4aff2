import type { FontFamily } from '@peersume/resume';

export const fontNames: Readonly<Record<FontFamily, string>> = {
  'source-serif-4': 'Source Serif',
  'eb-garamond': 'EB Garamond',
  literata: 'Literata',
  'source-sans-3': 'Source Sans',
  inter: 'Inter',
  'ibm-plex-sans': 'IBM Plex Sans',
};

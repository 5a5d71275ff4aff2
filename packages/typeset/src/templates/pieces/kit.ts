/** What a template hands to every piece: the theme, its rhythm, and how text and bullets look. Made once per composition. */
import type { Align } from '../../text/paragraph.ts';
import type { Color, TextStyle } from '../../text/style.ts';
import type { Theme } from '../template.ts';
import { punctuationOf, type Punctuation } from '../view/punctuation.ts';
import { textStyle } from './spans.ts';

export interface Kit {
  readonly theme: Theme;
  readonly rhythm: Rhythm;
  readonly bullets: BulletLook;
  readonly align: Align;
  readonly text: TextStyle;
  readonly marks: Punctuation;
  /** Between the margins, or what a template gives its text of that. */
  readonly columnWidth: number;
}

/** Vertical distances, all from the text's own line: leading < bullet gap < entry gap < section gap, baseline to baseline. */
export interface Rhythm {
  /** Baseline to baseline of body text. */
  readonly leading: number;
  /** Added between bullets, and between short lines that belong together. */
  readonly bulletGap: number;
  /** Added between the head of an entry and its body. */
  readonly headGap: number;
  /** Added between two roles at one employer. */
  readonly roleGap: number;
  readonly entryGap: number;
  readonly sectionGap: number;
  /** Added between a section's title and its content. */
  readonly titleGap: number;
}

export interface BulletLook {
  readonly color: Color;
  /** From the column's start to a bullet's text and to its marker, in em of the text. */
  readonly indent: number;
  readonly marker: number;
}

export interface KitChoices {
  /** In shares of the leading; the résumé's spacing multiplies every one. */
  readonly rhythm: Omit<Rhythm, 'leading'>;
  readonly bullets: BulletLook;
  readonly align?: Align;
}

export function kitOf(theme: Theme, { rhythm, bullets, align = 'start' }: KitChoices): Kit {
  const leading = theme.size * theme.leading;
  const share = (part: number): number => leading * part * theme.spacing;
  return {
    theme,
    rhythm: {
      leading,
      bulletGap: share(rhythm.bulletGap),
      headGap: share(rhythm.headGap),
      roleGap: share(rhythm.roleGap),
      entryGap: share(rhythm.entryGap),
      sectionGap: share(rhythm.sectionGap),
      titleGap: share(rhythm.titleGap),
    },
    bullets,
    align,
    text: textStyle(theme),
    marks: punctuationOf(theme.language),
    columnWidth: theme.pageWidth - theme.margins.left - theme.margins.right,
  };
}

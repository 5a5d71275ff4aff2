import type { BulletStyle, DateStyle, FontFamily, LinkStyle, Margins, Resume } from '@peersume/resume';
import type { Block } from '../blocks/block.ts';
import type { Color } from '../text/style.ts';

/** A template: what it is called, what it chooses, and how it turns a résumé into blocks. */
export interface Template {
  readonly id: string;
  readonly name: string;
  /** One sentence: for whom, how it looks. */
  readonly description: string;
  readonly defaults: TemplateDefaults;
  /** Pure; reading order is the order of the blocks. */
  readonly compose: (resume: Resume, theme: Theme) => readonly Block[];
}

export interface TemplateDefaults {
  readonly margins: Margins;
  readonly textFont: FontFamily;
  readonly headingFont: FontFamily;
  readonly size: number;
  readonly leading: number;
  readonly accent: Color;
  readonly dates: DateStyle;
  readonly bullet: BulletStyle;
  readonly links: LinkStyle;
}

/** The résumé's design settings over the template's defaults, resolved once for a typesetting. */
export interface Theme extends TemplateDefaults {
  /** Points. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** Multiplies every space between blocks. */
  readonly spacing: number;
  readonly ink: Color;
  readonly muted: Color;
  readonly hairline: Color;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The résumé's design settings over the template's own choices, resolved once for a typesetting.
 * Invariant: every colour that text can have is readable on white (4.5:1).
 */
import { directionOf, type Design, type PageSize, type Resume } from '@peersume/resume';
import type { LayoutFinding } from '../layout/page.ts';
import type { Color } from '../text/style.ts';
import { minimumContrast, readableOn } from './contrast.ts';
import type { Template, Theme } from './template.ts';

export interface ResolvedTheme {
  readonly theme: Theme;
  readonly findings: readonly LayoutFinding[];
}

/** `overrides` win over the résumé's own settings: a command line's options, a step of "fit to N pages". */
export function resolveTheme(resume: Resume, template: Template, overrides: Partial<Design> = {}): ResolvedTheme {
  const { defaults } = template;
  const design: Design = { ...resume.design, ...overrides };
  const accent = readableAccent(design, defaults.accent);
  return {
    findings: accent.findings,
    theme: {
      ...pageSizes[design.page],
      margins: design.margins ?? defaults.margins,
      textFont: design.textFont ?? defaults.textFont,
      headingFont: design.headingFont ?? headingFontBeside(design, defaults),
      size: design.size ?? defaults.size,
      leading: design.leading ?? defaults.leading,
      spacing: design.spacing ?? 1,
      accent: accent.color,
      dates: design.dates ?? defaults.dates,
      bullet: design.bullet ?? defaults.bullet,
      links: design.links ?? defaults.links,
      ink: '#1d1b19',
      muted: '#65605b',
      hairline: '#c9c4be',
      language: resume.language,
      direction: directionOf(resume.language),
    },
  };
}

/** ISO 216 A4 and ANSI A, in points. */
const pageSizes: Record<PageSize, { readonly pageWidth: number; readonly pageHeight: number }> = {
  a4: { pageWidth: 595.28, pageHeight: 841.89 },
  letter: { pageWidth: 612, pageHeight: 792 },
};

/** A template with one family for everything stays so when only the text's family is changed. */
function headingFontBeside(design: Design, defaults: Template['defaults']): Theme['headingFont'] {
  const isOneFamily = defaults.headingFont === defaults.textFont;
  return isOneFamily ? (design.textFont ?? defaults.headingFont) : defaults.headingFont;
}

function readableAccent(design: Design, own: Color): { readonly color: Color; readonly findings: LayoutFinding[] } {
  const wanted = toColor(design.accent) ?? own;
  const used = readableOn('#ffffff', wanted, minimumContrast);
  return { color: used, findings: used === wanted ? [] : [{ type: 'AccentDarkened', wanted, used }] };
}

const toColor = (value: string | undefined): Color | undefined =>
  value !== undefined && /^#[0-9a-f]{6}$/iu.test(value) ? (value.toLowerCase() as Color) : undefined;

/** The options of `build` that change how the résumé looks, checked by the schema of the design. */
import { err, ok, type Result } from '@peersume/base';
import { DesignSettings, isLanguageTag, type Design, type Margins } from '@peersume/resume';
import type { Refusal } from '../report.ts';

/** As commander gives them. */
export interface DesignOptions {
  readonly template?: string;
  readonly page?: string;
  readonly fit?: string;
  readonly lang?: string;
  readonly font?: string;
  readonly headingFont?: string;
  readonly size?: string;
  readonly leading?: string;
  readonly spacing?: string;
  readonly margins?: string;
  readonly accent?: string;
  readonly dates?: string;
  readonly bullets?: string;
  readonly links?: string;
}

/** What wins over the file's own settings. */
export interface DesignChange {
  readonly design: Partial<Design>;
  readonly language: string | undefined;
}

export function designChange(options: DesignOptions): Result<DesignChange, Refusal> {
  if (options.lang !== undefined && !isLanguageTag(options.lang)) {
    return refuse('--lang', options.lang, 'a language tag such as en, de or pt-BR');
  }
  const margins = options.margins === undefined ? undefined : parseMargins(options.margins);
  if (margins === null)
    return refuse('--margins', options.margins, 'one length or four, such as 18mm or 0.7in,0.6in,0.7in,0.6in');

  const wanted = {
    template: options.template,
    page: options.page,
    fitPages: numeric(options.fit),
    textFont: options.font,
    headingFont: options.headingFont,
    size: numeric(options.size),
    leading: numeric(options.leading),
    spacing: numeric(options.spacing),
    margins,
    accent: options.accent?.replace(/^(?!#)/, '#').toLowerCase(),
    dates: options.dates,
    bullet: options.bullets,
    links: options.links,
  };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const parsed = DesignSettings.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const { flag, option, expected } = optionOf[issue?.path[0] as keyof Design];
    return refuse(flag, options[option], expected);
  }
  // Zod's type allows keys that hold undefined; `given` has none.
  return ok({ design: parsed.data as Partial<Design>, language: options.lang });
}

/** For each setting the option that gives it, and the values that it takes. */
const optionOf: Record<keyof Design, { flag: string; option: keyof DesignOptions; expected: string }> = {
  template: { flag: '--template', option: 'template', expected: 'the name of a template' },
  page: { flag: '--page', option: 'page', expected: 'a4 or letter' },
  fitPages: { flag: '--fit', option: 'fit', expected: 'a whole number of pages from 1 to 20' },
  textFont: { flag: '--font', option: 'font', expected: 'a bundled family' },
  headingFont: { flag: '--heading-font', option: 'headingFont', expected: 'a bundled family' },
  size: { flag: '--size', option: 'size', expected: 'points from 8 to 13' },
  leading: { flag: '--leading', option: 'leading', expected: 'a number from 1.1 to 1.8' },
  spacing: { flag: '--spacing', option: 'spacing', expected: 'a number from 0.5 to 2' },
  margins: { flag: '--margins', option: 'margins', expected: 'lengths from 0.25in to 2in (6.4mm to 50mm)' },
  accent: { flag: '--accent', option: 'accent', expected: 'a color such as #b4432f' },
  dates: { flag: '--dates', option: 'dates', expected: 'a style of dates' },
  bullet: { flag: '--bullets', option: 'bullets', expected: 'a style of bullets' },
  links: { flag: '--links', option: 'links', expected: 'a style of links' },
};

/** Not a number becomes NaN, which the schema refuses. */
function numeric(text: string | undefined): number | undefined {
  return text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text);
}

const pointsPer = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 } as const;

/** `18mm`, or four lengths from the top clockwise; a bare number is points. Null where it is neither. */
function parseMargins(text: string): Margins | null {
  const lengths = text.split(/[\s,]+/).map((part) => {
    const match = /^(\d+(?:\.\d+)?)(pt|mm|cm|in)?$/.exec(part);
    return match === null ? undefined : Number(match[1]) * pointsPer[(match[2] ?? 'pt') as keyof typeof pointsPer];
  });
  const [top, right = top, bottom = top, left = right] = lengths;
  if (top === undefined || right === undefined || bottom === undefined || left === undefined) return null;
  return lengths.length === 1 || lengths.length === 4 ? { top, right, bottom, left } : null;
}

const refuse = (flag: string, value: string | undefined, expected: string) =>
  err<Refusal>({
    type: 'WrongUsage',
    message: `${flag} needs ${expected}, not “${value ?? ''}”.`,
    next: 'peersume build --help',
    facts: { option: flag, value: value ?? '' },
  });

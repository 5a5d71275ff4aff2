/**
 * The typesetter: a résumé becomes pages, and pages become a PDF. One typesetter serves many résumés and every
 * keystroke; what did not change comes from the text engine's caches.
 *
 * Invariants: the same résumé and fonts give the same layout, whatever was typeset before; the only waiting is for font
 * files and, once, for the subsetter; work is bounded by the limits in layout/limits.ts.
 */
import { err, ok, type Result } from '@peersume/base';
import { labelsFor, type Design, type Resume } from '@peersume/resume';
import type { Face, FontSource } from './fonts/face.ts';
import type { FontProblem } from './fonts/font-library.ts';
import { fitPages, type Density, type Fit } from './layout/fit-pages.ts';
import { breakPages, place, type BrokenPages, type PageSetup } from './layout/lay-out.ts';
import { checkSize, maxPages, type TooLarge } from './layout/limits.ts';
import { missingCharacters } from './layout/missing-characters.ts';
import type { Layout, LayoutFinding } from './layout/page.ts';
import { spansOfBlocks } from './layout/spans-of-blocks.ts';
import type { Subsetter } from './pdf/subsetter.ts';
import type { PdfOptions } from './pdf/write-pdf.ts';
import { composeResume, type Composition } from './templates/compose-resume.ts';
import type { Theme } from './templates/template.ts';
import { resolveTheme } from './templates/theme.ts';
import { createTextEngine } from './text/text-engine.ts';

export interface Typesetter {
  typeset(resume: Resume, options?: TypesetOptions): Promise<Result<Layout, TypesetError>>;
  /** The pages as a tagged PDF. Loads the subsetter at the first call. */
  pdf(layout: Layout, options?: Pick<PdfOptions, 'created'>): Promise<Uint8Array>;
  /** The fonts opened so far, for a preview that draws with them. */
  faces(): readonly Face[];
  /** Font files that could not be had or were refused; other families stand in for them. */
  fontProblems(): readonly FontProblem[];
  /** Asks for files that could not be had again at the next typesetting. */
  retryFonts(): void;
}

export interface TypesetOptions {
  /** Win over the résumé's own design: a command line's options, a template looked at. */
  readonly design?: Partial<Design>;
  readonly signal?: AbortSignal;
}

export type TypesetError = TooLarge;

export interface TypesetterParts {
  readonly fonts: FontSource;
  /** `harfbuzz-subset.wasm`, asked for when the first PDF is written. */
  readonly subsetter: () => Promise<Uint8Array>;
}

export async function createTypesetter({ fonts, subsetter: loadWasm }: TypesetterParts): Promise<Typesetter> {
  const engine = await createTextEngine({ fonts });
  let subsetter: Promise<Subsetter> | undefined;

  async function typeset(resume: Resume, options: TypesetOptions = {}): Promise<Result<Layout, TypesetError>> {
    const { design = {}, signal } = options;
    const size = checkSize(resume);
    if (!size.ok) return size;
    const composition = composeResume(resume, design);
    const spans = spansOfBlocks(composition.blocks);
    await engine.prepare(spans, resume.language, signal);

    const { broken, setup, findings } = layOut(resume, design, composition);
    if (isTooLong(broken)) return err({ type: 'TooManyPages', limit: maxPages });
    const placed = place(broken, setup);
    const name = resume.basics.name.trim();
    return ok({
      pages: placed.pages,
      structure: placed.structure,
      language: resume.language,
      title: titleOf(name, resume.language),
      author: name,
      findings: [
        ...composition.findings,
        ...missingCharacters(spans, (some) => engine.missingCharacters(some, resume.language)),
        ...placed.findings,
        ...findings,
      ],
    });
  }

  /** With the design's own spaces and sizes, or as "fit to N pages" finds them. */
  function layOut(resume: Resume, design: Partial<Design>, composition: Composition): Solved {
    const { theme, template } = composition;
    const wanted = design.fitPages ?? resume.design.fitPages;
    const own = { setup: setupOf(theme), broken: breakPages(composition.blocks, setupOf(theme), engine) };
    if (wanted === undefined || own.broken.starts.length <= wanted || isTooLong(own.broken)) {
      return { ...own, findings: [] };
    }
    const ownDensity = densityOf(theme);
    const fit = fitPages(ownDensity, wanted, (density) => {
      if (density === ownDensity) return { layout: own, pages: own.broken.starts.length };
      const dense = resolveTheme(resume, template, { ...design, ...density }).theme;
      const setup = setupOf(dense);
      const broken = breakPages(template.compose(resume, dense), setup, engine);
      return { layout: { setup, broken }, pages: broken.starts.length };
    });
    return { ...fit.layout, findings: fitFindings(fit, ownDensity, wanted) };
  }

  return {
    typeset,
    async pdf(layout, options = {}) {
      // Nobody needs the writer to see a page: it comes with the first download.
      const { loadSubsetter, writePdf } = await import('./pdf/index.ts');
      subsetter ??= loadWasm().then(loadSubsetter);
      return writePdf(layout, { ...options, subset: await subsetter });
    },
    faces: engine.faces,
    fontProblems: engine.fontProblems,
    retryFonts: engine.retryFonts,
  };
}

interface Solved {
  readonly setup: PageSetup;
  readonly broken: BrokenPages;
  readonly findings: readonly LayoutFinding[];
}

const isTooLong = ({ starts, isCutShort }: BrokenPages): boolean => isCutShort || starts.length > maxPages;

const setupOf = ({ pageWidth, pageHeight, margins, language, direction }: Theme): PageSetup => ({
  pageWidth,
  pageHeight,
  margins,
  language,
  direction,
});

const densityOf = ({ spacing, leading, size, margins }: Theme): Density => ({ spacing, leading, size, margins });

function fitFindings(fit: Fit<unknown>, own: Density, wanted: number): LayoutFinding[] {
  if (!fit.fits) return [{ type: 'DoesNotFit', wanted, needed: fit.pages }];
  const { spacing, leading, size, margins } = fit.density;
  return [
    {
      type: 'Fitted',
      pages: fit.pages,
      spacing: spacing / own.spacing,
      leading: leading / own.leading,
      size: size / own.size,
      margins: margins.left / own.margins.left,
    },
  ];
}

/** Shown by viewers in the window's title. */
const titleOf = (name: string, language: string): string => {
  const { document } = labelsFor(language);
  return name === '' ? document : `${name} – ${document}`;
};

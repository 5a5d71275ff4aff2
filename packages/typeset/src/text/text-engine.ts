/**
 * The text engine: fonts on demand, shaping, bidi and line breaking behind one object.
 *
 * `prepare` is the only asynchronous step: it opens the fonts that a text needs. Everything else is synchronous, pure in
 * its arguments, and remembered within named limits. Text whose fonts are not open is set in boxes and not remembered.
 */
import { createFontChooser } from '../fonts/choose-font.ts';
import type { Face, FontSource } from '../fonts/face.ts';
import { createFontCatalogue } from '../fonts/font-catalogue.ts';
import { createFontLibrary, type FontProblem } from '../fonts/font-library.ts';
import { analyseParagraph, type AnalysedParagraph } from './analyse-paragraph.ts';
import { breakAnalysed } from './break-paragraph.ts';
import { createGenerationCache } from './generation-cache.ts';
import { createMissingCharacters } from './missing-characters.ts';
import type { BrokenParagraph, Paragraph } from './paragraph.ts';
import { createParagraphKeys } from './paragraph-keys.ts';
import { createPreparation } from './prepare-fonts.ts';
import { createWordShaper } from './shape-words.ts';
import type { Span, TextStyle } from './style.ts';

export interface TextEngine {
  /** Opens the fonts that the spans need. Idempotent, may run concurrently; rejects only with the signal's reason. */
  prepare(spans: Iterable<Span>, language: string, signal?: AbortSignal): Promise<void>;
  /** `width` in points; `Infinity` breaks at line feeds only. */
  breakParagraph(paragraph: Paragraph, width: number): BrokenParagraph;
  /** Natural width of the text on one line, points. */
  measure(span: Span, language: string): number;
  /** Of the style's main font, points; `descent` is positive. */
  metrics(style: TextStyle): TextMetrics;
  /** Characters that no font has or that mean nothing elsewhere, each once, in order of appearance. */
  missingCharacters(spans: Iterable<Span>, language: string): readonly string[];
  /** Opened so far, in the order of their file ids. */
  faces(): readonly Face[];
  /** Font files that could not be had or were refused; other families stand in for them. */
  fontProblems(): readonly FontProblem[];
  /** Asks for files that could not be had again at the next `prepare`. */
  retryFonts(): void;
}

export interface TextMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
}

/**
 * A résumé of two pages has some 120 paragraphs, each of which costs about 7 KB; solving for a size sets each at about
 * five sizes, and every template looked at sets it once more. Every keystroke adds one, so the limits are also what an
 * hour of typing costs.
 */
export const maxCachedAnalyses = 512;
export const maxCachedParagraphs = 1024;

export async function createTextEngine({ fonts: source }: { readonly fonts: FontSource }): Promise<TextEngine> {
  const catalogue = createFontCatalogue();
  const fonts = createFontLibrary(source, catalogue);
  const chooser = createFontChooser(catalogue, fonts);
  const shaper = createWordShaper(fonts, chooser);
  const preparation = createPreparation(fonts, chooser);
  const missing = createMissingCharacters(chooser);
  const keys = createParagraphKeys();
  const analyses = createGenerationCache<AnalysedParagraph>(maxCachedAnalyses);
  const broken = createGenerationCache<BrokenParagraph>(maxCachedParagraphs);

  function analyse(paragraph: Pick<Paragraph, 'spans' | 'direction' | 'language'>): AnalysedParagraph {
    const key = keys.forAnalysis(paragraph);
    const known = analyses.get(key);
    if (known) return known;
    const made = analyseParagraph(paragraph, shaper, preparation.thaiWords());
    if (!made.isProvisional) analyses.set(key, made);
    return made;
  }

  function breakParagraph(paragraph: Paragraph, width: number): BrokenParagraph {
    const key = keys.forBreaking(paragraph, width);
    const known = broken.get(key);
    if (known) return known;
    const analysed = analyse(paragraph);
    const made = breakAnalysed(analysed, paragraph.spans, paragraph.align, width);
    if (!analysed.isProvisional) broken.set(key, made);
    return made;
  }

  return {
    prepare: preparation.prepare,
    breakParagraph,
    measure(span, language) {
      const { lines } = breakParagraph(
        { spans: [span], align: 'start', leading: 0, language },
        Number.POSITIVE_INFINITY,
      );
      return lines.reduce(
        (widest, line) =>
          Math.max(
            widest,
            line.runs.reduce((sum, run) => sum + run.width, 0),
          ),
        0,
      );
    },
    metrics(style) {
      const face = preparation.mainFace(style);
      const scale = style.size / face.unitsPerEm;
      return {
        ascent: face.ascent * scale,
        descent: -face.descent * scale,
        capHeight: face.capHeight * scale,
        xHeight: face.xHeight * scale,
      };
    },
    missingCharacters: missing.in,
    faces: fonts.faces,
    fontProblems: fonts.problems,
    retryFonts() {
      preparation.retry();
      shaper.forget();
      missing.forget();
      analyses.clear();
      broken.clear();
    },
  };
}

/** Finds out which fonts, lists of fonts and word models a text needs, and opens them. */
import { assert } from '@peersume/base';
import type { FontChooser } from '../fonts/choose-font.ts';
import type { Face, FontFile } from '../fonts/face.ts';
import { hanFamilyOf } from '../fonts/fallback-families.ts';
import type { EastAsianFamily, FontCatalogue } from '../fonts/font-catalogue.ts';
import { untilAborted, type FontLibrary } from '../fonts/font-library.ts';
import type { ThaiWords } from './break-opportunities.ts';
import { cleanText } from './clean-text.ts';
import { createGenerationCache } from './generation-cache.ts';
import { graphemesOf } from './graphemes.ts';
import { languageTag, neverPrinted, piecesOf } from './shape-words.ts';
import type { Span, TextStyle } from './style.ts';

export interface Preparation {
  prepare(spans: Iterable<Span>, language: string, signal?: AbortSignal): Promise<void>;
  mainFace(style: TextStyle): Face;
  thaiWords(): ThaiWords | undefined;
}

/** Texts known to need nothing more; a keystroke changes one of them. */
const maxPreparedTexts = 4096;

export function createPreparation(catalogue: FontCatalogue, fonts: FontLibrary, chooser: FontChooser): Preparation {
  const prepared = createGenerationCache<true>(maxPreparedTexts);
  let thai: ThaiWords | undefined;

  async function prepare(spans: Iterable<Span>, language: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const pending = [...spans].filter((span) => !prepared.get(keyOf(span, language)));
    // Every round opens something or finds it impossible; files and lists are few.
    for (;;) {
      const needs = needsOf(pending, language);
      if (needs.files.size === 0 && needs.lists.size === 0 && !needs.thai) break;
      await untilAborted(openAll(needs), signal);
    }
    for (const span of pending) prepared.set(keyOf(span, language), true);
  }

  interface Needs {
    readonly files: Set<FontFile>;
    readonly lists: Set<EastAsianFamily>;
    thai: boolean;
  }

  function needsOf(spans: readonly Span[], language: string): Needs {
    const needs: Needs = { files: new Set(), lists: new Set(), thai: false };
    const want = (file: FontFile | undefined): void => {
      if (file && !fonts.face(file) && !fonts.hasFailed(file)) needs.files.add(file);
    };
    for (const { text, style, language: own } of spans) {
      const cleaned = cleanText(text).text.replace(neverPrinted, '');
      want(chooser.primary(style));
      if (!thai && /[\u0e01-\u0e5b]/.test(cleaned)) needs.thai = true;
      for (const word of cleaned.split(' ')) {
        const han = hanFamilyOf(languageTag(own ?? language), word);
        for (const grapheme of new Set(graphemesOf(word))) {
          for (const piece of piecesOf(grapheme, style, han, chooser)) {
            if (piece.list) needs.lists.add(piece.list);
            else want(piece.file ?? chooser.box());
          }
        }
      }
    }
    return needs;
  }

  async function openAll(needs: Needs): Promise<void> {
    await Promise.all([
      fonts.open(needs.files),
      ...[...needs.lists].map((family) => catalogue.loadFamily(family)),
      needs.thai ? loadThai() : undefined,
    ]);
  }

  async function loadThai(): Promise<void> {
    const { createThaiWords } = await import('./thai-words.ts');
    thai = createThaiWords();
  }

  return {
    prepare,
    mainFace(style) {
      const file = chooser.primary(style);
      const face = (file && fonts.face(file)) ?? fonts.faces()[0];
      assert(face, 'prepare() opened a font before it is measured');
      return face;
    },
    thaiWords: () => thai,
  };
}

const keyOf = ({ text, style, language: own }: Span, language: string): string =>
  `${style.family}/${style.weight}${style.italic ? 'i' : ''}/${own ?? language}/${text}`;

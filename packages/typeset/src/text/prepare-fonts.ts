/** Finds out which fonts, lists of fonts and word models a text needs, and opens them. */
import { assert } from '@peersume/base';
import type { FontChooser, StyleFonts } from '../fonts/choose-font.ts';
import type { Face, FontFile } from '../fonts/face.ts';
import { hanFamilyOf } from '../fonts/fallback-families.ts';
import type { EastAsianFamily } from '../fonts/font-catalogue.ts';
import type { FontLibrary } from '../fonts/font-library.ts';
import type { ThaiWords } from './break-opportunities.ts';
import { cleanText } from './clean-text.ts';
import { createGenerationCache } from './generation-cache.ts';
import { graphemesOf } from './graphemes.ts';
import { fontKeyOf } from './paragraph-keys.ts';
import { piecesOf } from './parts-of-word.ts';
import { languageTag, neverPrinted } from './shape-words.ts';
import type { Span, TextStyle } from './style.ts';
import { untilAborted } from './until-aborted.ts';

export interface Preparation {
  prepare(spans: Iterable<Span>, language: string, signal?: AbortSignal): Promise<void>;
  mainFace(style: TextStyle): Face;
  /** Once Thai was met. */
  thaiWords(): ThaiWords | undefined;
  /** What could not be had is asked for again. */
  retry(): void;
}

/** Texts known to need nothing more; a keystroke changes one of them. */
const maxPreparedTexts = 4096;

export function createPreparation(fonts: FontLibrary, chooser: FontChooser): Preparation {
  const prepared = createGenerationCache<true>(maxPreparedTexts);
  let thai: ThaiWords | undefined;
  let thaiIsUnavailable = false;

  async function prepare(spans: Iterable<Span>, language: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const pending = [...spans].filter((span) => !prepared.get(fontKeyOf(span, language)));
    // Every round opens something or finds it impossible, and files are few: this ends.
    for (;;) {
      const needs = needsOf(pending, language);
      if (needs.files.size === 0 && needs.lists.size === 0 && !needs.thai) break;
      // The loading goes on when one caller stops waiting: others may wait for the same file.
      await untilAborted(openAll(needs), signal);
    }
    for (const span of pending) prepared.set(fontKeyOf(span, language), true);
  }

  interface Needs {
    readonly files: Set<FontFile>;
    readonly lists: Set<EastAsianFamily>;
    thai: boolean;
  }

  function needsOf(spans: readonly Span[], language: string): Needs {
    const needs: Needs = { files: new Set(), lists: new Set(), thai: false };
    for (const { text, style, language: own } of spans) {
      const cleaned = cleanText(text).text.replace(neverPrinted, '');
      if (hasThai.test(cleaned) && !thai && !thaiIsUnavailable) needs.thai = true;
      const choices = chooser.forStyle(style, hanFamilyOf(languageTag(own ?? language), cleaned));
      for (const word of cleaned.split(' ')) addNeeds(needs, word, choices);
    }
    return needs;
  }

  function addNeeds(needs: Needs, word: string, choices: StyleFonts): void {
    const want = (file: FontFile | undefined): void => {
      if (file && !fonts.face(file) && !fonts.hasFailed(file)) needs.files.add(file);
    };
    want(choices.primary);
    if (choices.primaryHasAscii && isAscii.test(word)) return;
    for (const grapheme of graphemesOf(word)) {
      for (const piece of piecesOf(grapheme, choices)) {
        if (piece.list) needs.lists.add(piece.list);
        else want(piece.file ?? chooser.box());
      }
    }
  }

  async function openAll(needs: Needs): Promise<void> {
    const failedBefore = fonts.problems().length;
    await Promise.all([fonts.open(needs.files), fonts.openLists(needs.lists), needs.thai ? loadThai() : undefined]);
    if (fonts.problems().length > failedBefore) chooser.forget();
  }

  async function loadThai(): Promise<void> {
    try {
      const { createThaiWords } = await import('./thai-words.ts');
      thai = createThaiWords();
    } catch {
      // A module that cannot be loaded (offline, before it was cached): Thai then breaks only at spaces and in need.
      thaiIsUnavailable = true;
    }
  }

  return {
    prepare,
    mainFace(style) {
      const file = chooser.forStyle(style, 'noto-sans-sc').primary;
      const face = (file && fonts.face(file)) ?? fonts.faces()[0];
      assert(face, 'prepare() opened a font before it is measured');
      return face;
    },
    thaiWords: () => thai,
    retry() {
      fonts.forgetUnavailable();
      chooser.forget();
      prepared.clear();
      thaiIsUnavailable = false;
    },
  };
}

const isAscii = /^[\u0020-\u007e]*$/;
const hasThai = /[\u0e01-\u0e5b]/;

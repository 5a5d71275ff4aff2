/**
 * Words -> shaped runs: cuts a word where its font changes, shapes each part, and remembers words, so that a keystroke
 * shapes one. Shaping is in font units: size does not matter.
 */
import type { FontChooser } from '../fonts/choose-font.ts';
import type { EastAsianFamily } from '../fonts/font-catalogue.ts';
import type { FontLibrary } from '../fonts/font-library.ts';
import { createGenerationCache } from './generation-cache.ts';
import { shapeRun } from './shape-run.ts';
import { boxFace, boxRun, partsOfWord } from './parts-of-word.ts';
import type { ShapedRun } from './shaped.ts';
import type { TextDirection, TextStyle } from './style.ts';

export interface WordShaper {
  /** What words are shaped alike in. One object for equal arguments. */
  contextOf(style: TextStyle, language: string, han: EastAsianFamily, direction: TextDirection): ShapingContext;
  /** `text` from `start` to `end`; words and spaces alternate freely. Joining scripts look at what stands around it. */
  shape(context: ShapingContext, text: string, start: number, end: number): ShapedText;
  /** After fonts that could not be had may be tried again. */
  forget(): void;
  /** Words held; never above the limit. */
  readonly size: number;
}

export interface ShapingContext {
  readonly id: number;
  readonly style: TextStyle;
  /** A well-formed tag: see `languageTag`. */
  readonly language: string;
  readonly han: EastAsianFamily;
  readonly direction: TextDirection;
  readonly features: readonly string[];
}

export interface ShapedText {
  readonly runs: readonly ShapedRun[];
  /** A font that it wants is not open yet. */
  readonly isProvisional: boolean;
}

/** A two-page résumé has about 900 different words; each costs about 0.5 KB. */
export const maxCachedWords = 16_384;
/** Longer ones are rare and could fill memory; their paragraph remembers them. */
const maxCachedWordLength = 64;
/** Styles times languages times directions; a résumé has about 20. */
const maxContexts = 1024;

export function createWordShaper(fonts: FontLibrary, chooser: FontChooser, wordLimit = maxCachedWords): WordShaper {
  const words = createGenerationCache<ShapedText>(wordLimit);
  const contexts = new Map<string, ShapingContext>();
  let contextCount = 0;

  function shapeWord(context: ShapingContext, text: string, before: string, after: string): ShapedText {
    const key = before === '' && after === '' ? `${context.id} ${text}` : `${context.id} ${text} ${before} ${after}`;
    const known = words.get(key);
    if (known) return known;
    const made = shapeNewWord(context, text, before, after, fonts, chooser);
    if (!made.isProvisional && text.length <= maxCachedWordLength) words.set(key, made);
    return made;
  }

  return {
    contextOf(style, language, han, direction) {
      const features = featuresOf(style);
      const slope = style.italic ? 'italic' : 'normal';
      const key = `${style.family} ${style.weight} ${slope} ${language} ${han} ${direction} ${features.join()}`;
      const known = contexts.get(key);
      if (known) return known;
      if (contexts.size >= maxContexts) contexts.clear();
      contextCount += 1;
      const made = { id: contextCount, style, language, han, direction, features };
      contexts.set(key, made);
      return made;
    },
    shape(context, text, start, end) {
      const part = text.slice(start, end);
      if (isOneWord.test(part)) return shapeWord(context, part, joinerBefore(text, start), joinerAfter(text, end));
      const pieces = part.replace(neverPrinted, '').match(wordOrSpace) ?? [];
      const shaped = pieces.map((piece, index) => {
        const before = index === 0 ? joinerBefore(text, start) : '';
        const after = index === pieces.length - 1 ? joinerAfter(text, end) : '';
        return shapeWord(context, piece, before, after);
      });
      return {
        runs: shaped.flatMap((word) => word.runs),
        isProvisional: shaped.some((word) => word.isProvisional),
      };
    },
    forget: words.clear,
    get size() {
      return words.size;
    },
  };
}

function shapeNewWord(
  context: ShapingContext,
  text: string,
  before: string,
  after: string,
  fonts: FontLibrary,
  chooser: FontChooser,
): ShapedText {
  const { parts, isProvisional } = partsOfWord(text, chooser.forStyle(context.style, context.han), fonts, chooser);
  const { direction, language, features } = context;
  const isSpace = isOneSpace.test(text);
  const shaped = parts.map((part, index) => {
    if (part.isMissing) return boxRun(part, direction);
    const previous = parts[index - 1]?.text;
    const next = parts[index + 1]?.text;
    const run = shapeRun({
      text: part.text,
      face: part.face,
      direction,
      language,
      features,
      isSpace,
      before: previous === undefined ? before : joinerBefore(previous, previous.length),
      after: next === undefined ? after : joinerAfter(next, 0),
    });
    // A file that is not the one catalogued may lack what it should have.
    const isWhole = run.glyphs.every((glyph) => glyph.id !== 0);
    return isWhole ? run : boxRun({ ...part, face: boxFace(fonts, chooser, part.face) }, direction);
  });
  // A joiner with nothing to join leaves no glyph.
  return { runs: shaped.filter((run) => run.glyphs.length > 0), isProvisional };
}

/** The features that a style asks HarfBuzz for. Spaced letters make no ligatures. */
function featuresOf(style: TextStyle): readonly string[] {
  if (style.features === undefined && style.tracking === 0) return [];
  const wanted = (style.features ?? []).filter((feature) => /^[a-zA-Z0-9]{4}$/.test(feature));
  return style.tracking === 0 ? wanted : ['-liga', '-clig', ...wanted];
}

/** HarfBuzz keeps every language that it was told of for ever; it is told well-formed ones only. */
export const languageTag = (language: string): string =>
  /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8}){0,4}$/.test(language) ? language : 'und';

/** The letter before or after, where it may join with the text. */
const joinerBefore = (text: string, at: number): string => (joins(text.charCodeAt(at - 1)) ? (text[at - 1] ?? '') : '');
const joinerAfter = (text: string, at: number): string => (joins(text.charCodeAt(at)) ? (text[at] ?? '') : '');
const joins = (unit: number): boolean => (unit >= 0x620 && unit <= 0x8ff) || unit === 0x200c || unit === 0x200d;

const isOneWord = /^(?:\u0020|[\u0021-\u009f\u00a1-\u061b\u061d-\u167f\u3001-\udfff]+)$/;
const isOneSpace = /^[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/;
const wordOrSpace =
  /[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[^\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** Line feeds, zero-width spaces, word joiners and direction marks have done their work before shaping. */
export const neverPrinted = /[\n\u061c\u200b\u200e\u200f\u2060]/g;

/**
 * Words -> shaped runs: chooses a font for each grapheme cluster, cuts the word where the font changes, shapes each
 * part, and remembers words, so that a keystroke shapes one. Shaping is in font units: size does not matter.
 */
import { assert } from '@peersume/base';
import { isIgnorable, type FontChooser } from '../fonts/choose-font.ts';
import type { FontFile } from '../fonts/face.ts';
import { hanFamilyOf } from '../fonts/fallback-families.ts';
import type { EastAsianFamily } from '../fonts/font-catalogue.ts';
import type { FontLibrary } from '../fonts/font-library.ts';
import type { ShapingFace } from '../fonts/open-face.ts';
import { boxCharacter } from './clean-text.ts';
import { createGenerationCache } from './generation-cache.ts';
import { graphemesOf } from './graphemes.ts';
import { scriptOf, type Script } from './script-of.ts';
import { shapeRun } from './shape-run.ts';
import type { ShapedRun } from './shaped.ts';
import type { Span, TextDirection, TextStyle } from './style.ts';

export interface WordShaper {
  /** Text of one span and level; spaces and words alternate freely. */
  shape(text: string, span: Span, language: string, direction: TextDirection, context: JoiningContext): ShapedWord;
  /** Words held, for tests of the limit. */
  readonly size: number;
}

/** What stands around the text: joining scripts look at it. */
export interface JoiningContext {
  readonly before: string;
  readonly after: string;
}

export interface ShapedWord {
  readonly runs: readonly ShapedRun[];
  /** A font that it wants is not open yet. */
  readonly isProvisional: boolean;
}

/** A two-page résumé has about 900 different words; each costs about 0.5 KB. */
export const maxCachedWords = 16_384;

export function createWordShaper(fonts: FontLibrary, chooser: FontChooser, wordLimit = maxCachedWords): WordShaper {
  const cache = createGenerationCache<ShapedWord>(wordLimit);
  const styleNames = new WeakMap<TextStyle, string>();

  function nameOfStyle(style: TextStyle): string {
    const known = styleNames.get(style);
    if (known !== undefined) return known;
    const name = `${style.family}/${style.weight}/${style.italic ? 'i' : 'n'}/${featuresOf(style).join()}`;
    styleNames.set(style, name);
    return name;
  }

  function shapeWord(word: WordRequest): ShapedWord {
    const key = `${nameOfStyle(word.style)}|${word.language}|${word.direction}|${word.text}|${word.before}|${word.after}`;
    const known = cache.get(key);
    if (known) return known;
    const made = shapeNewWord(word, fonts, chooser);
    if (!made.isProvisional) cache.set(key, made);
    return made;
  }

  return {
    shape(text, { style }, language, direction, context) {
      const printed = text.replace(neverPrinted, '');
      const words = printed.match(wordOrSpace) ?? [];
      const runs: ShapedRun[] = [];
      let isProvisional = false;
      for (const [index, word] of words.entries()) {
        const before = index === 0 ? joiningLetterAtEnd(context.before) : '';
        const after = index === words.length - 1 ? joiningLetterAtStart(context.after) : '';
        const shaped = shapeWord({ text: word, style, language: languageTag(language), direction, before, after });
        isProvisional ||= shaped.isProvisional;
        runs.push(...shaped.runs);
      }
      return { runs, isProvisional };
    },
    get size() {
      return cache.size;
    },
  };
}

interface WordRequest extends JoiningContext {
  /** One space, or letters without a space. */
  readonly text: string;
  readonly style: TextStyle;
  readonly language: string;
  readonly direction: TextDirection;
}

function shapeNewWord(word: WordRequest, fonts: FontLibrary, chooser: FontChooser): ShapedWord {
  const isSpace = spaces.test(word.text);
  const { parts, isProvisional } = partsOf(word, fonts, chooser, isSpace);
  const runs = parts.map((part, index) => {
    if (part.isMissing) return boxRun(part, word.direction);
    return shapeRun({
      text: part.text,
      face: part.face,
      direction: word.direction,
      language: word.language,
      features: featuresOf(word.style),
      isSpace,
      before: index === 0 ? word.before : joiningLetterAtEnd(parts[index - 1]?.text ?? ''),
      after: index === parts.length - 1 ? word.after : joiningLetterAtStart(parts[index + 1]?.text ?? ''),
    });
  });
  return { runs, isProvisional };
}

interface Part {
  readonly face: ShapingFace;
  readonly script: Script;
  readonly isMissing: boolean;
  text: string;
}

/** Cuts a word where the face or the script changes. */
function partsOf(
  word: WordRequest,
  fonts: FontLibrary,
  chooser: FontChooser,
  isSpace: boolean,
): { readonly parts: readonly Part[]; readonly isProvisional: boolean } {
  const han = hanFamilyOf(word.language, word.text);
  const parts: Part[] = [];
  let isProvisional = false;
  for (const grapheme of graphemesOf(word.text)) {
    for (const piece of piecesOf(grapheme, word.style, han, chooser)) {
      const face = piece.file && fonts.face(piece.file);
      isProvisional ||= piece.list !== undefined || (piece.file !== undefined && !face);
      const isMissing = face === undefined;
      const script = scriptOf(piece.text.codePointAt(0) ?? 0);
      const last = parts.at(-1);
      const goesOn =
        last !== undefined &&
        last.isMissing === isMissing &&
        (isMissing || last.face === face) &&
        (last.script === script || script === 'Zyyy' || isSpace);
      if (goesOn) last.text += piece.text;
      else parts.push({ face: face ?? boxFace(fonts, chooser, word.style), script, isMissing, text: piece.text });
    }
  }
  return { parts, isProvisional };
}

export interface Piece {
  readonly text: string;
  readonly file: FontFile | undefined;
  /** This list of fonts must be loaded before the file is known. */
  readonly list?: EastAsianFamily;
}

/** A cluster is set in one font where any has all of it; else each of its characters is looked for by itself. */
export function piecesOf(
  grapheme: string,
  style: TextStyle,
  han: EastAsianFamily,
  chooser: FontChooser,
): readonly Piece[] {
  const choice = chooser.choose(grapheme, style, han);
  if (choice.type === 'file') return [{ text: grapheme, file: choice.file }];
  if (choice.type === 'list') return [{ text: grapheme, file: undefined, list: choice.family }];
  const characters = Array.from(grapheme);
  const letters = characters.filter((character) => !isIgnorable(character.codePointAt(0) ?? 0));
  // A picture made of several (a family, a flag) that no font has is one box, not several.
  const isDivisible = letters.length > 1 && letters.length === characters.length && /^\p{L}/u.test(grapheme);
  if (!isDivisible) return [{ text: grapheme, file: undefined }];
  return characters.flatMap((character) => piecesOf(character, style, han, chooser));
}

/** A box for each cluster that no font has; the text stays what it was. */
function boxRun(part: Part, direction: TextDirection): ShapedRun {
  const id = part.face.font.nominalGlyph(0x25a1) ?? part.face.font.nominalGlyph(0x3f);
  assert(id !== undefined, 'the box font has a box');
  const advance = part.face.font.glyphHAdvance(id);
  const graphemes = graphemesOf(part.text);
  const glyphs = graphemes.map((text) => ({ id, advance, dx: 0, dy: 0, text }));
  if (direction === 'rtl') glyphs.reverse();
  return {
    text: part.text,
    face: part.face,
    direction,
    glyphs,
    advance: (advance * glyphs.length) / part.face.unitsPerEm,
    clusters: glyphs.length,
    isSpace: false,
    missing: true,
    display: boxCharacter.repeat(graphemes.length),
  };
}

/** Where not even the box could be opened, a question mark of the text's own font stands in. */
function boxFace(fonts: FontLibrary, chooser: FontChooser, style: TextStyle): ShapingFace {
  const box = chooser.box();
  const primary = chooser.primary(style);
  const face = (box && fonts.face(box)) ?? (primary && fonts.face(primary)) ?? fonts.faces()[0];
  assert(face, 'prepare() opened a font before text is set');
  return face;
}

/** The features that a style asks HarfBuzz for. Spaced letters make no ligatures. */
function featuresOf(style: TextStyle): readonly string[] {
  const wanted = (style.features ?? []).filter((feature) => /^[a-zA-Z0-9]{4}$/.test(feature));
  return style.tracking === 0 ? wanted : ['-liga', '-clig', ...wanted];
}

/** HarfBuzz keeps every language that it was told of; it is told well-formed ones only. */
export const languageTag = (language: string): string =>
  /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8}){0,4}$/.test(language) ? language : 'und';

const joiningLetterAtEnd = (text: string): string => /[\u0620-\u08ff\u200c\u200d]$/.exec(text)?.[0] ?? '';
const joiningLetterAtStart = (text: string): string => /^[\u0620-\u08ff\u200c\u200d]/.exec(text)?.[0] ?? '';

const spaces = /^[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/;
const wordOrSpace =
  /[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[^\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** Line feeds, zero-width spaces, word joiners and direction marks have done their work before shaping. */
export const neverPrinted = /[\n\u061c\u200b\u200e\u200f\u2060]/g;

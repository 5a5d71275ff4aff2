/** Cuts a word where its font or script changes; what no font has becomes a part of its own, shown as boxes. */
import { assert } from '@peersume/base';
import { isIgnorable, type FontChooser, type StyleFonts } from '../fonts/choose-font.ts';
import type { FontFile } from '../fonts/face.ts';
import type { EastAsianFamily } from '../fonts/font-catalogue.ts';
import type { FontLibrary } from '../fonts/font-library.ts';
import type { ShapingFace } from '../fonts/open-face.ts';
import { boxCharacter } from './clean-text.ts';
import { graphemesOf } from './graphemes.ts';
import { scriptOf, type Script } from './script-of.ts';
import type { ShapedRun } from './shaped.ts';
import type { TextDirection } from './style.ts';

export interface WordPart {
  readonly text: string;
  readonly face: ShapingFace;
  /** No font has it; the face is the one with the box. */
  readonly isMissing: boolean;
}

export function partsOfWord(
  text: string,
  choices: StyleFonts,
  fonts: FontLibrary,
  chooser: FontChooser,
): { readonly parts: readonly WordPart[]; readonly isProvisional: boolean } {
  const primary = choices.primary && fonts.face(choices.primary);
  if (primary && choices.primaryHasAscii && isAscii.test(text)) {
    return { parts: [{ text, face: primary, isMissing: false }], isProvisional: false };
  }

  const parts: { text: string; face: ShapingFace; isMissing: boolean; script: Script }[] = [];
  let isProvisional = false;
  for (const grapheme of graphemesOf(text)) {
    for (const piece of piecesOf(grapheme, choices)) {
      const face = piece.file && fonts.face(piece.file);
      isProvisional ||= piece.list !== undefined || (piece.file !== undefined && !face);
      const isMissing = face === undefined;
      const script = scriptOf(piece.text.codePointAt(0) ?? 0);
      const last = parts.at(-1);
      const sameFace = last?.isMissing === isMissing && (isMissing || last.face === face);
      if (last && sameFace && (last.script === script || script === 'Zyyy')) last.text += piece.text;
      else parts.push({ text: piece.text, face: face ?? boxFace(fonts, chooser, primary), isMissing, script });
    }
  }
  return { parts, isProvisional };
}

const isAscii = /^[\u0020-\u007e]+$/;

export interface Piece {
  readonly text: string;
  readonly file: FontFile | undefined;
  /** This list of fonts must be loaded before the file is known. */
  readonly list?: EastAsianFamily;
}

/** A cluster is set in one font where any has all of it; else each of its characters is looked for by itself. */
export function piecesOf(grapheme: string, choices: StyleFonts): readonly Piece[] {
  const choice = choices.choose(grapheme);
  if (choice.type === 'file') return [{ text: grapheme, file: choice.file }];
  if (choice.type === 'list') return [{ text: grapheme, file: undefined, list: choice.family }];
  const characters = Array.from(grapheme);
  // A picture made of several (a family, a flag) that no font has is one box, not several.
  const isDivisible =
    characters.length > 1 &&
    /^\p{L}/u.test(grapheme) &&
    !characters.some((character) => isIgnorable(character.codePointAt(0) ?? 0));
  const pieces = isDivisible ? characters.flatMap((character) => piecesOf(character, choices)) : [];
  return pieces.some((piece) => piece.file ?? piece.list) ? pieces : [{ text: grapheme, file: undefined }];
}

/** A box for each cluster; the text stays what it was. */
export function boxRun(part: WordPart, direction: TextDirection): ShapedRun {
  const { font, unitsPerEm } = part.face;
  const id = font.nominalGlyph(0x25a1) ?? font.nominalGlyph(0x3f);
  assert(id !== undefined, 'the box font has a box');
  const advance = font.glyphHAdvance(id);
  const graphemes = graphemesOf(part.text);
  const glyphs = graphemes.map((text) => ({ id, advance, dx: 0, dy: 0, text }));
  if (direction === 'rtl') glyphs.reverse();
  return {
    text: part.text,
    face: part.face,
    direction,
    glyphs,
    advance: (advance * glyphs.length) / unitsPerEm,
    clusters: glyphs.length,
    isSpace: false,
    missing: true,
    display: boxCharacter.repeat(graphemes.length),
  };
}

/** Where not even the box could be opened, a question mark of the text's own font stands in. */
export function boxFace(fonts: FontLibrary, chooser: FontChooser, primary: ShapingFace | undefined): ShapingFace {
  const box = chooser.box();
  const face = (box && fonts.face(box)) ?? primary ?? fonts.faces()[0];
  assert(face, 'prepare() opened a font before text is set');
  return face;
}

/**
 * Character ids of one embedded font, which may hold glyphs of several faces. An id stands for a drawing **and** the text it shows: a glyph that stands for
 * different text in different places (a space as word space or as the bridge between two columns, one shape of two
 * letters) has several ids, so that `/ToUnicode` alone gives the exact text. Id 0 is .notdef and is never used.
 */
import { assert } from '@peersume/base';
import type { Face } from '../fonts/face.ts';
import type { GlyphDrawing } from './printed-run.ts';

export interface CharacterId {
  readonly id: number;
  readonly face: Face;
  readonly drawing: GlyphDrawing;
  readonly text: string;
}

/** Two bytes hold a character id under Identity-H. */
export const maxCharacterIds = 0xffff;

export class CharacterIds {
  readonly #ids = new Map<string, CharacterId>();

  /** In the order of the ids, which begin with 1. */
  all(): readonly CharacterId[] {
    return [...this.#ids.values()];
  }

  idOf(face: Face, drawing: GlyphDrawing, text: string): number {
    const key = `${face.file.id}:${keyOf(drawing)}:${text}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known.id;
    const id = this.#ids.size + 1;
    assert(id <= maxCharacterIds, 'a font file shows fewer than 65,536 kinds of characters');
    this.#ids.set(key, { id, face, drawing, text });
    return id;
  }
}

/** Equal for equal drawings of one face. */
export function keyOf(drawing: GlyphDrawing): string {
  if (drawing.type === 'plain') {
    assert(drawing.glyph !== 0, 'text never shows the .notdef glyph');
    return String(drawing.glyph);
  }
  return `${drawing.advance}/${drawing.em}=${drawing.parts.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join('+')}`;
}

/**
 * Character ids of one embedded font. An id stands for a glyph **and** the text it shows: a glyph that stands for
 * different text in different places (a space as word space or as the bridge between two columns, one shape of two
 * letters) has several ids, so that `/ToUnicode` alone gives the exact text. Id 0 is .notdef and is never used.
 */
import { assert } from '@peersume/base';

export interface CharacterId {
  readonly id: number;
  readonly glyph: number;
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

  idOf(glyph: number, text: string): number {
    const key = `${glyph}:${text}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known.id;
    assert(glyph !== 0, 'text never shows the .notdef glyph');
    const id = this.#ids.size + 1;
    assert(id <= maxCharacterIds, 'a font file shows fewer than 65,536 kinds of characters');
    this.#ids.set(key, { id, glyph, text });
    return id;
  }
}

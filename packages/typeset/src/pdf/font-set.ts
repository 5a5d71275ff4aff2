/** The fonts of one document: each face gets a resource name, an object and character ids when it is first shown. */
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import type { Face } from '../fonts/face.ts';
import { CharacterIds } from './character-ids.ts';
import { embedFont } from './embed-font.ts';
import { readFontTables, type FontTables } from './font-tables.ts';
import type { Subsetter } from './subsetter.ts';

export interface EmbeddedFont {
  /** Key in the `/Font` resources: `F1`. */
  readonly name: string;
  readonly ref: PDFRef;
  readonly face: Face;
  readonly tables: FontTables;
  readonly characters: CharacterIds;
}

export interface FontSet {
  fontOf(face: Face): EmbeddedFont;
  /** `/Font` resources. */
  resources(): Record<string, PDFRef>;
  /** Writes every font that was asked for. Called once, after all pages. */
  embed(subset: Subsetter): void;
}

export function createFontSet(context: PDFContext): FontSet {
  const fonts = new Map<string, EmbeddedFont>();

  function fontOf(face: Face): EmbeddedFont {
    const known = fonts.get(face.file.id);
    if (known !== undefined) return known;
    const font: EmbeddedFont = {
      name: `F${fonts.size + 1}`,
      ref: context.nextRef(),
      face,
      tables: readFontTables(face),
      characters: new CharacterIds(),
    };
    fonts.set(face.file.id, font);
    return font;
  }

  return {
    fontOf,
    resources: () => Object.fromEntries([...fonts.values()].map(({ name, ref }) => [name, ref])),
    embed: (subset) => {
      for (const { ref, face, characters } of fonts.values()) {
        embedFont(context, ref, face, characters.all(), subset);
      }
    },
  };
}

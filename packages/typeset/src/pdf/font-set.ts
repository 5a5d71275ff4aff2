/**
 * The fonts of one document. The files of one family, weight and slope (its slices of characters) become one font, so
 * that a word is not parted where its letters come from two files. Where lines hold right-to-left text, the families
 * of those lines become one font too: extractors turn such text around only as far as one font goes.
 */
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { assert } from '@peersume/base';
import type { Face } from '../fonts/face.ts';
import type { Page } from '../layout/page.ts';
import { CharacterIds } from './character-ids.ts';
import { embedFont } from './embed-font.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import type { Subsetter } from './subsetter.ts';

export interface FontSet {
  fontOf(face: Face): EmbeddedFont;
  /** `/Font` resources. */
  resources(): Record<string, PDFRef>;
  /** Writes every font that was used. Called once, after all pages. */
  embed(subset: Subsetter): void;
}

export function createFontSet(context: PDFContext, pages: readonly Page[]): FontSet {
  const fonts: EmbeddedFont[] = [];
  const byFace = new Map<string, EmbeddedFont>();
  for (const faces of groupFaces(pages)) {
    const font: EmbeddedFont = {
      name: `F${fonts.length + 1}`,
      ref: context.nextRef(),
      faces,
      unitsPerEm: Math.min(...faces.map(({ unitsPerEm }) => unitsPerEm)),
      characters: new CharacterIds(),
    };
    fonts.push(font);
    for (const { file } of faces) byFace.set(file.id, font);
  }

  function fontOf(face: Face): EmbeddedFont {
    const font = byFace.get(face.file.id);
    assert(font !== undefined, 'every face of the pages has a font');
    return font;
  }

  return {
    fontOf,
    resources: () => Object.fromEntries(fonts.map(({ name, ref }) => [name, ref])),
    embed: (subset) => {
      for (const font of fonts) embedFont(context, font, subset);
    },
  };
}

/** In the order in which the pages first show them. */
function groupFaces(pages: readonly Page[]): readonly (readonly Face[])[] {
  const joined = familiesOnOneLine(pages);
  const groups = new Map<string, Face[]>();
  const seen = new Set<string>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'text' || seen.has(item.run.face.file.id)) continue;
      const { face } = item.run;
      seen.add(face.file.id);
      const family = joined.get(face.file.family) ?? face.file.family;
      const key = `${family}/${face.file.weight}/${face.file.italic}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [face]);
      else group.push(face);
    }
  }
  return [...groups.values()];
}

/** For each family that shares a line with right-to-left text, the one that stands for all of them. */
function familiesOnOneLine(pages: readonly Page[]): ReadonlyMap<string, string> {
  const lines = new Map<number, { families: Set<string>; isRtl: boolean }>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'text') continue;
      const line = lines.get(item.line) ?? { families: new Set(), isRtl: false };
      line.families.add(item.run.face.file.family);
      line.isRtl ||= item.run.direction === 'rtl' && !item.run.isSpace;
      lines.set(item.line, line);
    }
  }
  const joined = new Map<string, string>();
  for (const { families, isRtl } of lines.values()) {
    if (!isRtl || families.size < 2) continue;
    const members = new Set([...families].map((family) => joined.get(family) ?? family));
    const [leader = ''] = members;
    for (const family of families) joined.set(family, leader);
    for (const [family, old] of joined) if (members.has(old)) joined.set(family, leader);
  }
  return joined;
}

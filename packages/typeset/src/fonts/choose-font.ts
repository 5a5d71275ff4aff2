/**
 * The file in which a grapheme cluster is set: the first slice, in the order of `fallbackFamilies`, that has all of the
 * cluster's characters or their composed forms (HarfBuzz composes where the font allows).
 */
import type { TextStyle } from '../text/style.ts';
import { scriptOf } from '../text/script-of.ts';
import { fallbackFamilies } from './fallback-families.ts';
import type { FontFile } from './face.ts';
import type { CatalogueSlice, EastAsianFamily, FontCatalogue } from './font-catalogue.ts';

export type FontChoice =
  | { readonly type: 'file'; readonly file: FontFile }
  /** The list of this family must be loaded before a choice can be made. */
  | { readonly type: 'list'; readonly family: EastAsianFamily }
  | { readonly type: 'none' };

export type FontStyle = Pick<TextStyle, 'family' | 'weight' | 'italic'>;

export interface FontChooser {
  choose(cluster: string, style: FontStyle, han: EastAsianFamily): FontChoice;
  /** The file that has most of a family's text, and its space. */
  primary(style: FontStyle): FontFile | undefined;
  /** A file that has the box for characters that no font has. */
  box(): FontFile | undefined;
}

/** Choices for as many different clusters are remembered; a résumé has a few hundred. */
const maxRememberedChoices = 8192;

export function createFontChooser(catalogue: FontCatalogue, isUsable: (file: FontFile) => boolean): FontChooser {
  const remembered = new Map<string, FontFile>();

  function choose(cluster: string, style: FontStyle, han: EastAsianFamily): FontChoice {
    const key = `${style.family}/${style.weight}/${style.italic}/${han}/${cluster}`;
    const known = remembered.get(key);
    if (known && isUsable(known)) return { type: 'file', file: known };
    const choice = search(cluster, style, han);
    if (choice.type === 'file') {
      if (remembered.size >= maxRememberedChoices) remembered.clear();
      remembered.set(key, choice.file);
    }
    return choice;
  }

  function search(cluster: string, style: FontStyle, han: EastAsianFamily): FontChoice {
    const forms = formsOf(cluster);
    const first = cluster.codePointAt(0) ?? 0;
    for (const family of fallbackFamilies(style.family, scriptOf(first), han)) {
      if (isEastAsian(family) && !catalogue.isLoaded(family)) return { type: 'list', family };
      for (const slice of catalogue.slices(family, style.weight, style.italic)) {
        if (forms.some((form) => hasAll(slice, form)) && isUsable(slice.file))
          return { type: 'file', file: slice.file };
      }
    }
    return { type: 'none' };
  }

  return {
    choose,
    primary(style) {
      const choice = choose('a', style, 'noto-sans-sc');
      return choice.type === 'file' ? choice.file : undefined;
    },
    box() {
      const families = ['small-symbols', 'noto-sans-symbols-2', 'noto-sans-math'];
      return families
        .flatMap((family) => catalogue.slices(family, 400, false))
        .find((slice) => slice.has(0x25a1) && isUsable(slice.file))?.file;
    },
  };
}

/** Characters that show nothing by themselves need no glyph: joiners and variation selectors. */
export const isIgnorable = (codePoint: number): boolean =>
  codePoint === 0x200c ||
  codePoint === 0x200d ||
  codePoint === 0x034f ||
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
  (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

function formsOf(cluster: string): readonly (readonly number[])[] {
  const plain = codePointsOf(cluster);
  if (plain.length === 1 && (plain[0] ?? 0) < 0x300) return [plain];
  const composed = codePointsOf(cluster.normalize('NFC'));
  const decomposed = codePointsOf(cluster.normalize('NFD'));
  return [plain, composed, decomposed];
}

const codePointsOf = (text: string): readonly number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0).filter((codePoint) => !isIgnorable(codePoint));

const hasAll = (slice: CatalogueSlice, codePoints: readonly number[]): boolean =>
  codePoints.every((codePoint) => slice.has(codePoint) || hasStandIn(slice, codePoint));

/** HarfBuzz draws a no-break hyphen as a hyphen and any fixed-width space as a gap of its width. */
function hasStandIn(slice: CatalogueSlice, codePoint: number): boolean {
  if (codePoint === 0x2011) return slice.has(0x2010);
  const isSpace = (codePoint >= 0x2000 && codePoint <= 0x200a) || codePoint === 0x202f || codePoint === 0x205f;
  return (isSpace || codePoint === 0xa0 || codePoint === 0x3000) && slice.has(0x20);
}

const isEastAsian = (family: string): family is EastAsianFamily =>
  family === 'noto-sans-jp' || family === 'noto-sans-kr' || family === 'noto-sans-sc' || family === 'noto-sans-tc';

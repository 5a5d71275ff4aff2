/**
 * The file in which a grapheme cluster is set: the first slice, in the order of `fallbackFamilies`, that has all of the
 * cluster's characters or their composed forms (HarfBuzz composes where the font allows).
 */
import { scriptOf } from '../text/script-of.ts';
import type { TextStyle } from '../text/style.ts';
import { fallbackFamilies } from './fallback-families.ts';
import type { FontFile } from './face.ts';
import type { CatalogueSlice, EastAsianFamily, FontCatalogue } from './font-catalogue.ts';

export interface FontChooser {
  /** One object for equal arguments, until fonts fail. */
  forStyle(style: FontStyle, han: EastAsianFamily): StyleFonts;
  /** A file that has the box for characters that no font has. */
  box(): FontFile | undefined;
  /** After a file failed, or may be tried again, choices are made anew. */
  forget(): void;
}

export type FontStyle = Pick<TextStyle, 'family' | 'weight' | 'italic'>;

export interface StyleFonts {
  choose(cluster: string): FontChoice;
  /** The file that has most of the style's text, and its space. */
  readonly primary: FontFile | undefined;
  readonly primaryHasAscii: boolean;
}

export type FontChoice =
  | { readonly type: 'file'; readonly file: FontFile }
  /** The list of this family must be loaded before a choice can be made. */
  | { readonly type: 'list'; readonly family: EastAsianFamily }
  | { readonly type: 'none' };

/** Choices for as many different clusters are remembered for a style; a résumé has a few hundred. */
const maxRememberedChoices = 8192;

export interface FontAvailability {
  hasFailed(file: FontFile): boolean;
  hasFamilyFailed(family: EastAsianFamily): boolean;
}

export function createFontChooser(catalogue: FontCatalogue, fonts: FontAvailability): FontChooser {
  const styles = new Map<string, StyleFonts>();

  function search(cluster: string, style: FontStyle, han: EastAsianFamily): FontChoice {
    const { whole, parts } = formsOf(cluster);
    const script = scriptOf(cluster.codePointAt(0) ?? 0);
    for (const family of fallbackFamilies(style.family, script, han)) {
      if (isEastAsian(family) && !catalogue.isLoaded(family)) {
        if (fonts.hasFamilyFailed(family)) continue;
        return { type: 'list', family };
      }
      const slices = catalogue
        .slices(family, style.weight, style.italic)
        .filter((slice) => !fonts.hasFailed(slice.file));
      // A letter with its marks drawn as one is better than one put together.
      const found =
        slices.find((slice) => whole.some((form) => hasAll(slice, form))) ??
        slices.find((slice) => parts.some((form) => hasAll(slice, form)));
      if (found) return { type: 'file', file: found.file };
    }
    return { type: 'none' };
  }

  function makeStyle(style: FontStyle, han: EastAsianFamily): StyleFonts {
    const remembered = new Map<string, FontChoice>();
    const first = search('a', style, han);
    const primary = first.type === 'file' ? first.file : undefined;
    return {
      choose(cluster) {
        const known = remembered.get(cluster);
        if (known) return known;
        const choice = search(cluster, style, han);
        if (choice.type !== 'list') {
          if (remembered.size >= maxRememberedChoices) remembered.clear();
          remembered.set(cluster, choice);
        }
        return choice;
      },
      primary,
      primaryHasAscii: asciiCharacters.every((character) => {
        const choice = search(character, style, han);
        return choice.type === 'file' && choice.file === primary;
      }),
    };
  }

  return {
    forStyle(style, han) {
      const key = `${style.family}/${style.weight}/${style.italic ? 'italic' : 'normal'}/${han}`;
      const known = styles.get(key);
      if (known) return known;
      const made = makeStyle(style, han);
      styles.set(key, made);
      return made;
    },
    box() {
      return ['small-symbols', 'noto-sans-symbols-2', 'noto-sans-math']
        .flatMap((family) => catalogue.slices(family, 400, false))
        .find((slice) => slice.has(0x25a1) && !fonts.hasFailed(slice.file))?.file;
    },
    forget: () => styles.clear(),
  };
}

const asciiCharacters = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

/** Characters that show nothing by themselves need no glyph: joiners and variation selectors. */
export const isIgnorable = (codePoint: number): boolean =>
  codePoint === 0x200c ||
  codePoint === 0x200d ||
  codePoint === 0x034f ||
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
  (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

interface ClusterForms {
  /** As it is, and composed. */
  readonly whole: readonly (readonly number[])[];
  /** Decomposed; HarfBuzz does so where a font lacks the whole, but not before a variation selector. */
  readonly parts: readonly (readonly number[])[];
}

function formsOf(cluster: string): ClusterForms {
  const plain = codePointsOf(cluster);
  const isSimple = plain.length === 1 && (plain[0] ?? 0) < 0xc0;
  if (isSimple || /[\ufe00-\ufe0f]|\udb40[\udd00-\uddef]/.test(cluster)) return { whole: [plain], parts: [] };
  return { whole: [plain, codePointsOf(cluster.normalize('NFC'))], parts: [codePointsOf(cluster.normalize('NFD'))] };
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

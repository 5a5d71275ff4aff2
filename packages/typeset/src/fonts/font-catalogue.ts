/**
 * Which bundled file has a character. Families come from the generated catalogue; the lists of Chinese, Japanese and
 * Korean families are large and loaded only when such text is met.
 *
 * Invariant: `fileFor` never names a file whose slice lacks the character; what files really hold was read from their
 * `cmap` when the catalogue was written.
 */
import { assert } from '@peersume/base';
import { families as textFamilies } from './catalogue/text-families.generated.ts';
import { decodeRanges, rangesHave, type CharacterRanges } from './character-ranges.ts';
import type { FontFile, FontWeight } from './face.ts';
import type { FamilyData, SliceData } from './family-data.ts';

export type EastAsianFamily = 'noto-sans-jp' | 'noto-sans-kr' | 'noto-sans-sc' | 'noto-sans-tc';

export interface FontCatalogue {
  /** The files of a family in one weight and slope, the likeliest slice first. Empty while a family's list is not loaded. */
  slices(family: string, weight: FontWeight, italic: boolean): readonly CatalogueSlice[];
  isLoaded(family: string): boolean;
  /** Loads the list of an East Asian family; the others are always there. */
  loadFamily(family: EastAsianFamily): Promise<void>;
}

export interface CatalogueSlice {
  readonly file: FontFile;
  has(codePoint: number): boolean;
}

export function createFontCatalogue(): FontCatalogue {
  const families = new Map<string, FamilyData>(textFamilies.map((family) => [family.id, family]));
  const slices = new Map<string, readonly CatalogueSlice[]>();
  // The same file can be reached through two families; a file has one identity.
  const files = new Map<string, FontFile>();

  return {
    slices(id, weight, italic) {
      const key = `${id}/${weight}/${italic}`;
      const known = slices.get(key);
      if (known) return known;
      const family = families.get(id);
      if (!family) return [];
      const made = family.slices.map((slice) => describeSlice(family, slice, weight, italic, files));
      slices.set(key, made);
      return made;
    },
    isLoaded: (id) => families.has(id),
    async loadFamily(id) {
      if (families.has(id)) return;
      const loaded = await eastAsianLists[id]();
      for (const family of loaded.families) families.set(family.id, family);
    },
  };
}

const eastAsianLists = {
  'noto-sans-jp': () => import('./catalogue/noto-sans-jp.generated.ts'),
  'noto-sans-kr': () => import('./catalogue/noto-sans-kr.generated.ts'),
  'noto-sans-sc': () => import('./catalogue/noto-sans-sc.generated.ts'),
  'noto-sans-tc': () => import('./catalogue/noto-sans-tc.generated.ts'),
};

function describeSlice(
  family: FamilyData,
  slice: SliceData,
  wantedWeight: FontWeight,
  wantedItalic: boolean,
  files: Map<string, FontFile>,
): CatalogueSlice {
  const weight = family.weights.includes(wantedWeight) ? wantedWeight : family.weights[0];
  assert(weight !== undefined, `${family.id} has a weight`);
  const italic = wantedItalic && family.italic;
  const slope = italic ? 'italic' : 'normal';
  const id = `${family.package}/${slice.name}/${weight}/${slope}`;
  const file = files.get(id) ?? {
    id,
    family: family.package,
    weight,
    italic,
    path: `@fontsource/${family.package}/files/${family.package}-${slice.name}-${weight}-${slope}.woff`,
  };
  files.set(id, file);
  let held: CharacterRanges | undefined;
  let lacking: CharacterRanges | undefined;
  return {
    file,
    has(codePoint) {
      held ??= decodeRanges(slice.characters);
      if (!rangesHave(held, codePoint)) return false;
      if (!italic || slice.notInItalic === undefined) return true;
      lacking ??= decodeRanges(slice.notInItalic);
      return !rangesHave(lacking, codePoint);
    },
  };
}

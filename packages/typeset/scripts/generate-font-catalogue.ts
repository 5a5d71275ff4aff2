/**
 * Writes the committed catalogue of the bundled fonts: families, slices, and which characters each slice really has.
 * The packages' `unicode.json` only says for which characters a browser would fetch a slice; the coverage here is read
 * from the files' own `cmap`, for every weight and slope that we use, so that a claim can be trusted.
 *
 * Run after a font package changes: `node packages/typeset/scripts/generate-font-catalogue.ts`
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { assert } from '@peersume/base';
import * as harfbuzz from 'harfbuzzjs';
import { encodeRanges, rangesOf } from '../src/fonts/character-ranges.ts';
import { unpackWoff } from '../src/fonts/woff.ts';

interface FamilyPlan {
  readonly id: string;
  readonly package: string;
  readonly slices: readonly string[] | 'all' | 'numbered';
  /** Only these characters, and only slices that have some of them. */
  readonly only?: (codePoint: number) => boolean;
}

const weights = [400, 600, 700] as const;
const outDirectory = join(import.meta.dirname, '../src/fonts/catalogue');
const require = createRequire(import.meta.url);

const whole = (id: string): FamilyPlan => ({ id, package: id, slices: 'all' });
const some = (id: string, ...slices: string[]): FamilyPlan => ({ id, package: id, slices });
const numbered = (id: string): FamilyPlan => ({ id, package: id, slices: 'numbered' });
/** Punctuation, currencies, letter-like signs, arrows, mathematics, shapes. */
const isSymbol = (codePoint: number): boolean =>
  (codePoint >= 0x2010 && codePoint <= 0x206f) || (codePoint >= 0x20a0 && codePoint <= 0x2bff);

writeModule('text-families', [
  whole('source-serif-4'),
  whole('eb-garamond'),
  whole('literata'),
  whole('source-sans-3'),
  whole('inter'),
  whole('ibm-plex-sans'),
  whole('ibm-plex-mono'),
  some('noto-sans', 'latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'),
  some('noto-serif', 'latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'),
  some('vazirmatn', 'arabic'),
  some('noto-sans-hebrew', 'hebrew'),
  some('noto-sans-devanagari', 'devanagari'),
  some('noto-sans-thai', 'thai'),
  // Arrows, stars, boxes and signs in slices of 13 KB, where the symbol fonts proper have 250 KB and more.
  { id: 'small-symbols', package: 'noto-sans-jp', slices: 'numbered', only: isSymbol },
  some('noto-sans-symbols-2', 'math', 'braille', 'mayan-numerals', 'symbols'),
  some('noto-sans-math', 'latin'),
]);
for (const id of ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc', 'noto-sans-tc']) writeModule(id, [numbered(id)]);

function writeModule(name: string, plans: readonly FamilyPlan[]): void {
  const families = plans.map(describeFamily);
  const text = [
    '// Written by scripts/generate-font-catalogue.ts from the font files; do not edit.',
    "import type { FamilyData } from '../family-data.ts';",
    '',
    `export const families: readonly FamilyData[] = ${JSON.stringify(families, null, 2)};`,
    '',
  ].join('\n');
  writeFileSync(join(outDirectory, `${name}.generated.ts`), text);
  process.stdout.write(`${name}: ${text.length} characters\n`);
}

function describeFamily(plan: FamilyPlan): object {
  const directory = join(dirname(require.resolve(`@fontsource/${plan.package}/package.json`)), 'files');
  const names = sliceNames(plan, directory);
  const fileOf = (slice: string, weight: number, slope: string): string =>
    join(directory, `${plan.package}-${slice}-${weight}-${slope}.woff`);
  const sample = names[0];
  assert(sample !== undefined, `${plan.id} has slices`);
  const held = weights.filter((weight) => existsSync(fileOf(sample, weight, 'normal')));
  const italic = existsSync(fileOf(sample, 400, 'italic'));

  const slices = names.map((slice) => {
    const upright = intersection(held.map((weight) => characters(fileOf(slice, weight, 'normal'), plan)));
    const slanted = italic
      ? intersection(held.map((weight) => characters(fileOf(slice, weight, 'italic'), plan)))
      : upright;
    const lacking = [...upright].filter((codePoint) => !slanted.has(codePoint));
    return {
      name: slice,
      characters: encodeRanges(rangesOf(upright)),
      ...(lacking.length > 0 ? { notInItalic: encodeRanges(rangesOf(lacking)) } : {}),
    };
  });
  return {
    id: plan.id,
    package: plan.package,
    weights: held,
    italic,
    slices: slices.filter((slice) => slice.characters),
  };
}

function sliceNames(plan: FamilyPlan, directory: string): readonly string[] {
  const suffix = '-400-normal.woff';
  const all = readdirSync(directory)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(plan.package.length + 1, -suffix.length));
  if (Array.isArray(plan.slices)) return plan.slices;
  if (plan.slices === 'numbered')
    return all.filter((name) => /^\d+$/.test(name)).toSorted((a, b) => Number(a) - Number(b));
  // `latin` first: nearly every character of a résumé is found at the first look.
  const order = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'greek-ext', 'cyrillic-ext'];
  return all.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** What a file has, without control characters, noncharacters and private use. */
function characters(file: string, plan: FamilyPlan): ReadonlySet<number> {
  const font = unpackWoff(new Uint8Array(readFileSync(file)));
  assert(font.ok, `${file} is a font`);
  const face = new harfbuzz.Face(new harfbuzz.Blob(font.value));
  const isUsable = (codePoint: number): boolean =>
    codePoint >= 0x20 && !(codePoint >= 0x7f && codePoint < 0xa0) && !(codePoint >= 0xe000 && codePoint < 0xf900);
  return new Set(
    [...face.collectUnicodes()].filter(
      (codePoint) => isUsable(codePoint) && codePoint !== 0xfffd && (plan.only?.(codePoint) ?? true),
    ),
  );
}

function intersection([first = new Set(), ...others]: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set([...first].filter((codePoint) => others.every((set) => set.has(codePoint))));
}

import { describe, expect, test } from 'vitest';
import { createNodeFontSource } from '../../node/node-font-source.ts';
import { families } from './catalogue/text-families.generated.ts';
import { decodeRanges } from './character-ranges.ts';
import type { FontWeight } from './face.ts';
import { createFontCatalogue } from './font-catalogue.ts';
import { openFace } from './open-face.ts';

const source = createNodeFontSource();

describe('[TX5] the catalogue', () => {
  // The generator reads every weight and slope; here the two that differ most.
  const variants = families.flatMap((family) => [
    [family.id, 400, 'upright'] as const,
    [family.id, 700, 'italic'] as const,
  ]);

  test.each(variants)('claims nothing that the files of %s %i %s lack', async (id, weight: FontWeight, slope) => {
    const catalogue = createFontCatalogue();
    const family = families.find((one) => one.id === id);
    for (const [index, slice] of catalogue.slices(id, weight, slope === 'italic').entries()) {
      const opened = openFace(slice.file, await source.load(slice.file));
      expect(opened.ok, slice.file.id).toBe(true);
      if (!opened.ok) continue;
      const ranges = decodeRanges(family?.slices[index]?.characters ?? '');
      for (let at = 0; at < ranges.length; at += 2) {
        for (let codePoint = ranges[at] ?? 0; codePoint <= (ranges[at + 1] ?? 0); codePoint += 1) {
          if (slice.has(codePoint) && !opened.value.has(codePoint)) {
            expect.fail(`${slice.file.id} lacks U+${codePoint.toString(16)}`);
          }
        }
      }
    }
  });

  test.each(['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc', 'noto-sans-tc'] as const)(
    'has the list of %s once it was asked for',
    async (id) => {
      const catalogue = createFontCatalogue();
      expect(catalogue.slices(id, 400, false)).toEqual([]);
      await catalogue.loadFamily(id);
      expect(catalogue.slices(id, 400, false).length).toBeGreaterThan(90);
    },
  );

  test('gives a weight that a family lacks the one it has, and upright for italic', () => {
    const [symbols] = createFontCatalogue().slices('noto-sans-symbols-2', 700, true);
    expect(symbols?.file).toMatchObject({ weight: 400, italic: false });
  });

  test('names a file the same by whatever family it was found', async () => {
    const catalogue = createFontCatalogue();
    await catalogue.loadFamily('noto-sans-jp');
    const [first] = catalogue.slices('small-symbols', 400, false);
    const same = catalogue.slices('noto-sans-jp', 400, false).find((slice) => slice.file.id === first?.file.id);
    expect(same?.file).toBe(first?.file);
  });
});

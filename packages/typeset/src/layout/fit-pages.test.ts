import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  densityScale,
  fitPages,
  narrowestMargin,
  smallestSize,
  tightestLeading,
  tightestSpacing,
  type Density,
} from './fit-pages.ts';

const own: Density = { spacing: 1, leading: 1.3, size: 10.5, margins: { top: 54, right: 48, bottom: 54, left: 48 } };

/** So many points of text and so many of space on a page, as a rough measure of how many pages it takes. */
const pagesOf =
  (textLines: number, gaps: number) =>
  ({ spacing, leading, size, margins }: Density) => {
    const columns = (size * 60) / (595 - margins.left - margins.right);
    const height = textLines * columns * size * leading + gaps * 10 * spacing;
    const pages = Math.max(1, Math.ceil(height / (842 - margins.top - margins.bottom)));
    return { layout: height, pages };
  };

const density: fc.Arbitrary<Density> = fc.record({
  spacing: fc.double({ min: 0.5, max: 2, noNaN: true }),
  leading: fc.double({ min: 1.1, max: 1.8, noNaN: true }),
  size: fc.double({ min: 8, max: 13, noNaN: true }),
  margins: fc.record({
    top: fc.integer({ min: 18, max: 144 }),
    right: fc.integer({ min: 18, max: 144 }),
    bottom: fc.integer({ min: 18, max: 144 }),
    left: fc.integer({ min: 18, max: 144 }),
  }),
});

describe('[LY14] fit to N pages', () => {
  test('leaves a résumé alone that fits already', () => {
    expect(fitPages(own, 2, pagesOf(40, 10))).toMatchObject({ density: own, fits: true, pages: 2 });
  });

  test('takes from spaces before leading, before size, before margins', () => {
    const scale = densityScale(own);
    const firstChange = (key: keyof Density) => scale.findIndex((step) => step[key] !== own[key]);
    const order = (['spacing', 'leading', 'size', 'margins'] as const).map(firstChange);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect({ tightestSpacing, tightestLeading, smallestSize, narrowestMargin }).toEqual({
      tightestSpacing: 0.55,
      tightestLeading: 1.15,
      smallestSize: 9,
      narrowestMargin: 36,
    });
    expect(scale.at(-1)).toEqual({
      spacing: tightestSpacing,
      leading: tightestLeading,
      size: smallestSize,
      margins: { top: narrowestMargin, right: narrowestMargin, bottom: narrowestMargin, left: narrowestMargin },
    });
  });

  test('each step is denser than the one before, and none beyond the bounds or the design’s own', () => {
    fc.assert(
      fc.property(density, (start) => {
        const scale = densityScale(start);
        scale.forEach((step, index) => {
          const before = scale[index - 1] ?? start;
          for (const key of ['spacing', 'leading', 'size'] as const)
            expect(step[key]).toBeLessThanOrEqual(before[key] + 0.0005);
          expect(step.spacing).toBeGreaterThanOrEqual(Math.min(start.spacing, tightestSpacing) - 0.0005);
          expect(step.leading).toBeGreaterThanOrEqual(Math.min(start.leading, tightestLeading) - 0.0005);
          expect(step.size).toBeGreaterThanOrEqual(Math.min(start.size, smallestSize) - 0.0005);
          expect(step.margins.left).toBeGreaterThanOrEqual(Math.min(start.margins.left, narrowestMargin) - 0.0005);
        });
      }),
    );
  });

  test('takes the roomiest step that fits, with few layouts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 1, max: 4 }),
        (textLines, gaps, wanted) => {
          let layouts = 0;
          const count = pagesOf(textLines, gaps);
          const fit = fitPages(own, wanted, (step) => {
            layouts++;
            return count(step);
          });
          expect(layouts).toBeLessThanOrEqual(11);
          const scale = [own, ...densityScale(own)];
          const fewest = Math.max(wanted, Math.min(...scale.map((step) => count(step).pages)));
          expect(fit.density).toEqual(scale.find((step) => count(step).pages <= fewest));
          expect(fit.fits).toBe(fewest === wanted);
          expect(fit.pages).toBe(count(fit.density).pages);
        },
      ),
    );
  });

  test('where nothing helps, says so and stays as roomy as the pages allow', () => {
    expect(fitPages(own, 1, () => ({ layout: 0, pages: 3 }))).toMatchObject({ density: own, fits: false, pages: 3 });
  });
});

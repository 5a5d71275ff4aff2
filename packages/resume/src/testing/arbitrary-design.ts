import fc from 'fast-check';
import { BulletStyle, DateStyle, FontFamily, LinkStyle, PageSize, type Design } from '../schema/design.ts';
import { maybe, withoutUndefined } from './arbitrary-entry.ts';

export function arbitraryDesign(templates: readonly string[]): fc.Arbitrary<Design> {
  const margin = fc.integer({ min: 18, max: 144 });
  return fc
    .record({
      template: fc.constantFrom(...templates),
      page: fc.constantFrom(...PageSize.options),
      margins: maybe(fc.record({ top: margin, right: margin, bottom: margin, left: margin }), 20),
      textFont: maybe(fc.constantFrom(...FontFamily.options)),
      headingFont: maybe(fc.constantFrom(...FontFamily.options)),
      size: maybe(fc.integer({ min: 16, max: 26 }).map((halves) => halves / 2)),
      leading: maybe(fc.integer({ min: 22, max: 36 }).map((parts) => parts / 20)),
      spacing: maybe(fc.integer({ min: 2, max: 8 }).map((parts) => parts / 4)),
      accent: maybe(fc.constantFrom('#b4432f', '#1F6F63', '#ffff00', '#000000')),
      dates: maybe(fc.constantFrom(...DateStyle.options)),
      bullet: maybe(fc.constantFrom(...BulletStyle.options)),
      links: maybe(fc.constantFrom(...LinkStyle.options)),
      fitPages: maybe(fc.integer({ min: 1, max: 3 }), 20),
    })
    .map(withoutUndefined);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centredSquare, movedBy, scaledTo, type Crop } from './crop.ts';

const isInside = ({ x, y, width, height }: Crop): boolean =>
  x >= -1e-9 && y >= -1e-9 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9;

describe('the cut of a photo', () => {
  test('is at first the largest square, higher than the middle in a portrait', () => {
    expect(centredSquare(2)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
    const portrait = centredSquare(0.75);
    expect(portrait.height).toBe(0.75);
    expect(portrait.y).toBeLessThan((1 - 0.75) / 2);
  });

  test('never leaves the picture and stays square, however it is moved and scaled', () => {
    const step = fc.oneof(
      fc.record({ dx: fc.double({ min: -2, max: 2, noNaN: true }), dy: fc.double({ min: -2, max: 2, noNaN: true }) }),
      fc.record({ zoom: fc.double({ min: 1, max: 4, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), fc.array(step, { maxLength: 12 }), (aspect, steps) => {
        const start = centredSquare(aspect);
        let crop: Crop = start;
        for (const one of steps) {
          crop = 'zoom' in one ? scaledTo(crop, start.width / one.zoom) : movedBy(crop, one.dx, one.dy);
          expect(isInside(crop)).toBe(true);
          expect((crop.width * aspect) / crop.height).toBeCloseTo(1, 6);
        }
      }),
    );
  });
});

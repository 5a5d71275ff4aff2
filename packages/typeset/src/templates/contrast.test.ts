import { expect, test } from 'vitest';
import fc from 'fast-check';
import { contrast, mix, readableOn } from './contrast.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}` as const);

test('[TM6] black on white is 21:1 and #767676 is the lightest readable grey', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

test('[TM6] luminance agrees with the standard’s power function', () => {
  for (const channel of [0, 10, 11, 64, 128, 200, 255]) {
    const value = channel / 255;
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const hex = channel.toString(16).padStart(2, '0');
    expect(contrast(`#${hex}${hex}${hex}`, '#000000')).toBeCloseTo((linear + 0.05) / 0.05, 9);
  }
});

test('[TM6] every colour becomes readable on white and on pale tints, and a readable one stays as it is', () => {
  fc.assert(
    fc.property(color, color, (wanted, tint) => {
      const ground = mix(tint, '#ffffff', 0.1);
      const used = readableOn(ground, wanted);
      expect(contrast(used, ground)).toBeGreaterThanOrEqual(4.5);
      if (contrast(wanted, ground) >= 4.5) expect(used).toBe(wanted);
    }),
  );
});

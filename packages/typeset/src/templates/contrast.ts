/**
 * Contrast of two colours (WCAG 2.2, relative luminance) and colours made readable by it. Only additions,
 * multiplications and divisions: `Math.pow` may differ in its last bits between engines, and a colour must not.
 */
import { assert } from '@peersume/base';
import type { Color } from '../text/style.ts';

/** What text needs on its ground, WCAG 2.2 success criterion 1.4.3. */
export const minimumContrast = 4.5;

/** From 1 (none) to 21 (black on white). */
export function contrast(one: Color, other: Color): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour itself where it is readable on the ground, else the lightest darker shade of it that is. */
export function readableOn(ground: Color, wanted: Color, least: number = minimumContrast): Color {
  for (let share = 255; share > 0; share--) {
    const shade = toColor(toChannels(wanted).map((channel) => Math.floor((channel * share) / 255)));
    if (contrast(shade, ground) >= least) return shade;
  }
  return '#000000';
}

/** `share` of the one colour in the other: 0 is the ground, 1 the colour. */
export function mix(color: Color, ground: Color, share: number): Color {
  const below = toChannels(ground);
  return toColor(
    toChannels(color).map((channel, index) => Math.round(channel * share + (below[index] ?? 0) * (1 - share))),
  );
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = toChannels(color).map((channel) => linearByChannel[channel] ?? 0);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** sRGB's transfer function for each of its 256 steps. */
const linearByChannel: readonly number[] = Array.from({ length: 256 }, (_, channel) => {
  const value = channel / 255;
  if (value <= 0.04045) return value / 12.92;
  const base = (value + 0.055) / 1.055;
  const root = fifthRoot(base);
  return base * base * root * root; // base to the power of 2.4
});

/** Newton's method; settles in a dozen steps for anything between 0.05 and 1. */
function fifthRoot(value: number): number {
  let root = 1;
  for (let step = 0; step < 40; step++) root = (4 * root + value / (root * root * root * root)) / 5;
  return root;
}

function toChannels(color: Color): number[] {
  assert(/^#[0-9a-f]{6}$/iu.test(color), `a colour is #rrggbb, not ${color}`);
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}

const toColor = (channels: readonly number[]): Color =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

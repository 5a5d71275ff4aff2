/** Pictures as 8-bit samples: unpacked from what fast-png gives, cropped and shrunk to what a page shows. */
import type { DecodedPng } from 'fast-png';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Grey or RGB, row by row. */
  readonly channels: 1 | 3;
  readonly samples: Uint8Array;
  /** One for each pixel; absent where all are opaque. */
  readonly alpha?: Uint8Array;
}

/** Undefined where a pixel names a palette entry that is not there. */
export function unpackSamples(png: DecodedPng): Picture | undefined {
  const { width, height } = png;
  const pixels = width * height;
  const read = sampleReader(png);
  const isGrey = png.palette === undefined && png.channels <= 2;
  const channels = isGrey ? 1 : 3;
  const samples = new Uint8Array(pixels * channels);
  const alpha = new Uint8Array(pixels);
  let isOpaque = true;
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const at = pixel * channels;
    let opacity = 255;
    if (png.palette !== undefined) {
      const colour = png.palette[read.raw(pixel, 0)];
      if (colour === undefined) return undefined;
      for (let channel = 0; channel < 3; channel += 1) samples[at + channel] = colour[channel] ?? 0;
      opacity = colour[3] ?? 255;
    } else {
      for (let channel = 0; channel < channels; channel += 1) samples[at + channel] = read.byte(pixel, channel);
      if (png.channels > channels) opacity = read.byte(pixel, channels);
      else if (isKey(png, pixel, channels, read.raw)) opacity = 0;
    }
    alpha[pixel] = opacity;
    isOpaque &&= opacity === 255;
  }
  return { width, height, channels, samples, ...(isOpaque ? {} : { alpha }) };
}

interface SampleReader {
  /** As stored: 0 to 2^depth - 1. */
  raw(pixel: number, channel: number): number;
  byte(pixel: number, channel: number): number;
}

function sampleReader({ data, width, channels, depth }: DecodedPng): SampleReader {
  if (depth >= 8) {
    const raw = (pixel: number, channel: number): number => data[pixel * channels + channel] ?? 0;
    return { raw, byte: depth === 8 ? raw : (pixel, channel) => raw(pixel, channel) >> 8 };
  }
  // Lines of packed samples begin on whole bytes.
  const lineBytes = Math.ceil((width * depth) / 8);
  const most = 2 ** depth - 1;
  const raw = (pixel: number): number => {
    const bit = (pixel % width) * depth;
    const byte = data[Math.floor(pixel / width) * lineBytes + (bit >> 3)] ?? 0;
    return (byte >> (8 - depth - (bit & 7))) & most;
  };
  return { raw, byte: (pixel) => Math.round((raw(pixel) * 255) / most) };
}

/** One colour may stand for "transparent" (tRNS). */
function isKey({ transparency }: DecodedPng, pixel: number, channels: number, raw: SampleReader['raw']): boolean {
  if (transparency === undefined || transparency.length < channels) return false;
  for (let channel = 0; channel < channels; channel += 1) {
    if (raw(pixel, channel) !== transparency[channel]) return false;
  }
  return true;
}

export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** An area of the picture with at most so many columns and rows: the mean of the pixels that fall into each. */
export function shrink(picture: Picture, area: PixelArea, columns: number, rows: number): Picture {
  const width = Math.min(area.width, columns);
  const height = Math.min(area.height, rows);
  const { channels } = picture;
  const samples = new Uint8Array(width * height * channels);
  const alpha = picture.alpha === undefined ? undefined : new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = span(area.top, area.height, y, height);
    for (let x = 0; x < width; x += 1) {
      const [left, right] = span(area.left, area.width, x, width);
      const target = y * width + x;
      let weight = 0;
      const sums = [0, 0, 0];
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1) {
          const pixel = row * picture.width + column;
          const opacity = picture.alpha?.[pixel] ?? 255;
          weight += opacity;
          // A transparent pixel has no colour to give.
          for (let channel = 0; channel < channels; channel += 1) {
            sums[channel] = (sums[channel] ?? 0) + (picture.samples[pixel * channels + channel] ?? 0) * opacity;
          }
        }
      }
      for (let channel = 0; channel < channels; channel += 1) {
        samples[target * channels + channel] = weight === 0 ? 255 : Math.round((sums[channel] ?? 0) / weight);
      }
      if (alpha !== undefined) alpha[target] = Math.round(weight / ((bottom - top) * (right - left)));
    }
  }
  return { width, height, channels, samples, ...(alpha === undefined ? {} : { alpha }) };
}

/** The source pixels of one target pixel: at least one, all of them once. */
function span(start: number, length: number, index: number, count: number): readonly [number, number] {
  return [start + Math.floor((index * length) / count), start + Math.floor(((index + 1) * length) / count)];
}

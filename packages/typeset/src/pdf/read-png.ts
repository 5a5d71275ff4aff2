/**
 * A PNG file (ISO/IEC 15948) as 8-bit samples. fast-png decodes; here its input is cut down to the chunks that make the
 * picture and its data are unpacked once under a limit, so that a hostile file costs bounded memory and time.
 */
import { err, ok, type Result } from '@peersume/base';
import { decode, type DecodedPng } from 'fast-png';
import { Unzlib } from 'fflate';
import { maxImageBytes, maxPngPixels, type ImageError } from './image-error.ts';
import { unpackSamples, type Picture } from './picture.ts';

export function readPng(bytes: Uint8Array): Result<Picture, ImageError> {
  if (bytes.length > maxImageBytes) return err({ type: 'ImageTooLarge', bytes: bytes.length, limit: maxImageBytes });
  const chunks = readChunks(bytes);
  if (chunks === undefined) return damaged('it is no whole PNG file');
  const header = readHeader(chunks[0]?.bytes ?? bytes);
  if (!header.ok) return header;
  if (!unpacksTo(chunks, dataBytes(header.value))) return damaged('its picture data are cut short or too long');
  let decoded: DecodedPng;
  try {
    decoded = decode(joined(chunks));
  } catch {
    // fast-png reports damage by throwing; here it is an expected failure.
    return damaged('its picture data cannot be read');
  }
  const picture = unpackSamples(decoded);
  return picture === undefined ? damaged('it names a colour that its palette lacks') : ok(picture);
}

interface Chunk {
  readonly type: string;
  /** With length, type and checksum. */
  readonly bytes: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Header, palette, transparency, data, end; text, profiles and animation are left out. */
const usedChunks: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** The used chunks from IHDR to IEND, or undefined where the file is not made like that. */
function readChunks(bytes: Uint8Array): readonly Chunk[] | undefined {
  if (!signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = data.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if ((chunks.length === 0) !== (type === 'IHDR')) return undefined;
    if (usedChunks.has(type)) chunks.push({ type, bytes: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly isInterlaced: boolean;
}

/** Bit depths by colour type, and samples for each pixel (Table 11.1). */
const colourTypes: ReadonlyMap<number, { readonly depths: readonly number[]; readonly samples: number }> = new Map([
  [0, { depths: [1, 2, 4, 8, 16], samples: 1 }],
  [2, { depths: [8, 16], samples: 3 }],
  [3, { depths: [1, 2, 4, 8], samples: 1 }],
  [4, { depths: [8, 16], samples: 2 }],
  [6, { depths: [8, 16], samples: 4 }],
]);

function readHeader(chunk: Uint8Array): Result<Header, ImageError> {
  const data = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (chunk.length !== 25) return damaged('its header is cut short');
  const [width, height] = [data.getUint32(8), data.getUint32(12)];
  const [depth, type, interlace] = [data.getUint8(16), data.getUint8(17), data.getUint8(20)];
  if (width === 0 || height === 0) return damaged('it has no pixels');
  if (width * height > maxPngPixels) return err({ type: 'TooManyPixels', width, height, limit: maxPngPixels });
  const colours = colourTypes.get(type);
  if (colours === undefined || !colours.depths.includes(depth)) return damaged('its colours are not of a known kind');
  if (interlace > 1 || data.getUint8(18) !== 0 || data.getUint8(19) !== 0) return damaged('its coding is unknown');
  if (interlace === 1 && depth < 8) return err({ type: 'UnsupportedImage', reason: 'interlaced, fewer than 8 bits' });
  return ok({ width, height, bitsPerPixel: depth * colours.samples, isInterlaced: interlace === 1 });
}

/** Of the unpacked data: each line has a filter byte; an interlaced picture is seven smaller ones (§8.1). */
function dataBytes({ width, height, bitsPerPixel, isInterlaced }: Header): number {
  const size = (columns: number, rows: number): number =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bitsPerPixel) / 8));
  if (!isInterlaced) return size(width, height);
  return passes.reduce(
    (sum, [x, y, dx, dy]) => sum + size(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
    0,
  );
}

/** First column and row, steps between columns and rows. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Inflate expands at most 1032 times: one step makes at most 4 MB before its size is checked. */
const inflateStepBytes = 4096;

function unpacksTo(chunks: readonly Chunk[], expected: number): boolean {
  let written = 0;
  const inflate = new Unzlib((part) => {
    written += part.length;
  });
  try {
    for (const { type, bytes } of chunks) {
      if (type !== 'IDAT') continue;
      const data = bytes.subarray(8, -4);
      for (let at = 0; at < data.length && written <= expected; at += inflateStepBytes) {
        inflate.push(data.subarray(at, at + inflateStepBytes), false);
      }
    }
    inflate.push(new Uint8Array(), true);
  } catch {
    // fflate reports damage by throwing.
    return false;
  }
  return written === expected;
}

function joined(chunks: readonly Chunk[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.bytes.length, signature.length));
  bytes.set(signature);
  let at = signature.length;
  for (const chunk of chunks) {
    bytes.set(chunk.bytes, at);
    at += chunk.bytes.length;
  }
  return bytes;
}

const damaged = (reason: string): Result<never, ImageError> => err({ type: 'DamagedImage', reason });

/**
 * The header of a JPEG file (ITU-T T.81 annex B), and the way up from its Exif block (JEITA CP-3451, tag 0x0112). The
 * picture itself is not decoded: a PDF viewer does that.
 */
import { err, ok, type Result } from '@peersume/base';
import { maxImageBytes, maxJpegPixels, type ImageError } from './image-error.ts';

export interface JpegHeader {
  /** As stored. */
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  /** Exif orientation: 1 as stored, 2–8 mirrored and turned. */
  readonly orientation: number;
}

export function readJpeg(bytes: Uint8Array): Result<JpegHeader, ImageError> {
  if (bytes.length > maxImageBytes) return err({ type: 'ImageTooLarge', bytes: bytes.length, limit: maxImageBytes });
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || data.getUint16(0) !== startOfImage) return damaged('it does not begin as a JPEG file');
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = data.getUint16(at);
    if (marker === fillBytes) {
      at += 1;
      continue;
    }
    if (marker >> 8 !== 0xff || marker === startOfScan) break;
    const length = data.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) break;
    const segment = new DataView(bytes.buffer, bytes.byteOffset + at + 4, length - 2);
    if (marker === exifSegment) orientation = exifOrientation(segment) ?? orientation;
    if (isFrame(marker)) return frame(segment, marker, orientation);
    at += 2 + length;
  }
  return damaged('it has no frame header');
}

function frame(segment: DataView, marker: number, orientation: number): Result<JpegHeader, ImageError> {
  if (segment.byteLength < 6) return damaged('its frame header is cut short');
  if (!decodableFrames.has(marker)) return unsupported('its coding (lossless or arithmetic) is not one that PDF knows');
  if (segment.getUint8(0) !== 8) return unsupported('it has more than 8 bits per sample');
  const [height, width, components] = [segment.getUint16(1), segment.getUint16(3), segment.getUint8(5)];
  if (width === 0 || height === 0) return damaged('it has no pixels');
  if (width * height > maxJpegPixels) return err({ type: 'TooManyPixels', width, height, limit: maxJpegPixels });
  if (components !== 1 && components !== 3) return unsupported('its colours are not grey or RGB');
  return ok({ width, height, components, orientation });
}

/** TIFF header, first directory, tag 0x0112; anything unexpected means "as stored". */
function exifOrientation(segment: DataView): number | undefined {
  if (segment.byteLength < 20 || segment.getUint32(0) !== exifName) return undefined;
  const tiff = 6;
  const little = segment.getUint16(tiff) === littleEndian;
  const directory = tiff + segment.getUint32(tiff + 4, little);
  if (directory + 2 > segment.byteLength) return undefined;
  const count = Math.min(segment.getUint16(directory, little), maxExifEntries);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > segment.byteLength) return undefined;
    if (segment.getUint16(entry, little) !== orientationTag) continue;
    const value = segment.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

const startOfImage = 0xffd8;
const startOfScan = 0xffda;
const fillBytes = 0xffff;
const exifSegment = 0xffe1;
const exifName = 0x45786966;
const littleEndian = 0x4949;
const orientationTag = 0x0112;
/** Cameras write about 40. */
const maxExifEntries = 1000;

/** SOF0…SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
/** Baseline, extended and progressive with Huffman coding (ISO 32000-1 §7.4.8). */
const decodableFrames: ReadonlySet<number> = new Set([0xffc0, 0xffc1, 0xffc2]);

const damaged = (reason: string): Result<never, ImageError> => err({ type: 'DamagedImage', reason });
const unsupported = (reason: string): Result<never, ImageError> => err({ type: 'UnsupportedImage', reason });

/**
 * The résumé's photo as a picture that writers can embed. Only `data:` URLs of PNG and JPEG are read, nothing is ever
 * fetched; the header alone is looked at here (PNG: RFC 2083 §4.1.1; JPEG: ITU-T T.81 annex B), writers decode the rest.
 */
import { err, ok, type Result } from '@peersume/base';
import type { Photo } from '@peersume/resume';
import type { ImageData } from '../blocks/block.ts';
import { decodeBase64 } from './base64.ts';

export interface UnusableImage {
  readonly type: 'UnusableImage';
  readonly reason: string;
}

/** A phone's picture is 3 to 8 MB; more only makes the file too large to send. */
const maxPhotoBytes = 12_000_000;
/** Beyond this no screen or printer shows a difference, and a decoder's memory is at risk. */
const maxPixels = 50_000_000;

/** Reading is remembered per photo object: a résumé is typeset at every keystroke, its photo hardly ever changes. */
export function readPhoto(photo: Photo): Result<ImageData, UnusableImage> {
  const known = readPhotos.get(photo);
  if (known?.source === photo.source) return known.result;
  const result = decodePhoto(photo);
  readPhotos.set(photo, { source: photo.source, result });
  return result;
}

const readPhotos = new WeakMap<Photo, { readonly source: string; readonly result: Result<ImageData, UnusableImage> }>();

function decodePhoto(photo: Photo): Result<ImageData, UnusableImage> {
  const encoded = /^data:image\/(?:png|jpe?g);base64,(?<data>.*)$/isu.exec(photo.source)?.groups?.['data'];
  if (encoded === undefined) return unusable('it is not a PNG or JPEG picture held in the résumé itself');
  if (encoded.length > (maxPhotoBytes * 4) / 3) return unusable('it is larger than 12 MB');
  const bytes = decodeBase64(encoded);
  if (bytes === undefined) return unusable('its base64 text is damaged');
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === undefined) return unusable('its bytes are neither PNG nor JPEG');
  if (size.width * size.height === 0 || size.width * size.height > maxPixels) {
    return unusable(`it measures ${size.width} by ${size.height} pixels`);
  }
  const crop = photo.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const { format, width: pixelWidth, height: pixelHeight } = size;
  return ok({ id: `photo-${fingerprint(bytes)}`, format, bytes, pixelWidth, pixelHeight, crop });
}

const unusable = (reason: string): Result<never, UnusableImage> => err({ type: 'UnusableImage', reason });

interface PixelSize {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

function pngSize(bytes: Uint8Array): PixelSize | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || !signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments up to the first frame header; EXIF orientation is not applied. */
function jpegSize(bytes: Uint8Array): PixelSize | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 2;
  while (position + 9 < bytes.length) {
    if (bytes[position] !== 0xff) return undefined;
    const marker = bytes[position + 1] ?? 0;
    if (marker === 0xff) {
      position += 1;
    } else if (isFrameHeader(marker)) {
      return { format: 'jpeg', height: view.getUint16(position + 5), width: view.getUint16(position + 7) };
    } else {
      position += 2 + Math.max(2, view.getUint16(position + 2));
    }
  }
  return undefined;
}

const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** FNV-1a, 32 bits: a name for the picture within one document, not a proof of anything. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

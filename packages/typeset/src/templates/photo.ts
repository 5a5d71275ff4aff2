/**
 * The résumé's photo as a picture that writers can embed. Only `data:` URLs of PNG and JPEG are read, nothing is ever
 * fetched; only the header is looked at here (PNG: ISO/IEC 15948 §11.2.2), writers decode the rest.
 */
import { err, ok, type Result } from '@peersume/base';
import type { Photo } from '@peersume/resume';
import type { ImageData } from '../blocks/block.ts';
import { maxImageBytes, maxPngPixels, type ImageError } from '../pdf/image-error.ts';
import { readJpeg } from '../pdf/read-jpeg.ts';
import { decodeBase64 } from './base64.ts';

export interface UnusableImage {
  readonly type: 'UnusableImage';
  readonly reason: string;
}

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
  if (encoded.length > (maxImageBytes * 4) / 3) return unusable('it is larger than 12 MB');
  const bytes = decodeBase64(encoded);
  if (bytes === undefined) return unusable('its base64 text is damaged');
  const size = readSize(bytes);
  if (!size.ok) return size;
  const crop = photo.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const { format, width: pixelWidth, height: pixelHeight } = size.value;
  return ok({ id: `photo-${fingerprint(bytes)}`, format, bytes, pixelWidth, pixelHeight, crop });
}

const unusable = (reason: string): Result<never, UnusableImage> => err({ type: 'UnusableImage', reason });

interface PixelSize {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** As it is shown: a JPEG that its camera turned is turned back. */
function readSize(bytes: Uint8Array): Result<PixelSize, UnusableImage> {
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return pngSize(bytes);
  const header = readJpeg(bytes);
  if (!header.ok) return unusable(reasonOf(header.error));
  const { width, height, orientation } = header.value;
  const isOnItsSide = orientation >= 5;
  return ok({ format: 'jpeg', width: isOnItsSide ? height : width, height: isOnItsSide ? width : height });
}

function pngSize(bytes: Uint8Array): Result<PixelSize, UnusableImage> {
  if (bytes.length < pngHeaderBytes) return unusable('its header is cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) return unusable('it has no pixels');
  if (width * height > maxPngPixels) return unusable(tooManyPixels(width, height));
  return ok({ format: 'png', width, height });
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const pngHeaderBytes = 33;

function reasonOf(error: ImageError): string {
  switch (error.type) {
    case 'ImageTooLarge':
      return 'it is larger than 12 MB';
    case 'TooManyPixels':
      return tooManyPixels(error.width, error.height);
    case 'DamagedImage':
    case 'UnsupportedImage':
      return error.reason;
  }
}

const tooManyPixels = (width: number, height: number): string => `it measures ${width} by ${height} pixels`;

/** FNV-1a, 32 bits: a name for the picture within one document, not a proof of anything. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The pictures of one document as image XObjects (ISO 32000-1 §8.9.5); each is embedded once. */
import { PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { ok, type Result } from '@peersume/base';
import type { ImageItem } from '../layout/page.ts';
import { deflate } from './deflate.ts';
import type { ImageError } from './image-error.ts';
import { shrink, type Picture } from './picture.ts';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';

export interface EmbeddedImage {
  /** Key in the `/XObject` resources. */
  readonly name: string;
  readonly ref: PDFRef;
  /** The part of the embedded picture that is shown; less than all where it could not be cut. */
  readonly crop: ImageItem['image']['crop'];
  /** Exif orientation of what is embedded, 1 to 8. */
  readonly orientation: number;
}

export interface ImageSet {
  /** Undefined where the bytes are no picture that can be shown. */
  imageOf(item: ImageItem): EmbeddedImage | undefined;
  /** `/XObject` resources. */
  resources(): Record<string, PDFRef>;
}

/** Finer than any printer's screen of a photograph; more only makes the file larger. */
export const maxDotsPerInch = 300;

export function createImageSet(context: PDFContext): ImageSet {
  const known = new Map<string, EmbeddedImage | undefined>();
  let count = 0;

  function imageOf(item: ImageItem): EmbeddedImage | undefined {
    const { id, crop } = item.image;
    const key = [id, crop.x, crop.y, crop.width, crop.height, item.width, item.height].join('/');
    if (!known.has(key)) {
      const embedded = item.image.format === 'jpeg' ? embedJpeg(context, item) : embedPng(context, item);
      if (embedded.ok) count += 1;
      known.set(key, embedded.ok ? { name: `I${count}`, ...embedded.value } : undefined);
    }
    return known.get(key);
  }

  return {
    imageOf,
    resources: () =>
      Object.fromEntries([...known.values()].flatMap((image) => (image ? [[image.name, image.ref]] : []))),
  };
}

type Embedded = Omit<EmbeddedImage, 'name'>;

/** The file as it is: viewers decode JPEG. */
function embedJpeg(context: PDFContext, { image }: ImageItem): Result<Embedded, ImageError> {
  const header = readJpeg(image.bytes);
  if (!header.ok) return header;
  const { width, height, components, orientation } = header.value;
  const colours = components === 1 ? 'DeviceGray' : 'DeviceRGB';
  const ref = register(context, { width, height, colours, filter: 'DCTDecode' }, image.bytes);
  return ok({ ref, crop: image.crop, orientation });
}

/** What is shown of it, no finer than anyone can see. */
function embedPng(context: PDFContext, item: ImageItem): Result<Embedded, ImageError> {
  const read = readPng(item.image.bytes);
  if (!read.ok) return read;
  const picture = cut(read.value, item);
  const { width, height, samples, alpha, channels } = picture;
  const mask =
    alpha === undefined
      ? undefined
      : register(context, { width, height, colours: 'DeviceGray', filter: 'FlateDecode' }, deflate(alpha));
  const colours = channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  const ref = register(context, { width, height, colours, filter: 'FlateDecode', mask }, deflate(samples));
  return ok({ ref, crop: { x: 0, y: 0, width: 1, height: 1 }, orientation: 1 });
}

function cut(picture: Picture, { image: { crop }, width, height }: ImageItem): Picture {
  const left = Math.min(Math.floor(crop.x * picture.width), picture.width - 1);
  const top = Math.min(Math.floor(crop.y * picture.height), picture.height - 1);
  const area = {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(crop.width * picture.width), picture.width - left)),
    height: Math.max(1, Math.min(Math.round(crop.height * picture.height), picture.height - top)),
  };
  const dots = (points: number): number => Math.max(1, Math.ceil((points / 72) * maxDotsPerInch));
  return shrink(picture, area, dots(width), dots(height));
}

interface ImageEntries {
  readonly width: number;
  readonly height: number;
  readonly colours: 'DeviceGray' | 'DeviceRGB';
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly mask?: PDFRef | undefined;
}

function register(context: PDFContext, entries: ImageEntries, bytes: Uint8Array): PDFRef {
  const { width, height, colours, filter, mask } = entries;
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colours,
    BitsPerComponent: 8,
    Filter: filter,
    ...(mask === undefined ? {} : { SMask: mask }),
  });
  return context.register(PDFRawStream.of(dict, bytes));
}

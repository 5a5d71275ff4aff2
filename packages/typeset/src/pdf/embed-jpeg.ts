import { PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { ok, type Result } from '@peersume/base';
import type { ImageData } from '../blocks/block.ts';
import type { ImageError } from './image-error.ts';
import { readJpeg } from './read-jpeg.ts';

/** A JPEG file as it is, for `/DCTDecode`. */
export function embedJpeg(context: PDFContext, image: ImageData): Result<PDFRef, ImageError> {
  const header = readJpeg(image.bytes);
  if (!header.ok) return header;
  const { width, height, components } = header.value;
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'DCTDecode',
  });
  return ok(context.register(PDFRawStream.of(dict, image.bytes)));
}

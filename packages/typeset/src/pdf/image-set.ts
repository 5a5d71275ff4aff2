/** The pictures of one document, each embedded once. */
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import type { ImageData } from '../blocks/block.ts';
import { embedJpeg } from './embed-jpeg.ts';
import { embedPng } from './embed-png.ts';

export interface ImageSet {
  /** Key in the `/XObject` resources, or undefined where the bytes are no picture that can be shown. */
  nameOf(image: ImageData): string | undefined;
  /** `/XObject` resources. */
  resources(): Record<string, PDFRef>;
}

export function createImageSet(context: PDFContext): ImageSet {
  const known = new Map<string, { readonly name: string; readonly ref: PDFRef } | undefined>();
  let count = 0;

  function nameOf(image: ImageData): string | undefined {
    if (!known.has(image.id)) {
      const embedded = image.format === 'jpeg' ? embedJpeg(context, image) : embedPng(context, image);
      if (embedded.ok) count += 1;
      known.set(image.id, embedded.ok ? { name: `I${count}`, ref: embedded.value } : undefined);
    }
    return known.get(image.id)?.name;
  }

  return {
    nameOf,
    resources: () =>
      Object.fromEntries([...known.values()].flatMap((image) => (image ? [[image.name, image.ref]] : []))),
  };
}

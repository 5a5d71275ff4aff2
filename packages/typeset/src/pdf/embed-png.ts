import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { err, type Result } from '@peersume/base';
import type { ImageData } from '../blocks/block.ts';
import type { ImageError } from './image-error.ts';

export function embedPng(_context: PDFContext, _image: ImageData): Result<PDFRef, ImageError> {
  return err({ type: 'UnsupportedImage', reason: 'not yet' });
}

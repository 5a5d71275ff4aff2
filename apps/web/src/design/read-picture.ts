/**
 * A chosen picture becomes a modest JPEG inside the résumé: decoded and redrawn, so that neither its size nor anything
 * hidden in it (place, camera, comments) travels with the résumé.
 */
import { err, ok, type Result } from '@peersume/base';
import { m } from '../language/messages.ts';

export interface Picture {
  /** `data:image/jpeg;base64,…` */
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** Printed 40 mm wide this is 400 dots per inch. */
const maxSide = 640;
/** Decoding needs four bytes a pixel; more than this is no portrait. */
const maxFileBytes = 40 * 1024 * 1024;

export async function readPicture(file: File): Promise<Result<Picture, string>> {
  if (file.size > maxFileBytes) return err(m.design_photo_too_large());
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return err(m.design_photo_unreadable());
  const scale = Math.min(1, maxSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return err(m.design_photo_undrawn());
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return ok({ source: canvas.toDataURL('image/jpeg', 0.88), width: canvas.width, height: canvas.height });
}

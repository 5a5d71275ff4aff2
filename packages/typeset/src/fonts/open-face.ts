/** A font file as published -> a face that HarfBuzz can shape with. */
import { err, ok, type Result } from '@peersume/base';
import * as harfbuzz from 'harfbuzzjs';
import type { Face, FontFile } from './face.ts';
import { unpackWoff, type WoffError } from './woff.ts';

/** A face together with HarfBuzz's own font object, whose scale is the face's units per em. */
export interface ShapingFace extends Face {
  readonly font: harfbuzz.Font;
}

export type FaceError =
  | { readonly type: 'HostileFont'; readonly reason: WoffError }
  /** The tables are there but make no usable font. */
  | { readonly type: 'UnusableFont'; readonly unitsPerEm: number; readonly characters: number };

export function openFace(file: FontFile, published: Uint8Array): Result<ShapingFace, FaceError> {
  const unpacked = unpackWoff(published);
  if (!unpacked.ok) return err({ type: 'HostileFont', reason: unpacked.error });
  const bytes = unpacked.value;

  const face = new harfbuzz.Face(new harfbuzz.Blob(bytes));
  const characters = new Set(face.collectUnicodes());
  // OpenType allows 16 to 16,384 units per em; HarfBuzz says 1000 for a damaged `head`.
  if (face.upem < 16 || face.upem > 16_384 || !characters.has(0x20)) {
    return err({ type: 'UnusableFont', unitsPerEm: face.upem, characters: characters.size });
  }
  const font = new harfbuzz.Font(face);
  const { ascender, descender } = font.hExtents();
  return ok({
    file,
    bytes,
    font,
    unitsPerEm: face.upem,
    ascent: ascender,
    descent: descender,
    capHeight: font.getMetricPosition(harfbuzz.MetricsTag.CAP_HEIGHT) ?? Math.round(face.upem * 0.7),
    xHeight: font.getMetricPosition(harfbuzz.MetricsTag.X_HEIGHT) ?? Math.round(face.upem * 0.5),
    has: (codePoint) => characters.has(codePoint),
  });
}

/**
 * What a font descriptor and a width array need of a TrueType file (OpenType 1.9: head, hhea, hmtx, post, OS/2).
 * Lengths are thousandths of an em, PDF's glyph space.
 */
import { assert } from '@peersume/base';
import type { Face } from '../fonts/face.ts';

export interface FontTables {
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Degrees counter-clockwise from the vertical. */
  readonly italicAngle: number;
  readonly fixedPitch: boolean;
  readonly serif: boolean;
  /** The glyph of U+0020; 0 where the file has none. */
  readonly spaceGlyph: number;
  /** Of a glyph, font units. */
  advance(glyph: number): number;
}

const known = new WeakMap<Uint8Array, FontTables>();

export function readFontTables(face: Face): FontTables {
  const cached = known.get(face.bytes);
  if (cached !== undefined) return cached;
  const tables = parse(face);
  known.set(face.bytes, tables);
  return tables;
}

function parse(face: Face): FontTables {
  const data = new DataView(face.bytes.buffer, face.bytes.byteOffset, face.bytes.byteLength);
  const offsets = tableOffsets(data);
  const at = (tag: string): number => {
    const offset = offsets.get(tag);
    assert(offset !== undefined, `a shaped font has a ${tag} table`);
    return offset;
  };
  const scale = 1000 / face.unitsPerEm;
  const head = at('head');
  const metricCount = data.getUint16(at('hhea') + 34);
  const hmtx = at('hmtx');
  const post = offsets.get('post');
  const os2 = offsets.get('OS/2');
  const advance = (glyph: number): number => data.getUint16(hmtx + Math.min(glyph, metricCount - 1) * 4);
  const familyClass = os2 === undefined ? 0 : data.getUint8(os2 + 30);
  return {
    box: [
      Math.floor(data.getInt16(head + 36) * scale),
      Math.floor(data.getInt16(head + 38) * scale),
      Math.ceil(data.getInt16(head + 40) * scale),
      Math.ceil(data.getInt16(head + 42) * scale),
    ],
    ascent: Math.round(face.ascent * scale),
    descent: Math.round(face.descent * scale),
    capHeight: Math.round(face.capHeight * scale),
    xHeight: Math.round(face.xHeight * scale),
    italicAngle: post === undefined ? 0 : data.getInt32(post + 4) / 65_536,
    fixedPitch: post !== undefined && data.getUint32(post + 12) !== 0,
    serif: serifClasses.has(familyClass),
    spaceGlyph: face.has(space) ? glyphOfSpace(data, at('cmap')) : 0,
    advance,
  };
}

/** OS/2 `sFamilyClass`: old style, transitional, modern, clarendon, slab, freeform serifs. */
const serifClasses: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7]);

const space = 0x20;

/** From a segment map (`cmap` format 4), which every font with U+0020 has. */
function glyphOfSpace(data: DataView, cmap: number): number {
  for (let index = 0; index < data.getUint16(cmap + 2); index += 1) {
    const table = cmap + data.getUint32(cmap + 4 + index * 8 + 4);
    if (data.getUint16(table) !== 4) continue;
    const segments = data.getUint16(table + 6) / 2;
    const ends = table + 14;
    const starts = ends + segments * 2 + 2;
    const deltas = starts + segments * 2;
    const ranges = deltas + segments * 2;
    for (let segment = 0; segment < segments; segment += 1) {
      if (data.getUint16(ends + segment * 2) < space) continue;
      const start = data.getUint16(starts + segment * 2);
      if (start > space) break;
      const delta = data.getUint16(deltas + segment * 2);
      const range = data.getUint16(ranges + segment * 2);
      if (range === 0) return (space + delta) & 0xffff;
      const glyph = data.getUint16(ranges + segment * 2 + range + (space - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
  }
  return 0;
}

function tableOffsets(data: DataView): Map<string, number> {
  const offsets = new Map<string, number>();
  const count = data.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    let tag = '';
    for (let letter = 0; letter < 4; letter += 1) tag += String.fromCharCode(data.getUint8(entry + letter));
    offsets.set(tag, data.getUint32(entry + 8));
  }
  return offsets;
}

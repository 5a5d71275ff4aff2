/** A TrueType program as HarfBuzz's subsetter writes it, read glyph by glyph. */
import { assert } from '@peersume/base';
import { readSfnt } from './sfnt.ts';

export interface Program {
  readonly unitsPerEm: number;
  table(tag: string): Uint8Array;
  /** Empty for a glyph that draws nothing. */
  outline(glyph: number): Uint8Array;
  advance(glyph: number): number;
  leftSide(glyph: number): number;
}

export function readProgram(bytes: Uint8Array): Program {
  const tables = readSfnt(bytes);
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    assert(found !== undefined, `a subset keeps its ${tag} table`);
    return found;
  };
  const head = view(table('head'));
  const isLong = head.getInt16(50) === 1;
  const loca = view(table('loca'));
  const glyf = tables.get('glyf') ?? new Uint8Array();
  const hmtx = view(table('hmtx'));
  const count = view(table('maxp')).getUint16(4);
  const metricCount = view(table('hhea')).getUint16(34);
  const start = (glyph: number): number => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    unitsPerEm: head.getUint16(18),
    table,
    outline: (glyph) => (glyph < count ? glyf.subarray(start(glyph), start(glyph + 1)) : new Uint8Array()),
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    leftSide: (glyph) =>
      glyph < metricCount ? hmtx.getInt16(glyph * 4 + 2) : hmtx.getInt16(metricCount * 4 + (glyph - metricCount) * 2),
  };
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

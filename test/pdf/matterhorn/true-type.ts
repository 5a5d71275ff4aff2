/** What the checks need of an embedded TrueType program. */
export interface TrueType {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Font units. */
  advance(glyph: number): number;
}

export function readTrueType(bytes: Uint8Array): TrueType {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = (tag: string): number => {
    for (let index = 0; index < data.getUint16(4); index += 1) {
      const entry = 12 + index * 16;
      if (String.fromCharCode(...bytes.subarray(entry, entry + 4)) === tag) return data.getUint32(entry + 8);
    }
    throw new Error(`the font program has no ${tag}`);
  };
  const metrics = data.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  return {
    unitsPerEm: data.getUint16(table('head') + 18),
    glyphCount: data.getUint16(table('maxp') + 4),
    advance: (glyph) => data.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4),
  };
}

/**
 * One TrueType font program out of glyphs of several (OpenType 1.9: glyf, loca, hmtx, head, hhea, maxp): only those that
 * are shown and what they are made of, then the composed ones, which draw others at given places and in a given size.
 *
 * Invariants: glyph 0 is the first source's .notdef; sources with other units per em are drawn in scale; no hints.
 */
import { assert } from '@peersume/base';
import { keyOf } from './character-ids.ts';
import { componentsOf, outlineSize, withComponents, type OutlineSize } from './glyph-outline.ts';
import { readProgram, type Program } from './font-program.ts';
import type { GlyphDrawing } from './printed-run.ts';
import { writeSfnt } from './sfnt.ts';

export interface WantedGlyph {
  /** Index of the program that it is from. */
  readonly source: number;
  readonly drawing: GlyphDrawing;
}

export interface AssembledFont {
  readonly bytes: Uint8Array;
  /** The glyph of each wanted one, in the order in which they were given. */
  readonly glyphs: readonly number[];
}

/** `sources`: subsets that keep their glyph ids. `unitsPerEm`: of the result; of no source it is larger. */
export function assembleFont(
  sources: readonly Uint8Array[],
  unitsPerEm: number,
  wanted: readonly WantedGlyph[],
): AssembledFont {
  const programs = sources.map(readProgram);
  const [first] = programs;
  assert(first !== undefined, 'a font is made of something');
  const build = createGlyphs(first);
  const byDrawing = new Map<string, number>();
  const glyphs = wanted.map(({ source, drawing }) => {
    const program = programs[source];
    assert(program !== undefined, 'a glyph is from one of the programs');
    const key = `${source}:${keyOf(drawing)}`;
    const known = byDrawing.get(key);
    if (known !== undefined) return known;
    const scale = unitsPerEm / program.unitsPerEm;
    const isWhole = drawing.type === 'plain' && scale === 1;
    const id = isWhole ? build.keep(program, drawing.glyph) : build.compose(program, drawing, scale);
    byDrawing.set(key, id);
    return id;
  });
  return { bytes: build.finish(unitsPerEm), glyphs };
}

interface GlyphBuilder {
  /** A glyph as it is, with its components. */
  keep(program: Program, glyph: number): number;
  compose(program: Program, drawing: GlyphDrawing, scale: number): number;
  finish(unitsPerEm: number): Uint8Array;
}

interface Made {
  readonly bytes: Uint8Array;
  readonly advance: number;
  readonly left: number;
  readonly size: OutlineSize;
}

function createGlyphs(first: Program): GlyphBuilder {
  const made: Made[] = [];
  const kept = new Map<Program, Map<number, number>>();
  keep(first, 0);

  function keep(program: Program, glyph: number): number {
    const ids = kept.get(program) ?? new Map<number, number>();
    kept.set(program, ids);
    const known = ids.get(glyph);
    if (known !== undefined) return known;
    const components = componentsOf(program.outline(glyph)).map((component) => keep(program, component));
    const id = made.length;
    ids.set(glyph, id);
    const bytes = withComponents(program.outline(glyph), components);
    const size = outlineSize(
      bytes,
      components.map((component) => sizeOf(component)),
    );
    made.push({ bytes, advance: program.advance(glyph), left: program.leftSide(glyph), size });
    return id;
  }

  function compose(program: Program, drawing: GlyphDrawing, scale: number): number {
    const whole = drawing.type === 'composed' ? drawing : asComposed(drawing.glyph, program);
    const factor = scale / whole.em;
    // What has no outline (a space) cannot be a component.
    const drawn = whole.parts.filter(({ glyph }) => program.outline(glyph).length > 0);
    const parts = drawn.map(({ glyph, x, y }): Part => {
      const id = keep(program, glyph);
      return { id, box: boxOf(program.outline(glyph)), x: Math.round(x * scale), y: Math.round(y * scale), factor };
    });
    const bytes = parts.length === 0 ? new Uint8Array() : describe(parts);
    const size = outlineSize(
      bytes,
      parts.map(({ id }) => sizeOf(id)),
    );
    const left = parts.length === 0 ? 0 : boxOf(bytes).xMin;
    return made.push({ bytes, advance: Math.round(whole.advance * scale), left, size }) - 1;
  }

  function sizeOf(id: number): OutlineSize {
    const glyph = made[id];
    assert(glyph !== undefined, 'components are made before what they are components of');
    return glyph.size;
  }

  function finish(unitsPerEm: number): Uint8Array {
    assert(made.length <= maxGlyphs, 'a font has fewer than 65,536 glyphs');
    const loca = new DataView(new ArrayBuffer((made.length + 1) * 4));
    const hmtx = new DataView(new ArrayBuffer(made.length * 4));
    const glyf = new Uint8Array(made.reduce((sum, { bytes }) => sum + padded(bytes.length), 0));
    let offset = 0;
    for (const [id, { bytes, advance, left }] of made.entries()) {
      loca.setUint32(id * 4, offset);
      hmtx.setUint16(id * 4, advance);
      hmtx.setInt16(id * 4 + 2, left);
      glyf.set(bytes, offset);
      offset += padded(bytes.length);
    }
    loca.setUint32(made.length * 4, offset);
    return writeSfnt(
      new Map([
        ['glyf', glyf],
        ['loca', bytesOf(loca)],
        ['hmtx', bytesOf(hmtx)],
        ['head', head(first.table('head'), unitsPerEm)],
        ['hhea', hhea(first.table('hhea'), made)],
        ['maxp', maxp(made)],
      ]),
    );
  }

  return { keep, compose, finish };
}

const maxGlyphs = 0xffff;

const asComposed = (glyph: number, program: Program): Extract<GlyphDrawing, { type: 'composed' }> => ({
  type: 'composed',
  parts: [{ glyph, x: 0, y: 0 }],
  advance: program.advance(glyph),
  em: 1,
});

interface Part {
  readonly id: number;
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly factor: number;
}

interface Box {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** A composite glyph description. */
function describe(parts: readonly Part[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(10 + parts.reduce((sum, { factor }) => sum + (factor === 1 ? 8 : 10), 0)));
  data.setInt16(0, -1);
  const boxes = parts.map(({ box, x, y, factor }) => ({
    xMin: Math.floor(box.xMin * factor) + x,
    yMin: Math.floor(box.yMin * factor) + y,
    xMax: Math.ceil(box.xMax * factor) + x,
    yMax: Math.ceil(box.yMax * factor) + y,
  }));
  data.setInt16(2, Math.min(...boxes.map(({ xMin }) => xMin)));
  data.setInt16(4, Math.min(...boxes.map(({ yMin }) => yMin)));
  data.setInt16(6, Math.max(...boxes.map(({ xMax }) => xMax)));
  data.setInt16(8, Math.max(...boxes.map(({ yMax }) => yMax)));
  let at = 10;
  for (const [index, { id, x, y, factor }] of parts.entries()) {
    const more = index < parts.length - 1 ? moreComponents : 0;
    data.setUint16(at, argumentsAreWords | argumentsAreXY | more | (factor === 1 ? 0 : hasScale));
    data.setUint16(at + 2, id);
    data.setInt16(at + 4, x);
    data.setInt16(at + 6, y);
    at += 8;
    if (factor === 1) continue;
    data.setInt16(at, Math.round(factor * scaleOne));
    at += 2;
  }
  return bytesOf(data);
}

const argumentsAreWords = 0x0001;
const argumentsAreXY = 0x0002;
const hasScale = 0x0008;
const moreComponents = 0x0020;
/** 1 with the fourteen fraction bits of a scale. */
const scaleOne = 1 << 14;

function boxOf(outline: Uint8Array): Box {
  const data = view(outline);
  return { xMin: data.getInt16(2), yMin: data.getInt16(4), xMax: data.getInt16(6), yMax: data.getInt16(8) };
}

function head(table: Uint8Array, unitsPerEm: number): Uint8Array {
  const data = view(table.slice());
  data.setUint16(18, unitsPerEm);
  data.setInt16(50, 1); // `loca` has four bytes an entry
  return bytesOf(data);
}

function hhea(table: Uint8Array, made: readonly Made[]): Uint8Array {
  const data = view(table.slice());
  data.setUint16(10, Math.max(...made.map(({ advance }) => advance)));
  data.setUint16(34, made.length);
  return bytesOf(data);
}

/** Version 1.0 with the limits of these glyphs; without hints the rest is zero. */
function maxp(made: readonly Made[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(32));
  const most = (count: (size: OutlineSize) => number): number => Math.max(...made.map(({ size }) => count(size)));
  data.setUint32(0, 0x00010000);
  data.setUint16(4, made.length);
  data.setUint16(
    6,
    most(({ points, depth }) => (depth === 0 ? points : 0)),
  );
  data.setUint16(
    8,
    most(({ contours, depth }) => (depth === 0 ? contours : 0)),
  );
  data.setUint16(
    10,
    most(({ points, depth }) => (depth === 0 ? 0 : points)),
  );
  data.setUint16(
    12,
    most(({ contours, depth }) => (depth === 0 ? 0 : contours)),
  );
  data.setUint16(14, 1); // no twilight zone
  data.setUint16(
    28,
    most(({ components }) => components),
  );
  data.setUint16(
    30,
    most(({ depth }) => depth),
  );
  return bytesOf(data);
}

const padded = (length: number): number => (length + 3) & ~3;
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const bytesOf = (data: DataView): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

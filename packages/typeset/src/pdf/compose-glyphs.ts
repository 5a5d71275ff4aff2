/**
 * Adds composed glyphs to a TrueType font program: each draws glyphs of the program at given places (OpenType 1.9,
 * `glyf`, composite glyph description). The new glyphs follow the old ones; what the tables say of sizes and limits is
 * brought up to date, and the file is written anew with its tables in tag order.
 */
import { assert } from '@peersume/base';
import type { GlyphPart } from './printed-run.ts';
import { readSfnt, writeSfnt } from './sfnt.ts';

export interface ComposedGlyph {
  readonly parts: readonly GlyphPart[];
  /** Font units. */
  readonly advance: number;
  /** Parts are drawn in 1/`em` of their size. */
  readonly em: number;
}

export interface ComposedProgram {
  readonly bytes: Uint8Array;
  /** Glyph id of the first composed glyph. */
  readonly first: number;
}

export function composeGlyphs(program: Uint8Array, composed: readonly ComposedGlyph[]): ComposedProgram {
  const tables = readSfnt(program);
  const old = readGlyphs(tables);
  const added = composed.map((glyph) => describe(glyph, old));

  const pieces = [...old.pieces, ...added.map(({ bytes }) => bytes)];
  const glyf = new Uint8Array(pieces.reduce((sum, piece) => sum + padded(piece.length), 0));
  const loca = new DataView(new ArrayBuffer((pieces.length + 1) * 4));
  let offset = 0;
  for (const [index, piece] of pieces.entries()) {
    loca.setUint32(index * 4, offset);
    glyf.set(piece, offset);
    offset += padded(piece.length);
  }
  loca.setUint32(pieces.length * 4, offset);

  const metrics = new DataView(new ArrayBuffer(pieces.length * 4));
  for (let index = 0; index < pieces.length; index += 1) {
    const extra = index - old.pieces.length;
    const glyph = extra < 0 ? undefined : composed[extra];
    metrics.setUint16(index * 4, glyph === undefined ? old.advance(index) : glyph.advance);
    metrics.setInt16(index * 4 + 2, glyph === undefined ? old.leftSide(index) : (added[extra]?.xMin ?? 0));
  }

  const head = copyOf(tables, 'head');
  head.setInt16(50, 1); // `loca` has four bytes an entry
  const hhea = copyOf(tables, 'hhea');
  hhea.setUint16(34, pieces.length);
  const maxp = copyOf(tables, 'maxp');
  maxp.setUint16(4, pieces.length);
  raise(
    maxp,
    10,
    added.map(({ points }) => points),
  );
  raise(
    maxp,
    12,
    added.map(({ contours }) => contours),
  );
  raise(
    maxp,
    28,
    composed.map(({ parts }) => parts.length),
  );
  raise(
    maxp,
    30,
    added.map(({ depth }) => depth),
  );

  tables.set('glyf', glyf);
  tables.set('loca', bytesOf(loca));
  tables.set('hmtx', bytesOf(metrics));
  tables.set('head', bytesOf(head));
  tables.set('hhea', bytesOf(hhea));
  tables.set('maxp', bytesOf(maxp));
  return { bytes: writeSfnt(tables), first: old.pieces.length };
}

interface OldGlyphs {
  readonly pieces: readonly Uint8Array[];
  advance(glyph: number): number;
  leftSide(glyph: number): number;
}

function readGlyphs(tables: ReadonlyMap<string, Uint8Array>): OldGlyphs {
  const count = viewOf(tables, 'maxp').getUint16(4);
  const isLong = viewOf(tables, 'head').getInt16(50) === 1;
  const loca = viewOf(tables, 'loca');
  const glyf = tables.get('glyf') ?? new Uint8Array();
  const hmtx = viewOf(tables, 'hmtx');
  const metricCount = viewOf(tables, 'hhea').getUint16(34);
  const start = (glyph: number): number => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    pieces: Array.from({ length: count }, (_, glyph) => glyf.subarray(start(glyph), start(glyph + 1))),
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    leftSide: (glyph) =>
      glyph < metricCount ? hmtx.getInt16(glyph * 4 + 2) : hmtx.getInt16(metricCount * 4 + (glyph - metricCount) * 2),
  };
}

interface Outline {
  readonly points: number;
  readonly contours: number;
  /** Levels of composition. */
  readonly depth: number;
}

interface Described extends Outline {
  readonly bytes: Uint8Array;
  readonly xMin: number;
}

/** Glyphs without an outline (a space) cannot be parts; a glyph of nothing is an empty description. */
function describe({ parts, em }: ComposedGlyph, { pieces }: OldGlyphs): Described {
  const drawn = parts.filter(({ glyph }) => (pieces[glyph]?.length ?? 0) > 0);
  if (drawn.length === 0) return { bytes: new Uint8Array(), xMin: 0, points: 0, contours: 0, depth: 0 };
  const partBytes = em === 1 ? 8 : 10;
  const data = new DataView(new ArrayBuffer(10 + drawn.length * partBytes));
  const box = { xMin: Infinity, yMin: Infinity, xMax: -Infinity, yMax: -Infinity };
  const outline = { points: 0, contours: 0, depth: 1 };
  for (const [index, { glyph, x, y }] of drawn.entries()) {
    const at = 10 + index * partBytes;
    const more = index < drawn.length - 1 ? moreComponents : 0;
    data.setUint16(at, wordArguments | more | (em === 1 ? 0 : hasScale));
    data.setUint16(at + 2, glyph);
    data.setInt16(at + 4, x);
    data.setInt16(at + 6, y);
    if (em !== 1) data.setInt16(at + 8, Math.round(scaleOne / em));
    const part = view(pieces[glyph] ?? new Uint8Array());
    box.xMin = Math.min(box.xMin, Math.floor(part.getInt16(2) / em) + x);
    box.yMin = Math.min(box.yMin, Math.floor(part.getInt16(4) / em) + y);
    box.xMax = Math.max(box.xMax, Math.ceil(part.getInt16(6) / em) + x);
    box.yMax = Math.max(box.yMax, Math.ceil(part.getInt16(8) / em) + y);
    const size = outlineOf(glyph, pieces, 1);
    outline.points += size.points;
    outline.contours += size.contours;
    outline.depth = Math.max(outline.depth, size.depth + 1);
  }
  data.setInt16(0, -1);
  data.setInt16(2, box.xMin);
  data.setInt16(4, box.yMin);
  data.setInt16(6, box.xMax);
  data.setInt16(8, box.yMax);
  return { bytes: bytesOf(data), xMin: box.xMin, ...outline };
}

function outlineOf(glyph: number, pieces: readonly Uint8Array[], level: number): Outline {
  const piece = pieces[glyph];
  assert(level <= deepestComposition, 'a font does not compose glyphs without end');
  if (piece === undefined || piece.length === 0) return { points: 0, contours: 0, depth: 0 };
  const data = view(piece);
  const contours = data.getInt16(0);
  if (contours >= 0) {
    return { points: contours === 0 ? 0 : data.getUint16(10 + (contours - 1) * 2) + 1, contours, depth: 0 };
  }
  const sum = { points: 0, contours: 0, depth: 0 };
  for (const component of componentsOf(data)) {
    const size = outlineOf(component, pieces, level + 1);
    sum.points += size.points;
    sum.contours += size.contours;
    sum.depth = Math.max(sum.depth, size.depth + 1);
  }
  return sum;
}

function componentsOf(data: DataView): readonly number[] {
  const components: number[] = [];
  let flags = moreComponents;
  for (let at = 10; (flags & moreComponents) !== 0;) {
    flags = data.getUint16(at);
    components.push(data.getUint16(at + 2));
    at += 4 + ((flags & argumentsAreWords) !== 0 ? 4 : 2);
    at += (flags & 0x80) !== 0 ? 8 : (flags & 0x40) !== 0 ? 4 : (flags & hasScale) !== 0 ? 2 : 0;
  }
  return components;
}

// Component flags: arguments are words, they are x and y; one scale for both; more components follow.
const argumentsAreWords = 0x0001;
const wordArguments = argumentsAreWords | 0x0002;
const hasScale = 0x0008;
const moreComponents = 0x0020;
/** 1 in the fourteen fraction bits of a scale. */
const scaleOne = 1 << 14;
/** Rasterizers stop at 5 to 16 levels; fonts use two. */
const deepestComposition = 8;

function raise(maxp: DataView, at: number, values: readonly number[]): void {
  maxp.setUint16(at, Math.max(maxp.getUint16(at), ...values));
}

const padded = (length: number): number => (length + 3) & ~3;
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const bytesOf = (data: DataView): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function viewOf(tables: ReadonlyMap<string, Uint8Array>, tag: string): DataView {
  const table = tables.get(tag);
  assert(table !== undefined, `a subset keeps its ${tag} table`);
  return view(table);
}

const copyOf = (tables: ReadonlyMap<string, Uint8Array>, tag: string): DataView =>
  view(bytesOf(viewOf(tables, tag)).slice());

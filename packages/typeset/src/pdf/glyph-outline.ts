/** Glyph descriptions of a `glyf` table: what a composite one refers to, and how much there is to draw. */
import { assert } from '@peersume/base';

export interface OutlineSize {
  readonly points: number;
  readonly contours: number;
  /** Directly referred to; 0 for a simple glyph. */
  readonly components: number;
  /** Levels of composition; 0 for a simple glyph. */
  readonly depth: number;
}

/** Ids that a composite glyph refers to, in order; none for a simple or empty one. */
export function componentsOf(outline: Uint8Array): readonly number[] {
  return places(outline).map((at) => view(outline).getUint16(at + 2));
}

/** The description with other ids in place of those that `componentsOf` found. */
export function withComponents(outline: Uint8Array, components: readonly number[]): Uint8Array {
  if (components.length === 0) return outline;
  const copy = outline.slice();
  const data = view(copy);
  for (const [index, at] of places(outline).entries()) data.setUint16(at + 2, components[index] ?? 0);
  return copy;
}

export function outlineSize(outline: Uint8Array, components: readonly OutlineSize[]): OutlineSize {
  if (outline.length === 0) return { points: 0, contours: 0, components: 0, depth: 0 };
  const data = view(outline);
  const contours = data.getInt16(0);
  if (contours >= 0) {
    const points = contours === 0 ? 0 : data.getUint16(10 + (contours - 1) * 2) + 1;
    return { points, contours, components: 0, depth: 0 };
  }
  return {
    points: components.reduce((sum, { points }) => sum + points, 0),
    contours: components.reduce((sum, part) => sum + part.contours, 0),
    components: components.length,
    depth: Math.max(0, ...components.map(({ depth }) => depth)) + 1,
  };
}

/** Offsets of the component records. */
function places(outline: Uint8Array): readonly number[] {
  const data = view(outline);
  if (outline.length === 0 || data.getInt16(0) >= 0) return [];
  const result: number[] = [];
  for (let at = 10, flags = moreComponents; (flags & moreComponents) !== 0;) {
    assert(at + 4 <= outline.length, 'HarfBuzz writes whole glyph descriptions');
    flags = data.getUint16(at);
    result.push(at);
    at += 4 + ((flags & argumentsAreWords) === 0 ? 2 : 4);
    at += (flags & hasTwoByTwo) !== 0 ? 8 : (flags & hasTwoScales) !== 0 ? 4 : (flags & hasScale) !== 0 ? 2 : 0;
  }
  return result;
}

const argumentsAreWords = 0x0001;
const hasScale = 0x0008;
const moreComponents = 0x0020;
const hasTwoScales = 0x0040;
const hasTwoByTwo = 0x0080;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

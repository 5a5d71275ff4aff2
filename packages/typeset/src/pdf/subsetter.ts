/**
 * Cuts font files down to the glyphs that a document shows, with HarfBuzz's subsetter (`harfbuzz-subset.wasm`), whose raw
 * exports are driven here: it has no JavaScript side of its own. What is left of several files becomes one program.
 *
 * Invariants: the same faces and drawings give the same bytes; tables that only shaping or installing needs are left out
 * (ISO 32000-1 §9.9, Table 126). Results are kept for the next document, the least recently used going first.
 */
import { assert } from '@peersume/base';
import type { Face } from '../fonts/face.ts';
import { assembleFont } from './assemble-font.ts';
import { keyOf } from './character-ids.ts';
import { deflate } from './deflate.ts';
import type { GlyphDrawing } from './printed-run.ts';

/** A TrueType file that holds only some glyphs. */
export interface FontProgram {
  readonly bytes: Uint8Array;
  /** The same as a zlib stream, ready for `/FlateDecode`. */
  readonly packed: Uint8Array;
  /** The program's glyph for each drawing, in the order in which they were asked for. */
  readonly glyphs: readonly number[];
}

export interface FaceDrawing {
  readonly face: Face;
  readonly drawing: GlyphDrawing;
}

export interface Subsetter {
  /** `unitsPerEm`: of the program; that of the face with the smallest. */
  subset(drawings: readonly FaceDrawing[], unitsPerEm: number): FontProgram;
}

/** A résumé shows five to eight faces; this keeps the last few documents' worth, about 1 MB. */
export const maxCachedSubsets = 48;

/** `wasm` is the published `harfbuzzjs/dist/harfbuzz-subset.wasm`. It imports nothing. */
export async function loadSubsetter(wasm: Uint8Array): Promise<Subsetter> {
  const { instance } = await WebAssembly.instantiate(wasm, {});
  return createSubsetter(instance.exports);
}

/** What we use of the platform's WebAssembly; the language's own library has no types for it. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: object,
    ): Promise<{ readonly instance: { readonly exports: SubsetExports } }>;
  };
};

/** HarfBuzz's C functions, typed after hb.h and hb-subset.h. */
interface SubsetExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(bytes: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

// hb-subset.h: hb_subset_flags_t and hb_subset_sets_t; hb-blob.h: hb_memory_mode_t.
const flagNoHinting = 0x01;
const flagRetainGlyphIds = 0x02;
const flagNoLayoutClosure = 0x200;
const setOfDroppedTables = 3;
const modeWritable = 2;

/** Not read by a PDF viewer in a CIDFontType2 program. */
const droppedTables = ['BASE', 'DSIG', 'GDEF', 'GPOS', 'GSUB', 'JSTF', 'MATH', 'OS/2', 'STAT', 'cmap', 'gasp', 'kern']
  .concat(['ltag', 'meta', 'name', 'post', 'vhea', 'vmtx', 'VORG', 'hdmx', 'LTSH', 'PCLT', 'VDMX'])
  .map(tagNumber);

function createSubsetter(hb: SubsetExports): Subsetter {
  const cache = new Map<string, FontProgram>();
  const faceIds = new WeakMap<Uint8Array, number>();
  let faceCount = 0;
  hb._initialize();

  function subset(drawings: readonly FaceDrawing[], unitsPerEm: number): FontProgram {
    const key = drawings.map(({ face, drawing }) => `${faceId(face)}:${keyOf(drawing)}`).join(' ');
    const known = cache.get(key);
    const program = known ?? build(drawings, unitsPerEm);
    cache.delete(key);
    cache.set(key, program);
    if (cache.size > maxCachedSubsets) {
      const oldest = cache.keys().next().value;
      if (oldest !== undefined) cache.delete(oldest);
    }
    return program;
  }

  function faceId(face: Face): number {
    const known = faceIds.get(face.bytes);
    if (known !== undefined) return known;
    faceCount += 1;
    faceIds.set(face.bytes, faceCount);
    return faceCount;
  }

  function build(drawings: readonly FaceDrawing[], unitsPerEm: number): FontProgram {
    const faces = [...new Set(drawings.map(({ face }) => face))];
    const sources = faces.map((face) => cut(face.bytes, glyphsOf(face, drawings)));
    const { bytes, glyphs } = assembleFont(
      sources,
      unitsPerEm,
      drawings.map(({ face, drawing }) => ({ source: faces.indexOf(face), drawing })),
    );
    return { bytes, packed: deflate(bytes), glyphs };
  }

  function cut(file: Uint8Array, ids: readonly number[]): Uint8Array {
    const data = hb.malloc(file.length);
    assert(data !== 0, 'the subsetter has memory for a font file');
    new Uint8Array(hb.memory.buffer).set(file, data);
    const blob = hb.hb_blob_create(data, file.length, modeWritable, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    const input = hb.hb_subset_input_create_or_fail();
    assert(input !== 0, 'the subsetter has memory for its input');
    const glyphSet = hb.hb_subset_input_glyph_set(input);
    for (const id of ids) hb.hb_set_add(glyphSet, id);
    const dropped = hb.hb_subset_input_set(input, setOfDroppedTables);
    for (const tag of droppedTables) hb.hb_set_add(dropped, tag);
    hb.hb_subset_input_set_flags(input, flagNoHinting | flagRetainGlyphIds | flagNoLayoutClosure);
    const cutFace = hb.hb_subset_or_fail(face, input);
    assert(cutFace !== 0, 'HarfBuzz subsets a font that it has shaped with');
    const cutBlob = hb.hb_face_reference_blob(cutFace);
    const start = hb.hb_blob_get_data(cutBlob, 0);
    // The memory may have grown, so its buffer is asked for again.
    const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(cutBlob));
    hb.hb_blob_destroy(cutBlob);
    hb.hb_face_destroy(cutFace);
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    hb.hb_blob_destroy(blob);
    hb.free(data);
    return bytes;
  }

  return { subset };
}

function glyphsOf(face: Face, drawings: readonly FaceDrawing[]): readonly number[] {
  const ids = new Set<number>();
  for (const { face: its, drawing } of drawings) {
    if (its !== face) continue;
    if (drawing.type === 'plain') ids.add(drawing.glyph);
    else for (const { glyph } of drawing.parts) ids.add(glyph);
  }
  return [...ids].sort((a, b) => a - b);
}

function tagNumber(tag: string): number {
  return ((tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3)) >>> 0;
}

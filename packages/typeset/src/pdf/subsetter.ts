/**
 * Cuts a font file down to the glyphs that a document shows, with HarfBuzz's subsetter (`harfbuzz-subset.wasm`), whose
 * raw exports are driven here: it has no JavaScript side of its own.
 *
 * Invariants: the same face and glyphs give the same bytes; glyph ids are kept, so that a shaped run's ids stay good;
 * tables that only shaping or installing needs are left out (ISO 32000-1 §9.9, Table 126). Results are kept for the
 * next document, the least recently used going first.
 */
import { assert } from '@peersume/base';
import type { Face } from '../fonts/face.ts';
import { keyOf } from './character-ids.ts';
import { composeGlyphs, type ComposedGlyph } from './compose-glyphs.ts';
import { deflate } from './deflate.ts';
import type { GlyphDrawing } from './printed-run.ts';

/** A font file holding only some glyphs. */
export interface FontProgram {
  readonly bytes: Uint8Array;
  /** The same as a zlib stream, ready for `/FlateDecode`. */
  readonly packed: Uint8Array;
  /** The program's glyph for each drawing, in the order in which they were asked for. */
  readonly glyphs: readonly number[];
}

export interface Subsetter {
  /** `drawings` are what the document shows of the face. */
  subset(face: Face, drawings: readonly GlyphDrawing[]): FontProgram;
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

  function subset(face: Face, drawings: readonly GlyphDrawing[]): FontProgram {
    const key = `${faceId(face)}:${drawings.map(keyOf).join(' ')}`;
    const known = cache.get(key);
    const program = known ?? build(face, drawings);
    cache.delete(key);
    cache.set(key, program);
    if (cache.size > maxCachedSubsets) {
      const oldest = cache.keys().next().value;
      if (oldest !== undefined) cache.delete(oldest);
    }
    return program;
  }

  function build(face: Face, drawings: readonly GlyphDrawing[]): FontProgram {
    const ids = new Set<number>();
    const composed = new Map<string, ComposedGlyph>();
    for (const drawing of drawings) {
      if (drawing.type === 'plain') ids.add(drawing.glyph);
      else {
        for (const part of drawing.parts) ids.add(part.glyph);
        composed.set(keyOf(drawing), drawing);
      }
    }
    const bytes = cut(
      face.bytes,
      [...ids].sort((a, b) => a - b),
    );
    if (composed.size === 0)
      return pack(
        bytes,
        drawings.map((drawing) => plainGlyph(drawing)),
      );
    const program = composeGlyphs(bytes, [...composed.values()]);
    const idOf = new Map([...composed.keys()].map((key, index) => [key, program.first + index]));
    return pack(
      program.bytes,
      drawings.map((drawing) => idOf.get(keyOf(drawing)) ?? plainGlyph(drawing)),
    );
  }

  function faceId(face: Face): number {
    const known = faceIds.get(face.bytes);
    if (known !== undefined) return known;
    faceCount += 1;
    faceIds.set(face.bytes, faceCount);
    return faceCount;
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

const pack = (bytes: Uint8Array, glyphs: readonly number[]): FontProgram => ({ bytes, packed: deflate(bytes), glyphs });

function plainGlyph(drawing: GlyphDrawing): number {
  assert(drawing.type === 'plain', 'every composed glyph was added');
  return drawing.glyph;
}

function tagNumber(tag: string): number {
  return ((tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3)) >>> 0;
}

/**
 * One run of text in one face and direction -> positioned glyphs, by HarfBuzz.
 *
 * Invariants: the glyphs' `text` joined in logical order is the run's text exactly; every glyph's marks stay with it.
 * HarfBuzz runs at cluster level "monotone characters": a mark keeps its own character, and only what the font really
 * merged (ligatures, reordered vowels) shares one cluster, whose characters are then dealt out to its glyphs.
 */
import { assert } from '@peersume/base';
import * as harfbuzz from 'harfbuzzjs';
import type { ShapingFace } from '../fonts/open-face.ts';
import { graphemeStarts } from './graphemes.ts';
import type { ShapedGlyph, ShapedRun } from './shaped.ts';
import type { TextDirection } from './style.ts';

export interface RunRequest {
  readonly text: string;
  readonly face: ShapingFace;
  readonly direction: TextDirection;
  /** BCP 47. */
  readonly language: string;
  /** OpenType features beside the defaults: `tnum`, `-liga`. */
  readonly features: readonly string[];
  readonly isSpace: boolean;
  /** The letters before and after, where a joining script goes on in another run. */
  readonly before?: string;
  readonly after?: string;
}

export function shapeRun(request: RunRequest): ShapedRun {
  const { text, face, direction, isSpace } = request;
  const raw = runHarfBuzz(request);
  const isRtl = direction === 'rtl';
  const logical = isRtl ? raw.toReversed() : raw;
  const texts = dealOutText(text, logical);
  const joins = joinsOf(text, logical, isRtl);
  const glyphs = logical.map((glyph, index) => sharedGlyph(face, glyph, texts[index] ?? '', joins?.[index] ?? false));
  if (isRtl) glyphs.reverse();
  let advance = 0;
  let clusters = 0;
  for (const glyph of glyphs) {
    advance += glyph.advance;
    if (!glyph.joined) clusters += 1;
  }
  return { text, face, direction, glyphs, advance: advance / face.unitsPerEm, clusters, isSpace };
}

/** A face's glyphs come back with few different advances; equal ones are one object, which makes words cheap to keep. */
const glyphsOfFaces = new WeakMap<ShapingFace, Map<number, ShapedGlyph[]>>();
/** Variants of one glyph (kerning, text); beyond them, glyphs are not shared. */
const maxGlyphVariants = 32;

function sharedGlyph(face: ShapingFace, raw: RawGlyph, text: string, joined: boolean): ShapedGlyph {
  let glyphs = glyphsOfFaces.get(face);
  if (!glyphs) {
    glyphs = new Map();
    glyphsOfFaces.set(face, glyphs);
  }
  const variants = glyphs.get(raw.id) ?? [];
  for (const known of variants) {
    if (known.advance !== raw.advance || known.text !== text || (known.joined ?? false) !== joined) continue;
    if (known.dx === raw.dx && known.dy === raw.dy) return known;
  }
  const { id, advance, dx, dy } = raw;
  const made: ShapedGlyph = joined ? { id, advance, dx, dy, text, joined } : { id, advance, dx, dy, text };
  if (variants.length < maxGlyphVariants) variants.push(made);
  glyphs.set(id, variants);
  return made;
}

interface RawGlyph {
  readonly id: number;
  /** Index into the run's text, UTF-16 units. */
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

// HarfBuzz objects live in WebAssembly memory until the garbage collector comes round: one buffer serves every run.
const buffer = new harfbuzz.Buffer();
const featuresByName = new Map<string, harfbuzz.Feature>();

function runHarfBuzz(request: RunRequest): readonly RawGlyph[] {
  const before = request.before ?? '';
  buffer.clearContents();
  buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_CHARACTERS);
  // Joiners leave no empty glyphs behind; their text goes to the letter before. No dotted circles: they are not the author's.
  buffer.setFlags(harfbuzz.BufferFlag.REMOVE_DEFAULT_IGNORABLES | harfbuzz.BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE);
  buffer.addText(before + request.text + (request.after ?? ''), before.length, request.text.length);
  buffer.setDirection(request.direction === 'rtl' ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
  buffer.setLanguage(request.language);
  buffer.guessSegmentProperties();
  harfbuzz.shape(request.face.font, buffer, request.features.map(featureOf));

  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  return infos.map((info, index): RawGlyph => {
    const position = positions[index];
    assert(position !== undefined, 'HarfBuzz positions every glyph');
    return {
      id: info.codepoint,
      cluster: info.cluster - before.length,
      advance: position.xAdvance,
      dx: position.xOffset,
      dy: position.yOffset,
    };
  });
}

function featureOf(name: string): harfbuzz.Feature {
  const known = featuresByName.get(name);
  if (known) return known;
  const isOff = name.startsWith('-');
  const made = new harfbuzz.Feature(isOff ? name.slice(1) : name, isOff ? 0 : 1);
  featuresByName.set(name, made);
  return made;
}

/**
 * The characters of each cluster over its glyphs in logical order: one each, the rest to the last glyph. Extractors
 * read a glyph without text unreliably, so as many as possible have some.
 */
function dealOutText(text: string, logical: readonly RawGlyph[]): readonly string[] {
  if (logical.length === text.length && logical.every((glyph, index) => glyph.cluster === index)) return text.split('');
  const texts: string[] = [];
  for (let first = 0; first < logical.length;) {
    let next = first + 1;
    while (next < logical.length && logical[next]?.cluster === logical[first]?.cluster) next += 1;
    const from = logical[first]?.cluster ?? 0;
    const to = logical[next]?.cluster ?? text.length;
    const characters = Array.from(text.slice(from, to));
    const glyphs = next - first;
    for (let index = 0; index < glyphs; index += 1) {
      texts.push(index === glyphs - 1 ? characters.slice(index).join('') : (characters[index] ?? ''));
    }
    first = next;
  }
  return texts;
}

/** After which glyphs, going to the right, no tracking may come. Nothing where there are none. */
function joinsOf(text: string, logical: readonly RawGlyph[], isRtl: boolean): readonly boolean[] | undefined {
  const isOneToOne = logical.every((glyph, index) => index === 0 || glyph.cluster > (logical[index - 1]?.cluster ?? 0));
  if (isOneToOne && nothingJoins.test(text)) return undefined;
  if (joiningLetters.test(text)) return logical.map(() => true);
  const starts = graphemeStarts(text);
  let grapheme = 0;
  const graphemeOf = logical.map(({ cluster }) => {
    while ((starts[grapheme + 1] ?? Number.POSITIVE_INFINITY) <= cluster) grapheme += 1;
    return grapheme;
  });
  return graphemeOf.map((own, index) => own === graphemeOf[isRtl ? index - 1 : index + 1]);
}

/** Plain letters, which fonts set one by one or in ligatures of one glyph. */
const nothingJoins = /^[\u0020-\u02ff\u0391-\u03c9\u0410-\u044f\u2010-\u2026]*$/;
/** Arabic, and the Brahmic scripts, whose head lines and vowels hang together. */
const joiningLetters = /[\u0620-\u08ff\u0900-\u0dff]/;

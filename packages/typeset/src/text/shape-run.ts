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
  const raw = runHarfBuzz(request);
  const isRtl = request.direction === 'rtl';
  const logical = isRtl ? raw.toReversed() : raw;
  const texts = dealOutText(request.text, logical);
  const joins = joinsOf(request.text, logical, isRtl);
  const glyphs = logical.map((glyph, index): ShapedGlyph => {
    const text = texts[index];
    assert(text !== undefined, 'every glyph has a text');
    const shared = { id: glyph.id, advance: glyph.advance, dx: glyph.dx, dy: glyph.dy, text };
    return joins[index] ? { ...shared, joined: true } : shared;
  });
  if (isRtl) glyphs.reverse();
  return {
    text: request.text,
    face: request.face,
    direction: request.direction,
    glyphs,
    advance: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) / request.face.unitsPerEm,
    clusters: glyphs.reduce((count, glyph) => (glyph.joined ? count : count + 1), 0),
    isSpace: request.isSpace,
  };
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
  if (logical.length === 0) return [];
  const texts: string[] = [];
  for (let first = 0; first < logical.length;) {
    let next = first + 1;
    while (next < logical.length && logical[next]?.cluster === logical[first]?.cluster) next += 1;
    // What lies before the first cluster (joiners that were removed) belongs to it.
    const from = first === 0 ? 0 : (logical[first]?.cluster ?? 0);
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

/** After which glyphs, going to the right, no tracking may come. */
function joinsOf(text: string, logical: readonly RawGlyph[], isRtl: boolean): readonly boolean[] {
  if (joiningLetters.test(text)) return logical.map(() => true);
  const graphemes = graphemeStarts(text);
  const graphemeAt = (glyph: RawGlyph | undefined): number => {
    if (!glyph) return -1;
    let found = 0;
    for (let index = 0; index < graphemes.length && (graphemes[index] ?? 0) <= glyph.cluster; index += 1) found = index;
    return found;
  };
  return logical.map((glyph, index) => graphemeAt(glyph) === graphemeAt(logical[isRtl ? index - 1 : index + 1]));
}

const joiningLetters = /[\u0620-\u08ff\u0900-\u0dff]/;

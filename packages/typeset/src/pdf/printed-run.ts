/**
 * A shaped run as a PDF shows it: a row of glyphs that stand side by side on the baseline, each with the text that it
 * stands for. Extractors go by geometry: a mark with a place of its own, a glyph without text or a letter apart from its
 * neighbours makes them insert spaces or lose letters. So what shaping placed freely becomes one drawing:
 *
 * - a letter with its marks, or a cluster of several glyphs, is one **composed** glyph with the cluster's text;
 * - in right-to-left text, which extractors turn around character by character, every letter has a glyph of its own: the
 *   first of a cluster carries the drawing, the others are empty; a letter and its marks are written in reverse;
 * - tracking is part of the glyph's width, not a gap.
 *
 * SPEC.md, "PDF", has the rules (PD10 on) and what was measured.
 */
import type { ShapedGlyph, ShapedRun } from '../text/shaped.ts';
import { readFontTables } from './font-tables.ts';

/** What is drawn for one character id. Lengths are units of the face. */
export type GlyphDrawing =
  | { readonly type: 'plain'; readonly glyph: number }
  /** Parts are drawn in 1/`em` of their size. */
  | { readonly type: 'composed'; readonly parts: readonly GlyphPart[]; readonly advance: number; readonly em: number };

export interface GlyphPart {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

export interface PrintedGlyph {
  readonly drawing: GlyphDrawing;
  /** From the run's left edge, on the baseline. */
  readonly x: number;
  readonly text: string;
}

/**
 * `tracking` in units of the face. `em`: the run is shown in a size larger by this factor, so all lengths here are as
 * many times smaller. The result is in visual order and shared: runs are immutable.
 */
export function printRun(run: ShapedRun, tracking: number, em: number): readonly PrintedGlyph[] {
  const key = `${Math.round(tracking)}/${em}`;
  const variants = printed.get(run) ?? new Map<string, readonly PrintedGlyph[]>();
  const known = variants.get(key);
  if (known !== undefined) return known;
  const glyphs = print(run, Math.round(tracking));
  const result = em === 1 ? glyphs : glyphs.map((glyph) => inEm(glyph, em, run));
  variants.set(key, result);
  printed.set(run, variants);
  return result;
}

const printed = new WeakMap<ShapedRun, Map<string, readonly PrintedGlyph[]>>();

function inEm({ drawing, x, text }: PrintedGlyph, em: number, run: ShapedRun): PrintedGlyph {
  const whole = drawing.type === 'composed' ? drawing : plainAsComposed(drawing.glyph, run);
  const parts = whole.parts.map((part) => ({ ...part, x: Math.round(part.x / em), y: Math.round(part.y / em) }));
  return { drawing: { type: 'composed', parts, advance: Math.round(whole.advance / em), em }, x: x / em, text };
}

/** The width of the glyph alone, which kerning does not change: one drawing for every place. */
function plainAsComposed(glyph: number, run: ShapedRun): { parts: readonly GlyphPart[]; advance: number } {
  return { parts: [{ glyph, x: 0, y: 0 }], advance: readFontTables(run.face).advance(glyph) };
}

function print(run: ShapedRun, tracking: number): readonly PrintedGlyph[] {
  const placed = place(run.glyphs, tracking);
  const isRtl = run.direction === 'rtl';
  const clusters = clustersOf(isRtl ? placed.toReversed() : placed);
  const glyphs = clusters.flatMap((cluster) => {
    if (isRtl) return rightToLeft(cluster, tracking);
    return isMappable(cluster.text) ? [oneGlyph(cluster, tracking)] : oneGlyphEach(cluster, inPieces(cluster.text));
  });
  return glyphs.sort((a, b) => a.x - b.x);
}

interface Placed {
  readonly glyph: ShapedGlyph;
  /** Where the pen stands before and after it. */
  readonly from: number;
  readonly to: number;
}

function place(glyphs: readonly ShapedGlyph[], tracking: number): readonly Placed[] {
  let pen = 0;
  return glyphs.map((glyph) => {
    const from = pen;
    pen += glyph.advance + (glyph.joined ? 0 : tracking);
    return { glyph, from, to: pen };
  });
}

interface Cluster {
  /** Logical order. */
  readonly members: readonly Placed[];
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A mark and a glyph without text of its own belong to what is before them in reading order. */
function clustersOf(logical: readonly Placed[]): readonly Cluster[] {
  const groups: Placed[][] = [];
  for (const member of logical) {
    const attaches = member.glyph.text === '' || member.glyph.advance === 0;
    const last = groups.at(-1);
    if (attaches && last !== undefined) last.push(member);
    else groups.push([member]);
  }
  return groups.map((members) => ({
    members,
    from: Math.min(...members.map(({ from }) => from)),
    to: Math.max(...members.map(({ to }) => to)),
    text: members.map(({ glyph }) => glyph.text).join(''),
  }));
}

function oneGlyph(cluster: Cluster, tracking: number): PrintedGlyph {
  const { members, from, to, text } = cluster;
  const [first] = members;
  const isPlain = members.length === 1 && first !== undefined && first.glyph.dy === 0 && tracking === 0;
  if (isPlain) return { drawing: { type: 'plain', glyph: first.glyph.id }, x: from + first.glyph.dx, text };
  return { drawing: { type: 'composed', parts: partsOf(cluster, from), advance: to - from, em: 1 }, x: from, text };
}

function rightToLeft(cluster: Cluster, tracking: number): readonly PrintedGlyph[] {
  const letters = lettersOf(cluster.text).map(reversed);
  if (letters.length > 1) return oneGlyphEach(cluster, letters.reverse());
  return [oneGlyph({ ...cluster, text: letters.join('') }, tracking)];
}

/** From left to right; the last carries the drawing and takes what rounding leaves over. */
function oneGlyphEach(cluster: Cluster, texts: readonly string[]): readonly PrintedGlyph[] {
  const { from, to } = cluster;
  const share = Math.floor((to - from) / texts.length);
  return texts.map((text, index): PrintedGlyph => {
    const left = from + share * index;
    return index === texts.length - 1
      ? composed(partsOf(cluster, left), left, to - left, text)
      : composed([], left, share, text);
  });
}

/** MuPDF reads at most eight 16-bit units for one id, and pairs of them that make one character only alone. */
const isMappable = (text: string): boolean =>
  text.length <= maxMappedUnits && (!/[\uD800-\uDFFF]/.test(text) || Array.from(text).length === 1);

const maxMappedUnits = 8;

/** Characters beyond U+FFFF each alone, others together as far as they may be. */
function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const character of text) {
    const last = pieces.length - 1;
    const joined = (pieces[last] ?? '') + character;
    if (last >= 0 && isMappable(joined)) pieces[last] = joined;
    else pieces.push(character);
  }
  return pieces;
}

/** Each with the marks and joiners on it: pdf.js misplaces a glyph that stands for nothing but those. */
function lettersOf(text: string): readonly string[] {
  const letters: string[] = [];
  let hasLetter = false;
  for (const character of text) {
    const isMark = /[\p{Mn}\p{Cf}]/u.test(character);
    const last = letters.length - 1;
    if (last >= 0 && (isMark || !hasLetter)) letters[last] += character;
    else letters.push(character);
    hasLetter = !isMark || (hasLetter && last >= 0);
  }
  return letters;
}

/** Extractors turn the characters of right-to-left text around, those within one glyph too. */
const reversed = (text: string): string => Array.from(text).reverse().join('');

const composed = (parts: readonly GlyphPart[], x: number, advance: number, text: string): PrintedGlyph => ({
  drawing: { type: 'composed', parts, advance, em: 1 },
  x,
  text,
});

const partsOf = ({ members }: Cluster, origin: number): readonly GlyphPart[] =>
  members.map(({ glyph, from }) => ({ glyph: glyph.id, x: from + glyph.dx - origin, y: glyph.dy }));

import { beforeAll, expect, test } from 'vitest';
import { readProgram } from './font-program.ts';
import { componentsOf, outlineSize, withComponents } from './glyph-outline.ts';
import type { GlyphDrawing } from './printed-run.ts';
import { readSfnt, writeSfnt } from './sfnt.ts';
import type { Subsetter } from './subsetter.ts';
import { bold, face, serif, testSubsetter } from './testing/sketch.ts';

let subset: Subsetter;
beforeAll(async () => {
  subset = await testSubsetter();
});

const glyphOf = (id: string, character: string): number =>
  face(id).font.nominalGlyph(character.codePointAt(0) ?? 0) ?? 0;
const plain = (id: string, character: string): GlyphDrawing => ({ type: 'plain', glyph: glyphOf(id, character) });

test('[PD12] only what is shown is kept, and what it is made of', () => {
  const { bytes, glyphs } = subset.subset([{ face: face(serif), drawing: plain(serif, 'é') }], 1000);
  const program = readProgram(bytes);
  expect(glyphs).toHaveLength(1);
  const whole = readProgram(face(serif).bytes);
  expect(program.advance(glyphs[0]!)).toBe(whole.advance(glyphOf(serif, 'é')));
  expect(bytes.length).toBeLessThan(2500);
});

test('[PD12] tables that only shaping needs are left out', () => {
  const { bytes } = subset.subset([{ face: face(serif), drawing: plain(serif, 'a') }], 1000);
  expect([...readSfnt(bytes).keys()]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
});

test('[PD10] a composed glyph draws its parts and has the width it was given', () => {
  const parts = [
    { glyph: glyphOf(serif, 'a'), x: 0, y: 0 },
    { glyph: glyphOf(serif, '.'), x: 100, y: 500 },
  ];
  const drawing: GlyphDrawing = { type: 'composed', parts, advance: 777, em: 1 };
  const { bytes, glyphs } = subset.subset([{ face: face(serif), drawing }], 1000);
  const program = readProgram(bytes);
  const outline = program.outline(glyphs[0]!);
  expect(program.advance(glyphs[0]!)).toBe(777);
  expect(componentsOf(outline)).toHaveLength(2);
  const data = new DataView(outline.buffer, outline.byteOffset);
  const dot = program.outline(componentsOf(outline)[1]!);
  expect(data.getInt16(8)).toBe(new DataView(dot.buffer, dot.byteOffset).getInt16(8) + 500);
});

test('[PD12] glyphs of two files come together in one program', () => {
  const drawings = [
    { face: face(serif), drawing: plain(serif, 'a') },
    { face: face(bold), drawing: plain(bold, 'a') },
    { face: face(serif), drawing: plain(serif, 'a') },
  ];
  const { glyphs } = subset.subset(drawings, 1000);
  expect(new Set(glyphs).size).toBe(2);
  expect(glyphs[2]).toBe(glyphs[0]);
});

test('[PD12] a file with more units per em is drawn in scale', () => {
  const arabic = 'vazirmatn/arabic/400/normal';
  expect(face(arabic).unitsPerEm).toBe(2048);
  const drawings = [
    { face: face(serif), drawing: plain(serif, 'a') },
    { face: face(arabic), drawing: plain(arabic, 'ب') },
  ];
  const program = readProgram(subset.subset(drawings, 1000).bytes);
  const { glyphs } = subset.subset(drawings, 1000);
  const own = readProgram(face(arabic).bytes).advance(glyphOf(arabic, 'ب'));
  expect(program.advance(glyphs[1]!)).toBe(Math.round((own * 1000) / 2048));
});

test('the same drawings are cut once', () => {
  const drawings = [{ face: face(serif), drawing: plain(serif, 'q') }];
  expect(subset.subset(drawings, 1000)).toBe(subset.subset([...drawings], 1000));
});

test('a simple glyph has no components, and replacing those of a composite keeps all else', () => {
  const whole = readProgram(face(serif).bytes);
  expect(componentsOf(whole.outline(glyphOf(serif, 'o')))).toEqual([]);
  expect(componentsOf(new Uint8Array())).toEqual([]);
  const composite = new Uint8Array([255, 255, 0, 0, 0, 0, 0, 9, 0, 9, 0, 3, 0, 5, 0, 1, 0, 2]);
  expect(componentsOf(composite)).toEqual([5]);
  expect(componentsOf(withComponents(composite, [7]))).toEqual([7]);
  expect(outlineSize(composite, [{ points: 4, contours: 1, components: 0, depth: 0 }])).toEqual({
    points: 4,
    contours: 1,
    components: 1,
    depth: 1,
  });
});

test('a written font adds up to the checksum that OpenType asks for', () => {
  const bytes = writeSfnt(readSfnt(face(serif).bytes));
  const data = new DataView(bytes.buffer);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + data.getUint32(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

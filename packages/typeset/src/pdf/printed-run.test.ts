import { describe, expect, test } from 'vitest';
import { shapeRun } from '../text/shape-run.ts';
import type { TextDirection } from '../text/style.ts';
import { printRun } from './printed-run.ts';
import { face, serif } from './testing/sketch.ts';

const arabic = 'vazirmatn/arabic/400/normal';
const hebrew = 'noto-sans-hebrew/hebrew/400/normal';
const thai = 'noto-sans-thai/thai/400/normal';

const shape = (text: string, font: string, direction: TextDirection = 'ltr') =>
  shapeRun({ text, face: face(font), direction, language: 'en', features: [], isSpace: false });
const textsOf = (text: string, font: string, direction: TextDirection = 'ltr'): readonly string[] =>
  printRun(shape(text, font, direction), 0, 1).map((glyph) => glyph.text);

describe('left to right', () => {
  test('[PD10] a plain letter is the font’s own glyph', () => {
    const glyphs = printRun(shape('ab', serif), 0, 1);
    expect(glyphs.map(({ drawing }) => drawing.type)).toEqual(['plain', 'plain']);
  });

  test('[PD10] a ligature stands for all its letters', () => {
    expect(textsOf('office', serif).join('')).toBe('office');
  });

  test('[PD10] a letter with its marks is one glyph with all their text', () => {
    expect(textsOf('น้ำกำ', thai)).toEqual(['น้ำ', 'กำ']);
  });

  test('[PD10] no glyph is without text, and glyphs stand side by side on the baseline', () => {
    const run = shape('วิศวกรที่ปรึกษา', thai);
    const glyphs = printRun(run, 0, 1);
    expect(glyphs.every(({ text }) => text !== '')).toBe(true);
    expect(glyphs.map(({ text }) => text).join('')).toBe(run.text);
    expect(glyphs.map(({ x }) => x)).toEqual(glyphs.map(({ x }) => x).sort((a, b) => a - b));
  });

  test('[PD14] a text that MuPDF cannot map goes to several glyphs', () => {
    const text = `a${'\u0301'.repeat(12)}`;
    const pieces = textsOf(text, serif);
    expect(pieces.join('')).toBe(text);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(8);
  });
});

describe('right to left', () => {
  test('[PD11] every letter has a glyph of its own, in visual order, a ligature’s letters too', () => {
    expect(textsOf('لا', arabic, 'rtl')).toEqual(['ا', 'ل']);
    expect(textsOf('שלום', hebrew, 'rtl')).toEqual(['ם', 'ו', 'ל', 'ש']);
  });

  test('[PD11] a letter and its marks are one glyph, their text reversed', () => {
    expect(textsOf('שָׁ', hebrew, 'rtl')).toEqual(['\u05C1\u05B8ש']);
  });

  test('[PD11] a joiner goes with a letter', () => {
    expect(textsOf('می\u200Cخواهم', arabic, 'rtl')).not.toContain('\u200C');
  });

  test('[PD11] the glyphs of a cluster cover its width without gaps', () => {
    const glyphs = printRun(shape('لا', arabic, 'rtl'), 0, 1);
    const [first, second] = glyphs.map(({ drawing }) => (drawing.type === 'composed' ? drawing.advance : 0));
    expect(glyphs[1]?.x).toBe(first);
    expect((first ?? 0) + (second ?? 0)).toBe(shape('لا', arabic, 'rtl').advance * face(arabic).unitsPerEm);
  });
});

test('[PD15] tracking is part of a glyph’s width', () => {
  const [, plain] = printRun(shape('AB', serif), 0, 1);
  const [first, second] = printRun(shape('AB', serif), 120, 1);
  expect(second?.x).toBe((plain?.x ?? 0) + 120);
  expect(first?.drawing).toMatchObject({ type: 'composed', advance: second?.x });
});

test('[PD22] in a larger em the same letters are drawn as many times smaller', () => {
  const [, second] = printRun(shape('AB', serif), 0, 1);
  const [first, scaled] = printRun(shape('AB', serif), 0, 1.25);
  expect(scaled?.x).toBeCloseTo((second?.x ?? 0) / 1.25);
  expect(first?.drawing).toMatchObject({ type: 'composed', em: 1.25 });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BrokenParagraph } from './paragraph.ts';
import type { ShapedRun } from './shaped.ts';
import { breakText, createNodeEngine, samples, spanOf } from './testing/node-engine.ts';

const engine = await createNodeEngine();

const runsOf = (paragraph: BrokenParagraph): readonly ShapedRun[] =>
  paragraph.lines.flatMap((line) => line.runs.map((run) => run.shaped));
const glyphText = (run: ShapedRun): string =>
  (run.direction === 'rtl' ? run.glyphs.toReversed() : run.glyphs).map((glyph) => glyph.text).join('');
const runOf = async (text: string, language = 'en'): Promise<ShapedRun> => {
  const [run] = runsOf(await breakText(engine, text, { language }));
  if (!run) throw new Error('text makes a run');
  return run;
};

function expectSound(run: ShapedRun): void {
  expect(glyphText(run)).toBe(run.text);
  expect(run.glyphs.length).toBeGreaterThan(0);
  expect(run.glyphs.map((glyph) => glyph.id)).not.toContain(0);
  expect(run.clusters).toBe(run.glyphs.filter((glyph) => !glyph.joined).length);
  const advance = run.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  expect(run.advance).toBeCloseTo(advance / run.face.unitsPerEm, 9);
}

describe('[TX3] the texts of the glyphs join to the text of the run', () => {
  for (const family of ['source-serif-4', 'eb-garamond', 'mono'] as const) {
    test.each(Object.entries(samples))(`${family}: %s`, async (language, text) => {
      const upright = await breakText(engine, [spanOf(text, { family })], { language });
      const bold = await breakText(engine, [spanOf(text, { family, weight: 700, italic: true })], { language });
      for (const run of [...runsOf(upright), ...runsOf(bold)]) expectSound(run);
    });
  }

  test('for any text of any mixture of scripts', async () => {
    const letters = [...new Set(Object.values(samples).join(''))];
    const unit = fc.constantFrom(
      ...letters,
      '\u200d',
      '\u200c',
      '\ufe0f',
      '\u0301',
      '\u0338',
      ' ',
      '\n',
      '\u200b',
      '(',
      ')',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, maxLength: 24 }),
        fc.constantFrom('en', 'ar', 'ja', 'hi'),
        async (text, language) => {
          for (const run of runsOf(await breakText(engine, text, { language, width: 60 }))) expectSound(run);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a ligature stands for all of its letters', async () => {
    const run = await runOf('office');
    expect(run.glyphs.length).toBeLessThan(6);
    expect(run.glyphs.some((glyph) => glyph.text.length > 1)).toBe(true);
  });

  test('a mark that is a glyph of its own has its own character', async () => {
    const run = await runOf('שָׁ', 'he');
    expect(run.glyphs.length).toBeGreaterThan(1);
    for (const glyph of run.glyphs) expect(glyph.text).not.toBe('');
  });

  test('a vowel that moves before its consonant keeps logical order in the text', async () => {
    const run = await runOf('कि', 'hi');
    expect(run.glyphs.map((glyph) => glyph.text)).toEqual(['क', 'ि']);
  });
});

describe('[TX4] a character that no font has', () => {
  test('is a box that keeps its text', async () => {
    const paragraph = await breakText(engine, 'launch 🚀 now');
    const box = runsOf(paragraph).find((run) => run.missing);
    expect(box).toMatchObject({ text: '🚀', display: '□', isSpace: false });
    expect(box?.face.has(0x25a1)).toBe(true);
    expect(box?.glyphs).toHaveLength(1);
  });

  test('is one box for a picture made of several', async () => {
    const box = runsOf(await breakText(engine, '👩‍💻')).find((run) => run.missing);
    expect(box).toMatchObject({ text: '👩‍💻', display: '□' });
  });

  test('is reported once, as what it is', () => {
    const spans = [spanOf('🚀 and 🚀'), spanOf('\ue001 x'), spanOf('plain – “text” №')];
    expect(engine.missingCharacters(spans, 'en')).toEqual(['🚀', 'U+E001']);
  });
});

describe('[TX8] tracking', () => {
  test('turns ligatures off', async () => {
    const [plain] = runsOf(await breakText(engine, [spanOf('office')]));
    const [tracked] = runsOf(await breakText(engine, [spanOf('office', { tracking: 0.05 })]));
    expect(tracked?.clusters).toBe(6);
    expect(plain?.clusters).toBeLessThan(6);
  });

  test('is added after each letter but not after the last of a line', async () => {
    const tight = await breakText(engine, [spanOf('HEAD')]);
    const wide = await breakText(engine, [spanOf('HEAD', { tracking: 0.1 })]);
    expect(wide.width - tight.width).toBeCloseTo(0.1 * 10 * 3, 6);
    expect(wide.lines[0]?.runs[0]?.width).toBeCloseTo(tight.width + 0.1 * 10 * 4, 6);
  });

  test('never parts a mark from its letter, nor letters that join', async () => {
    const [marked] = runsOf(await breakText(engine, [spanOf('x\u030c', { tracking: 0.05 })]));
    expect(marked?.clusters).toBe(1);
    const [arabic] = runsOf(await breakText(engine, [spanOf('سلام', { tracking: 0.05 })], { language: 'ar' }));
    expect(arabic?.clusters).toBe(0);
  });
});

test('[TX3] letters of a joining script join across a change of style', async () => {
  const whole = runsOf(await breakText(engine, [spanOf('پایتون')], { language: 'fa' }));
  const parts = runsOf(
    await breakText(engine, [spanOf('پای'), spanOf('تون', { color: '#aa0000' })], { language: 'fa' }),
  );
  const ids = (runs: readonly ShapedRun[]): readonly number[] =>
    runs.flatMap((run) => run.glyphs.toReversed().map((glyph) => glyph.id));
  expect(ids(parts)).toEqual(ids(whole));
});

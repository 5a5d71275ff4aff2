import { describe, expect, test } from 'vitest';
import { createNodeFontSource } from '../../node/node-font-source.ts';
import type { FontSource } from '../fonts/face.ts';
import { createFontChooser } from '../fonts/choose-font.ts';
import { createFontCatalogue } from '../fonts/font-catalogue.ts';
import { createFontLibrary } from '../fonts/font-library.ts';
import { createGenerationCache } from './generation-cache.ts';
import { createWordShaper } from './shape-words.ts';
import { createTextEngine, type TextEngine } from './text-engine.ts';
import { breakText, createNodeEngine, linesOf, samples, spanOf, testStyle } from './testing/node-engine.ts';

const disk = createNodeFontSource();

/** Everything that a writer sees, as text. */
async function printOf(engine: TextEngine, languages: readonly string[]): Promise<string> {
  let print = '';
  for (const language of languages) {
    const { lines, direction } = await breakText(engine, samples[language] ?? '', { language, width: 130 });
    const runs = lines.map((line) =>
      line.runs.map(({ shaped, x, width }) => [shaped.face.file.id, x, width, shaped.glyphs, shaped.missing]),
    );
    print += JSON.stringify([direction, runs]);
  }
  return print;
}

describe('[TX14] the result', () => {
  test('does not depend on what was set before, nor on what is remembered', async () => {
    const languages = Object.keys(samples);
    const forward = await createNodeEngine();
    const first = await printOf(forward, languages);
    const again = await printOf(forward, languages);
    const fresh = await createNodeEngine();
    await printOf(fresh, languages.toReversed());
    expect(again).toBe(first);
    expect(await printOf(fresh, languages)).toBe(first);
  });

  test('is one object while nothing changes', async () => {
    const engine = await createNodeEngine();
    const first = await breakText(engine, 'the same text');
    expect(await breakText(engine, [{ text: 'the same text', style: { ...testStyle() } }])).toBe(first);
    expect(await breakText(engine, 'the same text', { width: 100 })).not.toBe(first);
    expect(await breakText(engine, [spanOf('the same'), spanOf(' text')])).not.toBe(first);
  });

  test('does not confuse a text with its neighbours', async () => {
    const engine = await createNodeEngine();
    const one = await breakText(engine, [spanOf('ab', { weight: 700 }), spanOf('c')]);
    const other = await breakText(engine, [spanOf('a', { weight: 700 }), spanOf('bc')]);
    expect(one.lines[0]?.runs.map((run) => run.shaped.text)).toEqual(['ab', 'c']);
    expect(other.lines[0]?.runs.map((run) => run.shaped.text)).toEqual(['a', 'bc']);
    // A text that reads like the name of two spans in the cache.
    await breakText(engine, [spanOf('a'), spanOf('b')]);
    const forged = await breakText(engine, 'a|source-serif-4/400//10/0//b');
    expect(forged.lines.length).toBeGreaterThan(0);
    expect(linesOf(forged).join('')).toBe('a|source-serif-4/400//10/0//b');
  });

  test('scales with the size, and is measured without breaking', async () => {
    const engine = await createNodeEngine();
    await engine.prepare([spanOf('measure me ')], 'en');
    const ten = engine.measure(spanOf('measure me '), 'en');
    expect(engine.measure(spanOf('measure me ', { size: 20 }), 'en')).toBeCloseTo(ten * 2, 9);
    expect(ten).toBeGreaterThan((await breakText(engine, 'measure me ')).width);
  });

  test('tells the metrics of the main font in points', async () => {
    const engine = await createNodeEngine();
    await engine.prepare([spanOf('x')], 'en');
    const { ascent, descent, capHeight, xHeight } = engine.metrics(testStyle({ size: 100 }));
    expect(ascent).toBeGreaterThan(capHeight);
    expect(capHeight).toBeGreaterThan(xHeight);
    expect(xHeight).toBeGreaterThan(0);
    expect(descent).toBeGreaterThan(0);
  });
});

describe('[TX15] what is remembered', () => {
  test('stays within its limit, and what is used survives', () => {
    const cache = createGenerationCache<number>(100);
    for (let key = 0; key < 10_000; key += 1) {
      cache.set(`${key}`, key);
      expect(cache.get('0')).toBe(0);
      expect(cache.size).toBeLessThanOrEqual(100);
    }
    expect(cache.get('1')).toBeUndefined();
  });

  test('are at most as many words as allowed', async () => {
    const catalogue = createFontCatalogue();
    const fonts = createFontLibrary(disk, catalogue);
    const chooser = createFontChooser(catalogue, fonts);
    await fonts.open(catalogue.slices('inter', 400, false).map((slice) => slice.file));
    const shaper = createWordShaper(fonts, chooser, 50);
    const context = shaper.contextOf(testStyle({ family: 'inter' }), 'en', 'noto-sans-sc', 'ltr');
    for (let word = 0; word < 500; word += 1) shaper.shape(context, `word${word}`, 0, `word${word}`.length);
    expect(shaper.size).toBeLessThanOrEqual(50);
    expect(shaper.size).toBeGreaterThan(20);
  });
});

describe('[TX17] fonts that fail', () => {
  const failing = (fails: (id: string) => boolean): FontSource => ({
    load: (file) => (fails(file.id) ? Promise.reject(new Error('gone')) : disk.load(file)),
  });

  test('are reported, and another family stands in', async () => {
    const engine = await createTextEngine({ fonts: failing((id) => id.startsWith('source-serif-4/')) });
    const broken = await breakText(engine, 'still readable');
    expect(linesOf(broken)).toEqual(['still readable']);
    expect(broken.lines[0]?.runs[0]?.shaped.face.file.family).toBe('noto-serif');
    expect(engine.fontProblems()).toMatchObject([{ type: 'FontUnavailable', reason: 'gone' }]);
  });

  test('leave boxes where nothing stands in, and text is kept', async () => {
    const engine = await createTextEngine({ fonts: failing((id) => id.includes('devanagari')) });
    const broken = await breakText(engine, 'हिन्दी abc', { language: 'hi' });
    expect(linesOf(broken)).toEqual(['हिन्दी abc']);
    expect(broken.lines[0]?.runs[0]?.shaped).toMatchObject({ missing: true, display: '□□' });
    expect(engine.missingCharacters([spanOf('हिन्दी')], 'hi')).toEqual(['हि', 'न्दी']);
  });

  test('[TX4] show boxes, not .notdef, for what they should have and lack', async () => {
    const latin = createFontCatalogue().slices('inter', 400, false)[0]?.file;
    const swapped: FontSource = { load: (file) => disk.load(file.id.includes('greek') && latin ? latin : file) };
    const engine = await createTextEngine({ fonts: swapped });
    await engine.prepare([spanOf('🚀')], 'el');
    const [run] = (await breakText(engine, 'Ωμ')).lines[0]?.runs ?? [];
    expect(run?.shaped).toMatchObject({ text: 'Ωμ', missing: true });
    expect(run?.shaped.glyphs.map((glyph) => glyph.id)).not.toContain(0);
  });

  test('are asked for again when told to', async () => {
    let offline = true;
    const engine = await createTextEngine({ fonts: failing((id) => offline && id.startsWith('vazirmatn/')) });
    await breakText(engine, 'سلام', { language: 'ar' });
    offline = false;
    engine.retryFonts();
    const broken = await breakText(engine, 'سلام', { language: 'ar' });
    expect(broken.lines[0]?.runs[0]?.shaped.missing).toBeUndefined();
    expect(engine.fontProblems()).toEqual([]);
  });

  test('all of them, are a bug of the host and said so', async () => {
    const engine = await createTextEngine({ fonts: failing(() => true) });
    await engine.prepare([spanOf('x')], 'en');
    expect(() =>
      engine.breakParagraph({ spans: [spanOf('x')], align: 'start', leading: 1, language: 'en' }, 10),
    ).toThrow('prepare()');
  });
});

describe('[TX18] preparing', () => {
  test('opens what the text needs and no more', async () => {
    const engine = await createNodeEngine();
    await engine.prepare([spanOf('Plain text'), spanOf('Bold', { weight: 700 })], 'en');
    expect(engine.faces().map((face) => face.file.id)).toEqual([
      'source-serif-4/latin/400/normal',
      'source-serif-4/latin/700/normal',
    ]);
  });

  test('loads a file once for any number of callers', async () => {
    const loaded: string[] = [];
    const engine = await createTextEngine({
      fonts: {
        load: (file) => {
          loaded.push(file.id);
          return disk.load(file);
        },
      },
    });
    const spans = [spanOf('Nguyễn Ω')];
    await Promise.all([engine.prepare(spans, 'vi'), engine.prepare(spans, 'vi'), engine.prepare(spans, 'vi')]);
    await engine.prepare(spans, 'vi');
    expect(loaded.toSorted()).toEqual([...new Set(loaded)].toSorted());
    expect(loaded).toHaveLength(3);
  });

  test('ends with the reason when it is aborted, and others go on', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const engine = await createTextEngine({ fonts: { load: (file) => gate.then(() => disk.load(file)) } });
    const controller = new AbortController();
    const aborted = engine.prepare([spanOf('x')], 'en', controller.signal);
    const patient = engine.prepare([spanOf('x')], 'en');
    controller.abort(new Error('closed'));
    await expect(aborted).rejects.toThrow('closed');
    release();
    await patient;
    expect(engine.faces()).toHaveLength(1);
    await expect(engine.prepare([spanOf('y')], 'en', controller.signal)).rejects.toThrow('closed');
  });

  test('is not skipped: text set before its fonts are open is not remembered', async () => {
    const engine = await createNodeEngine();
    await engine.prepare([spanOf('abc')], 'en');
    const paragraph = { spans: [spanOf('Ω')], align: 'start', leading: 14, language: 'el' } as const;
    expect(engine.breakParagraph(paragraph, 100).lines[0]?.runs[0]?.shaped.missing).toBe(true);
    await engine.prepare(paragraph.spans, 'el');
    expect(engine.breakParagraph(paragraph, 100).lines[0]?.runs[0]?.shaped.missing).toBeUndefined();
  });
});

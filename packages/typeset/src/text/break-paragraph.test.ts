import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import type { BrokenParagraph } from './paragraph.ts';
import { breakText, createNodeEngine, linesOf, samples, spanOf } from './testing/node-engine.ts';

const engine = await createNodeEngine();
const tolerance = 0.011;

/** A line feed after a word is read as a space; what never prints: zero-width spaces, word joiners, direction marks. */
const printed = (text: string): string =>
  cleanText(text)
    .text.replaceAll(/(?<=\S)\n/gu, ' ')
    .replaceAll(/[\n\u061c\u200b\u200e\u200f\u2060]/g, '');

function expectSoundLines(broken: BrokenParagraph, text: string, width: number): void {
  expect(linesOf(broken).join('')).toBe(printed(text));
  const widest = Math.max(0, ...broken.lines.map((line) => line.width));
  expect(broken.width).toBeCloseTo(widest, 9);
  expect(broken.overflows).toBe(widest > width + tolerance);
  for (const line of broken.lines) {
    const visible = line.runs.filter(
      (run, index) => !run.shaped.isSpace || line.runs.slice(index).some((later) => !later.shaped.isSpace),
    );
    for (const run of visible) {
      expect(run.x).toBeGreaterThan(-tolerance);
      if (!broken.overflows) expect(run.x + run.width).toBeLessThanOrEqual(width + tolerance);
    }
    const places = line.runs.toSorted((a, b) => a.x - b.x);
    for (const [index, run] of places.slice(1).entries()) {
      const left = places[index];
      expect(run.x).toBeCloseTo((left?.x ?? 0) + (left?.width ?? 0), 6);
    }
  }
}

describe('[TX2] no text is lost, and [TX7] no line is too wide', () => {
  test.each(Object.entries(samples))('%s, at any width', async (language, text) => {
    for (const width of [30, 75, 120, 400]) {
      for (const align of ['start', 'end', 'center', 'justify'] as const) {
        expectSoundLines(await breakText(engine, text, { language, width, align }), text, width);
      }
    }
  });

  test('whatever the text, the width and the spans', async () => {
    const letters = [...new Set(Object.values(samples).join(''))];
    const word = fc.string({ unit: fc.constantFrom(...letters, '-', '/'), maxLength: 12 });
    const text = fc.array(word, { maxLength: 10 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 5, max: 250 }),
        async (texts, width) => {
          const spans = texts.map((part, index) => spanOf(part, { weight: index % 2 === 0 ? 400 : 700 }));
          const broken = await breakText(engine, spans, { width });
          // A joiner that a division leaves alone joins nothing, and nothing of it prints.
          expect(
            linesOf(broken)
              .join('')
              .replaceAll(/[\u200c\u200d]/g, ''),
          ).toBe(printed(texts.join('')).replaceAll(/[\u200c\u200d]/g, ''));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('spaces at the end of a line stay, beyond the width', async () => {
    const broken = await breakText(engine, 'one  two', { width: 20 });
    expect(linesOf(broken)).toEqual(['one  ', 'two']);
    const [first] = broken.lines;
    expect(first?.width).toBeCloseTo(first?.runs[0]?.width ?? 0, 9);
  });

  test('a line feed ends a line; one at the end of the text makes no empty line', async () => {
    expect(linesOf(await breakText(engine, 'a\nb\n\nc\n'))).toEqual(['a ', 'b ', '', 'c ']);
    expect(linesOf(await breakText(engine, ''))).toEqual([]);
  });
});

describe('[TX9] a line never ends in a hyphen', () => {
  test('whatever the width', async () => {
    const text = 'state-of-the-art cloud-native, pre- and post-war; x - y long-distance co\u2010op fan-out';
    for (let width = 8; width < 260; width += 3) {
      for (const line of linesOf(await breakText(engine, text, { width })).slice(0, -1)) {
        expect(line.trimEnd()).not.toMatch(/[-\u2010\u2011]$/);
      }
    }
  });
});

describe('[TX10] what is wider than the line', () => {
  test('is divided after the marks of an address, or before a hyphen', async () => {
    const lines = linesOf(await breakText(engine, 'https://example.com/in/long-name?trk=profile&x=1', { width: 80 }));
    expect(lines.join('')).toBe('https://example.com/in/long-name?trk=profile&x=1');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/.?&=]$|[a-z]$/);
    expect(lines.length).toBeLessThan(6);
  });

  test('is not divided between two marks', async () => {
    for (const width of [34, 40, 48, 60]) {
      const [first] = linesOf(await breakText(engine, 'https://a.example/??x=1', { width }));
      expect(first).toMatch(/^https:\/\/(?:a\.)?$/);
    }
  });

  test('keeps its ligatures where it is not divided', async () => {
    const broken = await breakText(engine, 'affineaffineaffineaffineaffine', { width: 70 });
    const [first] = broken.lines;
    expect(first?.runs).toHaveLength(1);
    expect(first?.runs[0]?.shaped.glyphs.map((glyph) => glyph.text)).toContain('ffi');
  });

  test('is divided between characters as the last resort, and fits', async () => {
    const broken = await breakText(engine, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', { width: 60 });
    expect(broken.overflows).toBe(false);
    expect(broken.lines.length).toBeGreaterThan(3);
  });

  test('is left alone while it fits on a line', async () => {
    expect(linesOf(await breakText(engine, 'mail me at ada@example.com now', { width: 90 }))).toContain(
      'ada@example.com ',
    );
  });

  test('overflows only where one character is wider than the line', async () => {
    expect((await breakText(engine, 'wide', { width: 3 })).overflows).toBe(true);
    expect((await breakText(engine, 'wide', { width: 12 })).overflows).toBe(false);
  });

  test('[TX6] never parts a cluster', async () => {
    const text = 'क्षत्रियक्षत्रियक्षत्रिय';
    const lines = linesOf(await breakText(engine, text, { width: 25, language: 'hi' }));
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(line).toMatch(/^[\u0915-\u0939]/);
  });
});

describe('[TX12] justified text', () => {
  const text =
    'Led a team of eight engineers to rebuild the payments platform, which now processes 3.2 million invoices.';

  test('fills every line but the last', async () => {
    const { lines } = await breakText(engine, `${text} ${text}`, { width: 260, align: 'justify' });
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(260, 6);
    expect(lines.at(-1)?.width).toBeLessThan(260);
  });

  test('changes spaces only', async () => {
    const { lines } = await breakText(engine, text, { width: 200, align: 'justify' });
    for (const run of lines.flatMap((line) => line.runs)) {
      if (!run.shaped.isSpace) expect(run.width).toBeCloseTo(run.shaped.advance * 10, 9);
      else expect(run.width).toBeGreaterThan(0);
    }
  });

  test('leaves a line short rather than tear it apart', async () => {
    const { lines } = await breakText(engine, 'a incomprehensibilities incomprehensibilities', {
      width: 130,
      align: 'justify',
    });
    expect(lines[0]?.width).toBeLessThan(130);
  });
});

describe('[TX12] alignment', () => {
  test.each([
    ['start', 'ltr', 'left'],
    ['end', 'ltr', 'right'],
    ['start', 'rtl', 'right'],
    ['end', 'rtl', 'left'],
    ['justify', 'rtl', 'right'],
    ['center', 'ltr', 'middle'],
    ['center', 'rtl', 'middle'],
  ] as const)('%s of %s text is at the %s', async (align, direction, side) => {
    const { lines } = await breakText(engine, 'short', { width: 100, align, direction });
    const [run] = lines[0]?.runs ?? [];
    const free = 100 - (lines[0]?.width ?? 0);
    expect(run?.x).toBeCloseTo(side === 'left' ? 0 : side === 'right' ? free : free / 2, 9);
  });

  test('of a line in a column without bounds starts at 0', async () => {
    const { lines } = await breakText(engine, 'short', { width: Number.POSITIVE_INFINITY, align: 'end' });
    expect(lines[0]?.runs[0]?.x).toBe(0);
  });
});

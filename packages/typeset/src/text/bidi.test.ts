import { describe, expect, test } from 'vitest';
import { embeddingLevelsOf } from './embedding-levels.ts';
import { breakText, createNodeEngine, spanOf, visualTexts } from './testing/node-engine.ts';

const engine = await createNodeEngine();

describe('[TX13] the base direction', () => {
  test.each([
    ['the first strong letter, left to right', '123 abc אבג', 'he', 'ltr'],
    ['the first strong letter, right to left', '123 אבג abc', 'en', 'rtl'],
    ['the language where there is no letter', '2019–2023', 'ar', 'rtl'],
    ['the language where there is no letter', '2019–2023', 'en', 'ltr'],
    ['the first strong letter outside an address', 'ali@example.com עברית', 'en', 'rtl'],
  ] as const)('is that of %s (%s, %s)', async (_, text, language, direction) => {
    expect((await breakText(engine, text, { language })).direction).toBe(direction);
  });

  test('is what the paragraph says, where it says it', async () => {
    expect((await breakText(engine, 'abc', { direction: 'rtl' })).direction).toBe('rtl');
    expect((await breakText(engine, 'אבג', { direction: 'ltr' })).direction).toBe('ltr');
  });
});

describe('[TX13] runs stand in visual order', () => {
  test.each([
    ['words of a right-to-left line, from the right', 'אבג דהו', ['דהו', ' ', 'אבג']],
    ['left-to-right words inside', 'אבג abc def דהו', ['דהו', ' ', 'abc', ' ', 'def', ' ', 'אבג']],
    ['numbers', 'אבג 123 דהו', ['דהו', ' ', '123', ' ', 'אבג']],
    ['right-to-left words inside', 'abc אבג דהו def', ['abc', ' ', 'דהו', ' ', 'אבג', ' ', 'def']],
    ['a number after a right-to-left word', 'abc אבג 12 def', ['abc', ' ', '12', ' ', 'אבג', ' ', 'def']],
    ['brackets, mirrored', 'אבג (abc) דהו', ['דהו', ' ', '(', 'abc', ')', ' ', 'אבג']],
    ['a name with marks', 'אבג C++ ו', ['ו', ' ', 'C++', ' ', 'אבג']],
    ['a telephone number', 'אבג +49 (0)30 123 ו', ['ו', ' ', '+49', ' ', '(0)30', ' ', '123', ' ', 'אבג']],
    ['an address', 'אבג https://a.b/ ו', ['ו', ' ', 'https://a.b/', ' ', 'אבג']],
  ])('%s', async (_, text, visual) => {
    // Brackets are set mirrored; what is compared is the text in the place where it stands.
    const seen = visualTexts(await breakText(engine, text, { width: 500 }));
    expect(
      seen.map((part) =>
        part
          .replace('(', '#')
          .replace(')', '(')
          .replace('#', ')')
          .replace(/^\)(.)/, '($1')
          .replace(/(.)\(/, '$1)'),
      ),
    ).toEqual(visual.map((part) => (part === '(' ? '(' : part === ')' ? ')' : part)));
  });

  test('linked text keeps its own order', () => {
    const text = 'אבג 12 34';
    expect([...(embeddingLevelsOf(text, 'rtl', 'he').levels ?? [])]).toEqual([1, 1, 1, 1, 2, 2, 1, 2, 2]);
    expect([...(embeddingLevelsOf(text, 'rtl', 'he', [{ start: 4, end: 9 }]).levels ?? [])]).toEqual([
      1, 1, 1, 1, 2, 2, 2, 2, 2,
    ]);
  });

  test('the space at the end of a right-to-left line hangs at its left', async () => {
    const { lines } = await breakText(engine, 'אבג דהו זחט', { width: 40, direction: 'rtl' });
    const [first] = lines;
    const space = first?.runs.at(-1);
    expect(space?.shaped.isSpace).toBe(true);
    const leftmost = Math.min(...(first?.runs.map((run) => run.x) ?? []));
    expect(space?.x).toBe(leftmost);
    expect((space?.x ?? 0) + (space?.width ?? 0)).toBeCloseTo(40 - (first?.width ?? 0), 6);
  });

  test('the space at the end of a left-to-right line hangs at its right, even after right-to-left words', async () => {
    const { lines } = await breakText(engine, 'abc אבג דהו', { width: 40 });
    const space = lines[0]?.runs.at(-1);
    expect(space?.shaped.isSpace).toBe(true);
    expect(space?.x).toBeCloseTo(lines[0]?.width ?? 0, 6);
  });

  test('parts of a word with a zero-width space between make one run, in visual order', async () => {
    const { lines } = await breakText(engine, 'אב\u200bגד');
    expect(lines[0]?.runs).toHaveLength(1);
    expect(lines[0]?.runs[0]?.shaped).toMatchObject({ text: 'אבגד' });
    expect(lines[0]?.runs[0]?.shaped.glyphs.map((glyph) => glyph.text).join('')).toBe('דגבא');
  });

  test('of lines after the first, too', async () => {
    const broken = await breakText(engine, 'אבג abc def דהו abc def זחט abc def', { width: 75, direction: 'rtl' });
    expect(broken.lines.length).toBeGreaterThan(1);
    expect(visualTexts(broken, 1).join('')).toMatch(/^ ?(?:abc|def|[א-ת ])+/);
    for (const line of broken.lines) {
      const [first] = line.runs;
      // The first word in reading order is the rightmost.
      if (first?.shaped.direction === 'rtl') expect(first.x).toBe(Math.max(...line.runs.map((run) => run.x)));
    }
  });

  test('[TX1] overrides in the text do nothing', async () => {
    const plain = await breakText(engine, [spanOf('user nimda')]);
    const tricked = await breakText(engine, [spanOf('user \u202enimda\u202c')]);
    expect(tricked.lines).toEqual(plain.lines);
  });
});

test('[TX13] a paragraph of any length takes time in proportion to it', () => {
  const text = `${'+1 '.repeat(100_000)}א`;
  expect(embeddingLevelsOf(text, undefined, 'he').levels).toHaveLength(text.length);
});

/**
 * Pages of random rows, as résumés have them: titles beside dates, wrapped or not, side columns, section titles beside
 * their text, bullets, paragraphs. poppler, which goes by geometry, must find the order in which they were written.
 * Rows are at least 4 points apart, columns 12, and lines at most 1.4 sizes: closer ones are nobody's design.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePdf } from '@peersume/typeset/pdf';
import { bold, face, sketch, testSubsetter, type SketchLine } from '@peersume/typeset/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { testWith } from '../judges.ts';
import { extractWithPoppler } from './extract-with-poppler.ts';

const [left, right, bottom] = [45, 550, 760];

interface Setting {
  readonly body: number;
  readonly leading: number;
  readonly columnGap: number;
}

/** Numbers from 0 up to the limit, from one seed. */
type Dice = (limit: number) => number;

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'peersume-rows-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

testWith('pdftotext')('[PD20] [PD21] [PD22] poppler reads random rows in their order', async () => {
  const subset = await testSubsetter();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 0x7fffffff }), async (seed) => {
      const lines = randomPage(diceOf(seed));
      const file = join(directory, `${seed}.pdf`);
      await writeFile(file, writePdf(sketch([lines]), { subset }));
      expect(plain(await extractWithPoppler(file))).toBe(plain(lines.map(({ text }) => text).join(' ')));
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
});

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function diceOf(seed: number): Dice {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

function randomPage(dice: Dice): readonly SketchLine[] {
  const pick = <T>(items: readonly [T, ...T[]]): T => items[dice(items.length)] ?? items[0];
  const body = pick([9, 9.5, 10, 10.5]);
  const setting: Setting = { body, leading: body * pick([1.2, 1.3, 1.4]), columnGap: pick([12, 14, 18]) };
  const words = createWords(dice);
  const lines: SketchLine[] = [];
  for (let y = 60; y < bottom - 100;) {
    const row = pick([sectionTitle, titleAndDate, wrappedTitle, bullets, sideColumn, titleBeside, paragraph]);
    const added = row(y, setting, words, dice);
    lines.push(...added);
    y = Math.max(...added.map((line) => line.y)) + setting.leading + pick([4, 6, 8, 12]);
  }
  return lines;
}

type Row = (y: number, setting: Setting, words: Words, dice: Dice) => readonly SketchLine[];

const sectionTitle: Row = (y, _, words, dice) => [
  { text: words.fill(200, 11).toUpperCase(), x: left, y, size: 9 + dice(4), font: bold, role: 'H2', tracking: 0.7 },
];

const titleAndDate: Row = (y, { body }, words, dice) => [
  { text: words.fill(100 + dice(250), body + 1), x: left, y, size: body + dice(2), font: bold, role: 'H3' },
  { text: `Jan 20${10 + dice(10)} – Now`, right, y, size: body - dice(2) },
];

const wrappedTitle: Row = (y, { body, leading, columnGap }, words, dice) => {
  const date = `03/20${10 + dice(10)} – Present`;
  const size = body + dice(3) / 2;
  const width = right - left - words.width(date, body) - columnGap;
  const title = repeat(1 + dice(3), (index): SketchLine => {
    return { text: words.fill(width, size), x: left, y: y + index * leading, size, font: bold, role: 'H3' };
  });
  return [...title, { text: date, right, y, size: body }];
};

const bullets: Row = (y, { body, leading }, words, dice) => {
  let at = y - leading;
  return repeat(1 + dice(3), () =>
    repeat(1 + dice(2), (index): readonly SketchLine[] => {
      at += leading;
      const line = { text: words.fill(right - left - 14, body), x: left + 12, y: at, size: body };
      return index === 0 ? [{ text: '•', x: left, y: at, size: body }, line] : [line];
    }).flat(),
  ).flat();
};

const sideColumn: Row = (y, { body, leading, columnGap }, words, dice) => {
  const width = 60 + dice(60);
  const size = body - dice(2);
  const side = repeat(1 + dice(3), (index): SketchLine => {
    return { text: words.fill(width, size), x: left, y: y + index * leading, size };
  });
  const x = left + width + columnGap;
  const main = repeat(1 + dice(5), (index): SketchLine => {
    return { text: words.fill(right - x, body), x, y: y + index * leading, size: body };
  });
  return [...side, ...main];
};

const titleBeside: Row = (y, { body, leading }, words, dice) => [
  {
    text: ['Experience', 'Education', 'Skills'][dice(3)] ?? '',
    x: left,
    y,
    size: 9 + 3 * dice(2),
    font: bold,
    role: 'H2',
  },
  ...repeat(1 + dice(4), (index): readonly SketchLine[] => {
    const line = { text: words.fill(280, body), x: left + 100, y: y + index * leading, size: body };
    return dice(2) === 0 ? [line] : [line, { text: `20${10 + dice(9)}`, right, y: line.y, size: body - 1 }];
  }).flat(),
];

const paragraph: Row = (y, { body, leading }, words, dice) =>
  repeat(1 + dice(4), (index): SketchLine => {
    return { text: words.fill(right - left - 20, body), x: left, y: y + index * leading, size: body };
  });

const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

interface Words {
  /** Words that fit, the first of them found nowhere else. */
  fill(width: number, size: number): string;
  width(text: string, size: number): number;
}

const vocabulary =
  'lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod tempor ut labore'.split(' ');

function createWords(dice: Dice): Words {
  let count = 0;
  const { font, unitsPerEm } = face(bold);
  const width = (text: string, size: number): number => {
    const units = Array.from(text).reduce((sum, letter) => {
      const glyph = font.nominalGlyph(letter.codePointAt(0) ?? 0) ?? 0;
      return sum + font.glyphHAdvance(glyph);
    }, 0);
    return (units * size) / unitsPerEm;
  };
  return {
    width,
    fill: (limit, size) => {
      count += 1;
      let text = `w${count}`;
      for (let next = text; width(next, size) * 1.03 < limit && dice(12) > 0;) {
        text = next;
        next = `${text} ${vocabulary[dice(vocabulary.length)]}`;
      }
      return text;
    },
  };
}

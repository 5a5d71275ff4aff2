import { describe, expect, test } from 'vitest';
import type { ImageBlock } from '../blocks/block.ts';
import { checkLayout } from './check-layout.ts';
import {
  entry,
  group,
  heading,
  lay,
  leading,
  lines,
  list,
  pageTexts,
  row,
  section,
  setup,
  span,
  text,
} from './testing/blocks.ts';

const column = { left: 30, top: 20, right: 270, bottom: 380 };
/** Lines of 12 points in a column of 360. */
const linesPerPage = 30;

const item = (name: string) => entry([heading('h3', name), text('x'), text('y'), text('z'), text('w')]);

const baselines = (layout: ReturnType<typeof lay>, page = 0): number[] => [
  ...new Set(layout.pages[page]?.items.flatMap((item) => (item.kind === 'text' ? [item.y] : []))),
];
const rectangles = (layout: ReturnType<typeof lay>, page = 0) =>
  layout.pages[page]?.items.filter((item) => item.kind === 'rectangle') ?? [];

describe('spaces', () => {
  test('[LY10] the larger of the space after a block and before the next one counts', () => {
    const [first = 0, second = 0] = baselines(lay([text('a', { spaceAfter: 5 }), text('b', { spaceBefore: 9 })]));
    expect(second - first).toBe(leading + 9);
  });

  test('[LY10] spaces collapse through the edges of groups', () => {
    const blocks = [group([text('a', { spaceAfter: 7 })], { spaceAfter: 3 }), group([text('b', { spaceBefore: 5 })])];
    const [first = 0, second = 0] = baselines(lay(blocks));
    expect(second - first).toBe(leading + 7);
  });

  test('[LY10] the gap of a group stands between children that say nothing', () => {
    const blocks = [group([text('a'), text('b'), text('c', { spaceBefore: 0 })], { gap: 6 })];
    const [a = 0, b = 0, c = 0] = baselines(lay(blocks));
    expect([b - a, c - b]).toEqual([leading + 6, leading]);
  });

  test('[LY10] a block without words leaves no space and no element', () => {
    const bare = lay([text('a', { spaceAfter: 4 }), text('b')]);
    const padded = lay([
      text('a', { spaceAfter: 4 }),
      section([heading('h2', '  ')], { spaceBefore: 40, gap: 9 }),
      list([text(''), text('\u200b\u200e\u00ad')]),
      text('b'),
    ]);
    expect(padded).toEqual(bare);
  });

  test('[LY10] nothing at the top of a page', () => {
    const layout = lay([lines(linesPerPage), text('next', { spaceBefore: 30 })]);
    expect(baselines(layout, 1)[0]).toBe(baselines(layout, 0)[0]);
  });
});

describe('page breaks', () => {
  test('[LY4] a heading goes to the next page with what it heads', () => {
    const layout = lay([lines(linesPerPage - 1), section([heading('h2', 'Work'), text('one'), text('two')])]);
    expect(pageTexts(layout)[1]).toEqual(['Work', 'one', 'two']);
  });

  test('[LY4] two lines of what a heading heads stay with it, though the page would be fuller otherwise', () => {
    const tall = heading('h2', 'Work', { leading: 60 });
    const layout = lay([lines(24), section([tall, ...['one', 'two', 'three', 'four'].map((word) => text(word))])]);
    expect(pageTexts(layout)[1]).toEqual(['Work', 'one', 'two', 'three', 'four']);
  });

  test('[LY4] a section’s heading, an entry’s head and the first two lines under it are one', () => {
    const head = row([heading('h3', 'Role')], [text('2024')]);
    const layout = lay([
      lines(linesPerPage - 4),
      section([heading('h2', 'Work'), entry([head, text('Employer', { keepWithNext: true }), lines(4, 'body')])]),
    ]);
    expect(pageTexts(layout)[1]?.slice(0, 3)).toEqual(['Work', 'Role', '2024']);
  });

  test('[LY4] entries that are headings alone may be parted', () => {
    const heads = Array.from({ length: 10 }, (_, index) => entry([heading('h3', `h${index}`)]));
    const layout = lay([lines(linesPerPage - 5), section(heads)]);
    expect(pageTexts(layout)[1]).toEqual(['h5', 'h6', 'h7', 'h8', 'h9']);
    expect(checkLayout(layout)).toEqual([]);
  });

  test('[LY5] a block kept with the next goes with it', () => {
    const layout = lay([lines(linesPerPage - 1), entry([text('kept', { keepWithNext: true }), text('next')])]);
    expect(pageTexts(layout)[1]).toEqual(['kept', 'next']);
  });

  test('[LY5] a rule goes with what it stands over', () => {
    const rule = { type: 'rule', thickness: 1, color: '#000000' } as const;
    const layout = lay([lines(linesPerPage - 1), rule, text('under'), lines(9)]);
    expect(rectangles(layout, 0)).toEqual([]);
    expect(rectangles(layout, 1)).toHaveLength(1);
  });

  test.each([2, 3])('[LY6] a paragraph of %i lines is not split, though the page stays a third empty', (count) => {
    const layout = lay([lines(20), lines(count, 'p', { leading: 100 })]);
    expect(pageTexts(layout)[1]).toHaveLength(count);
  });

  test('[LY6] a longer paragraph leaves two lines on each side', () => {
    const layout = lay([lines(linesPerPage + 1)]);
    expect(pageTexts(layout)[1]?.length).toBeGreaterThanOrEqual(2);
    expect(checkLayout(layout)).toEqual([]);
  });

  test('[LY7] a page ends between sections rather than inside one, where that leaves a small gap', () => {
    const layout = lay([
      section([heading('h2', 'One'), ...Array.from({ length: 5 }, (_, index) => item(`a${index}`))]),
      section([heading('h2', 'Two'), item('b'), item('c')]),
    ]);
    expect(pageTexts(layout)[1]?.[0]).toBe('Two');
  });

  test('[LY7] but not where the gap would be large', () => {
    const layout = lay([
      section([heading('h2', 'One'), item('a'), item('b')]),
      section([heading('h2', 'Two'), ...Array.from({ length: 5 }, (_, index) => item(`b${index}`))]),
    ]);
    expect(pageTexts(layout)[1]?.[0]).not.toBe('Two');
  });

  test('[LY7] between bullets rather than inside one', () => {
    const layout = lay([entry([heading('h3', 'Role'), list([lines(12, 'a'), lines(12, 'b'), lines(8, 'c')])])]);
    expect(pageTexts(layout)[1]?.[0]).toContain('c0');
  });

  test('[LY7] an entry does not leave its single last line to the next page', () => {
    const bullets = Array.from({ length: linesPerPage }, (_, index) => text(`b${index}`));
    const layout = lay([section([entry([heading('h3', 'Role'), list(bullets)]), entry([lines(9, 'next')])])]);
    expect(pageTexts(layout)[1]?.slice(0, 2)).toEqual(['•b28', '•b29']);
  });

  test('[LY8] a group kept together moves as a whole where it fits on a page', () => {
    const kept = group([lines(10, 'k'), lines(10, 'l')], { keepTogether: true });
    expect(pageTexts(lay([lines(15), kept])).map((page) => page.length)).toEqual([15, 20]);
  });

  test('[LY8] a group taller than a page breaks where any other would', () => {
    const layout = lay([group([lines(28, 'a'), lines(12, 'b')], { keepTogether: true })]);
    expect(pageTexts(layout)[1]?.[0]).toContain('b0');
    expect(checkLayout(layout)).toEqual([]);
  });

  test('[LY8] headings enough to fill a page break where they must', () => {
    const headings = Array.from({ length: 80 }, (_, index) => text(`k${index}`, { keepWithNext: true }));
    expect(lay([group(headings)]).pages).toHaveLength(3);
  });

  test('[LY9] a page begins where the author wants one, but no page is empty', () => {
    const layout = lay([
      section([text('a')], { breakBefore: true }),
      section([text('')], { breakBefore: true }),
      section([text('b')], { breakBefore: true }),
    ]);
    expect(pageTexts(layout)).toEqual([['a'], ['b']]);
  });

  test('[LY9] the header does not stay alone when the first section asks for a new page', () => {
    const layout = lay([heading('h1', 'Ada'), section([text('a')], { breakBefore: true })]);
    expect(pageTexts(layout)).toEqual([['Ada', 'a']]);
  });
});

describe('rows', () => {
  test('[LY11] cells stand on one baseline and are read in order', () => {
    const big = text('Big', { spans: [{ ...span('Big'), style: { ...span('').style, size: 20 } }], leading: 24 });
    const layout = lay([row([big, text('under')], [text('date'), text('place')])]);
    const items = layout.pages[0]?.items.filter((item) => item.kind === 'text') ?? [];
    expect(items.map((item) => item.run.text)).toEqual(['Big', 'under', 'date', 'place']);
    expect(items[2]?.y).toBe(items[0]?.y);
  });

  test('[LY11] an auto cell is as wide as its text and stands at the end', () => {
    const layout = lay([row([text('a')], [text('date')])]);
    const date = layout.pages[0]?.items.find((item) => item.kind === 'text' && item.run.text === 'date');
    expect(date?.x).toBeCloseTo(column.right - 4 * 5, 1);
  });

  test('[LY11] cells that would squeeze the flow cell are stacked, and read from the start', () => {
    const layout = lay([row([lines(2)], [text('a date much longer than dates are', { align: 'end' })])]);
    expect(pageTexts(layout)[0]).toHaveLength(3);
    expect(layout.pages[0]?.items.every((item) => item.kind !== 'text' || item.x < 200)).toBe(true);
    expect(checkLayout(layout)).toEqual([]);
  });

  test('[LY11] a flow cell runs over pages, its side cell stays beside its first lines', () => {
    const layout = lay([
      lines(linesPerPage - 2),
      {
        type: 'row',
        gap: 10,
        cells: [
          { width: 60, blocks: [text('side1'), text('side2'), text('side3')] },
          { width: 'flow', blocks: Array.from({ length: 20 }, (_, index) => text(`f${index}`)) },
        ],
      },
    ]);
    expect(pageTexts(layout)[1]?.slice(0, 4)).toEqual(['side1', 'side2', 'side3', 'f0']);
  });

  test('[LY11] a side cell taller than a page breaks between its lines', () => {
    const blocks = [
      row(
        [text('flow')],
        Array.from({ length: 40 }, (_, index) => text(`s${index}`)),
      ),
    ];
    expect(lay(blocks).pages).toHaveLength(2);
    expect(checkLayout(lay(blocks), blocks)).toEqual([]);
  });

  test('[LY11] cells are stacked where no line of theirs is level over a whole page', () => {
    const of = (name: string, pitch: number) =>
      Array.from({ length: 40 }, (_, index) => text(`${name}${index}`, { leading: pitch }));
    const blocks = [row(of('f', 12), of('s', 13))];
    expect(checkLayout(lay(blocks), blocks)).toEqual([]);
    expect(pageTexts(lay(blocks))[0]?.slice(0, 2)).toEqual(['f0', 'f1']);
    expect(lay(blocks).structure).toHaveLength(1 + 80);
  });
});

describe('reading from right to left', () => {
  test('[LY12] text starts at the right, markers are right of it, cells are mirrored', () => {
    const layout = lay([list([text('שלום')]), row([text('תפקיד')], [text('2024')])], 'rtl');
    const at = (words: string): number => {
      const item = layout.pages[0]?.items.find(
        (candidate) => candidate.kind === 'text' && candidate.run.text === words,
      );
      return item === undefined ? Number.NaN : item.x + item.width;
    };
    expect(at('•')).toBe(column.right - 2);
    expect(at('שלום')).toBe(column.right - 12);
    expect(at('תפקיד')).toBe(column.right);
    expect(at('2024')).toBeCloseTo(column.left + 20, 1);
  });

  test('[LY12] a paragraph of the other direction stays at the document’s start', () => {
    const rightEdge = lay([text('English')], 'rtl').pages[0]?.items[0];
    expect(rightEdge && rightEdge.x + rightEdge.width).toBe(column.right);
    const leftEdge = lay([text('שלום')], 'ltr').pages[0]?.items[0];
    expect(leftEdge?.x).toBe(column.left);
  });
});

describe('structure', () => {
  test('[LY13] lists, links, figures and groups have their elements', () => {
    const link = { href: 'https://example.org', description: 'Example' };
    const picture: ImageBlock = {
      type: 'image',
      image: {
        id: 'photo',
        format: 'png',
        bytes: new Uint8Array(),
        pixelWidth: 1,
        pixelHeight: 1,
        crop: { x: 0, y: 0, width: 1, height: 1 },
      },
      width: 20,
      height: 20,
      alt: 'Portrait',
      shape: 'circle',
    };
    const linked = text('', {
      spans: [span('see '), { ...span('this'), link }, { ...span(' page'), link }, span('.')],
    });
    const layout = lay([heading('h1', 'Ada'), picture, section([heading('h2', 'Work'), list([linked])])]);
    expect(layout.structure.map(({ role, parent }) => `${parent} ${role}`)).toEqual([
      '-1 Document',
      '0 H1',
      '0 Figure',
      '0 Sect',
      '3 H2',
      '3 L',
      '5 LI',
      '6 Lbl',
      '6 LBody',
      '8 Link',
    ]);
    const nodeOf = Object.fromEntries(
      layout.pages[0]?.items.flatMap((item) => (item.kind === 'text' ? [[item.run.text, item.node]] : [])) ?? [],
    ) as Record<string, number>;
    expect(nodeOf).toMatchObject({ '•': 7, see: 8, this: 9, page: 9, '.': 8 });
  });

  test('[LY13] no heading level is skipped', () => {
    const layout = lay([
      heading('h1', 'a'),
      heading('h3', 'b'),
      heading('h3', 'c'),
      heading('h2', 'd'),
      heading('h3', 'e'),
    ]);
    expect(layout.structure.slice(1).map((node) => node.role)).toEqual(['H1', 'H2', 'H2', 'H2', 'H3']);
  });

  test('a line’s marker and text share its number', () => {
    const layout = lay([list([text('one'), text('two')])]);
    const numbers = layout.pages[0]?.items.flatMap((item) =>
      item.kind === 'text' ? [[item.run.text, item.line]] : [],
    );
    expect(numbers).toEqual([
      ['•', 0],
      ['one', 0],
      ['•', 1],
      ['two', 1],
    ]);
  });
});

describe('artifacts', () => {
  test('[LY15] a side rule covers its group’s part of each page, from capitals to last baseline', () => {
    const timeline = group(
      Array.from({ length: 40 }, (_, index) => text(`t${index}`)),
      {
        indentStart: 12,
        sideRule: { thickness: 1, color: '#888888', offset: 8 },
      },
    );
    const layout = lay([timeline]);
    const [first] = rectangles(layout, 0);
    const [second] = rectangles(layout, 1);
    expect(first).toMatchObject({ x: column.left + 12 - 8 - 0.5, width: 1, y: column.top + 2.5 });
    expect((second?.y ?? 0) + (second?.height ?? 0)).toBe(baselines(layout, 1).at(-1));
  });

  test('[LY15] a bleeding background at the top of the page reaches its edges', () => {
    const header = group([heading('h1', 'Ada')], { background: { color: '#eeeeee', bleed: true, padding: 10 } });
    const layout = lay([header, text('next')]);
    expect(rectangles(layout)).toEqual([
      { kind: 'rectangle', x: 0, y: 0, width: setup.pageWidth, height: column.top + leading + 10, color: '#eeeeee' },
    ]);
    expect(layout.pages[0]?.items[0]?.kind).toBe('rectangle');
    expect(checkLayout(layout)).toEqual([]);
  });

  test('[LY15] a background as wide as the column has its padding inside', () => {
    const box = group([text('in')], { background: { color: '#eeeeee', bleed: false, padding: 10 } });
    const layout = lay([box]);
    expect(rectangles(layout)).toMatchObject([{ x: column.left, y: column.top, width: 240, height: leading + 20 }]);
    expect(layout.pages[0]?.items[1]).toMatchObject({ x: column.left + 10 });
  });

  test('rules above and below a text lie in its space', () => {
    const rule = { thickness: 1, color: '#000000', distance: 4 } as const;
    const layout = lay([heading('h2', 'Work', { ruleAbove: rule, ruleBelow: rule }), text('next')]);
    const [above, below] = rectangles(layout);
    const [first = 0, second = 0] = baselines(layout);
    expect(above?.y).toBeCloseTo(first - 8 - 4 - 1, 9);
    expect(above?.y).toBeGreaterThanOrEqual(column.top - 1e-9);
    expect(below?.y).toBe(first + 4);
    expect(second - first).toBeGreaterThanOrEqual(leading);
  });
});

test('a document without a word is one empty page', () => {
  expect(lay([]).pages).toHaveLength(1);
});

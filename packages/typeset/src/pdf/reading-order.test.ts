import { describe, expect, test } from 'vitest';
import { readingOrderOf } from './reading-order.ts';
import { bold, sketch, type SketchLine } from './testing/sketch.ts';

const orderOf = (lines: readonly SketchLine[]) => {
  const layout = sketch([lines]);
  const page = layout.pages[0]!;
  const textAt = (index: number): string => {
    const item = page.items[index];
    return item?.kind === 'text' ? item.run.text : '';
  };
  const { bridges, bands, ems } = readingOrderOf(page, layout.structure);
  return {
    bridges: [...bridges].map(([index, { from, to }]) => `${textAt(index)} ${Math.round(to - from)}`),
    bandsAfter: [...bands.keys()].map(textAt),
    ems: new Map([...ems].map(([index, em]) => [textAt(index), em])),
  };
};

const before: SketchLine = { text: 'Before', x: 45, y: 40 };
const after: SketchLine = { text: 'After', x: 45, y: 160 };

describe('bridges', () => {
  test('[PD20] a date at the right margin is joined to the title before it', () => {
    const order = orderOf([
      { text: 'Engineer', x: 45, y: 60, font: bold },
      { text: '2020', right: 550, y: 60, size: 9 },
    ]);
    expect(order.bridges).toEqual([expect.stringMatching(/^Engineer 4\d\d$/)]);
    expect(order.bandsAfter).toEqual([]);
  });

  test('[PD20] the space that hangs at a cell’s end is stretched, not doubled', () => {
    const order = orderOf([
      { text: 'Engineer', x: 45, y: 60, hangs: true },
      { text: '2020', right: 550, y: 60 },
    ]);
    expect(order.bridges).toEqual([expect.stringMatching(/^ {2}4\d\d$/)]);
  });

  test('[PD20] right-to-left cells are joined over the gap at their left', () => {
    const order = orderOf([
      { text: 'abc', right: 550, y: 60 },
      { text: 'def', x: 45, y: 60 },
    ]);
    expect(order.bridges).toEqual([expect.stringMatching(/^abc 4\d\d$/)]);
  });

  test('[PD20] runs of one line are not joined, wherever the scripts put them', () => {
    const layout = sketch([[{ text: 'one two', x: 45, y: 60 }]]);
    const [one, space, two] = layout.pages[0]!.items;
    if (one?.kind !== 'text' || space?.kind !== 'text' || two?.kind !== 'text') throw new Error('three runs');
    const page = {
      ...layout.pages[0]!,
      items: [
        { ...one, x: 300 },
        { ...space, x: 290 },
        { ...two, x: 45 },
      ],
    };
    expect(readingOrderOf(page, layout.structure).bridges.size).toBe(0);
  });

  test('[PD20] a justified space wider than extractors take for one is stretched', () => {
    expect(orderOf([{ text: 'one two', x: 45, y: 60, stretch: 9 }]).bridges).toHaveLength(1);
    expect(orderOf([{ text: 'one two', x: 45, y: 60, stretch: 2 }]).bridges).toHaveLength(0);
  });
});

describe('bands', () => {
  test('[PD21] a wrapped title beside its date has a band above and below', () => {
    const order = orderOf([
      before,
      { text: 'A title', x: 45, y: 60 },
      { text: 'of two lines', x: 45, y: 73 },
      { text: '2020', right: 550, y: 60 },
      after,
    ]);
    expect(order.bandsAfter).toEqual(['Before', '2020']);
    expect(order.bridges).toEqual([]);
  });

  test('[PD21] a section title beside its text is kept apart by bands, never joined', () => {
    const order = orderOf([
      before,
      { text: 'Skills', x: 45, y: 60, role: 'H2' },
      { text: 'Rust', x: 150, y: 60 },
      after,
    ]);
    expect(order.bridges).toEqual([]);
    expect(order.bandsAfter).toEqual(['Before', 'Rust']);
  });

  test('[PD21] lines one below the other have none', () => {
    const order = orderOf([before, { text: 'one', x: 45, y: 60 }, { text: 'two', x: 45, y: 73 }, after]);
    expect(order.bandsAfter).toEqual([]);
  });
});

describe('ems', () => {
  const row = (y: number): SketchLine[] => [
    { text: 'Title', x: 45, y },
    { text: 'wrapped', x: 45, y: y + 13 },
    { text: '2020', right: 550, y },
  ];

  test('[PD22] a row whose lines could melt with those below is written in another em', () => {
    const { ems } = orderOf([...row(60), { text: 'Below', x: 45, y: 86 }]);
    expect(ems.get('wrapped')).toBeGreaterThan(1.05);
    expect(ems.has('Below')).toBe(false);
  });

  test('[PD22] two such rows differ from each other', () => {
    const layout = sketch([[...row(60), ...row(86)]]);
    const { ems } = readingOrderOf(layout.pages[0]!, layout.structure);
    const [first, second] = [ems.get(0) ?? 1, ems.get(3) ?? 1];
    expect(Math.abs(first - second) / Math.max(first, second)).toBeGreaterThan(0.05);
  });

  test('[PD22] columns that stand close have ems far apart', () => {
    const { ems } = orderOf([
      { text: 'Left', x: 45, y: 60 },
      { text: 'side', x: 45, y: 73 },
      { text: 'Right', x: 71, y: 60 },
    ]);
    expect((ems.get('Right') ?? 1) / (ems.get('side') ?? 1)).toBeGreaterThan(1.25);
  });
});

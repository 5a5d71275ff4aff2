import type { Design } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import type { Block } from '../blocks/block.ts';
import type { Span } from '../text/style.ts';
import { templates } from './index.ts';
import type { Template } from './template.ts';
import { composeWith } from './testing/compose-with.ts';
import { everyField } from './testing/every-field.ts';
import { plain } from './testing/plain.ts';
import { blocksOf, spansOf, textsOf } from './testing/walk-blocks.ts';

describe.each<Template>([...templates, plain])('[TM7] the settings of the $id template', (template) => {
  const blocks = (design: Partial<Design> = {}): readonly Block[] => composeWith(template, everyField(), design).blocks;
  const spans = (design: Partial<Design>): Span[] => spansOf(blocks(design));
  const families = (design: Partial<Design>): Set<string> => new Set(spans(design).map((span) => span.style.family));

  test('families', () => {
    expect(families({ textFont: 'literata', headingFont: 'inter' })).toEqual(new Set(['literata', 'inter', 'mono']));
    expect(families({ textFont: 'inter', headingFont: 'inter' })).toEqual(new Set(['inter', 'mono']));
  });

  test('size and leading of the text', () => {
    const text = [...textsOf(blocks({ size: 12, leading: 1.5 }))].find(
      ({ spans: [first] }) => first?.field === 'r1-a/inlines',
    );
    expect(text?.leading).toBe(18);
    expect(text?.spans[0]?.style.size).toBe(12);
  });

  test('spacing', () => {
    expect(allSpaces(blocks({ spacing: 2 }))).toBeGreaterThan(allSpaces(blocks()) * 1.7);
    expect(allSpaces(blocks({ spacing: 0.5 }))).toBeLessThan(allSpaces(blocks()) * 0.6);
  });

  test('accent', () => {
    expect(spans({ accent: '#7a1f5c' }).some((span) => span.style.color === '#7a1f5c')).toBe(true);
  });

  test('dates', () => {
    const written = (['short', 'long', 'numeric', 'iso', 'year'] as const).map((dates) =>
      spans({ dates })
        .filter((span) => span.field?.endsWith('/dates'))
        .map((span) => span.text)
        .join(),
    );
    expect(new Set(written).size).toBe(5);
  });

  test('bullets', () => {
    const markers = (design: Partial<Design>): Set<string | undefined> =>
      new Set(
        [...blocksOf(blocks(design))]
          .flatMap((block) => (block.type === 'list' ? block.items : []))
          .map((item) => item.marker?.text),
      );
    const bullets = ['disc', 'dash', 'square', 'triangle', 'none'] as const;
    expect(bullets.map((bullet) => [...markers({ bullet })])).toEqual([['•'], ['–'], ['⬝'], ['▸'], [undefined]]);
  });

  test('links', () => {
    const linked = (design: Partial<Design>): Span[] =>
      spans(design).filter((span) => span.link?.href === 'https://link.example');
    expect(linked({ links: 'underline' }).every((span) => span.style.underline)).toBe(true);
    expect(linked({ links: 'accent', accent: '#7a1f5c' }).every(({ style }) => style.color === '#7a1f5c')).toBe(true);
    expect(spans({ links: 'plain' }).some((span) => span.style.underline)).toBe(false);
  });

  test('page and margins', () => {
    const margins = { top: 50, right: 60, bottom: 70, left: 80 };
    const { theme } = composeWith(template, everyField(), { page: 'letter', margins });
    expect(theme).toMatchObject({ pageWidth: 612, pageHeight: 792, margins });
    expect(composeWith(template, everyField()).theme).toMatchObject({ pageWidth: 595.28, pageHeight: 841.89 });
  });

  test('order of sections, titles, and page breaks', () => {
    const resume = everyField();
    resume.sections.reverse();
    for (const section of resume.sections) section.title = `Title of ${section.kind}`;
    const education = resume.sections.find((section) => section.kind === 'education');
    if (education) education.breakBefore = true;
    const composed = composeWith(template, resume).blocks;
    const titles = [...textsOf(composed)].filter((text) => text.role === 'h2').map((text) => text.spans[0]?.text);
    expect(titles.map((title) => title?.toLowerCase())).toEqual(
      resume.sections.map((section) => `title of ${section.kind}`),
    );
    expect([...blocksOf(composed)].filter((block) => block.breakBefore)).toHaveLength(1);
  });

  test('an entry may begin a page, unless its section begins with it', () => {
    const resume = everyField();
    const work = resume.sections.find((section) => section.kind === 'work');
    const [first] = work?.entries ?? [];
    if (work === undefined || first === undefined) throw new Error('there is work');
    const breaks = (): number =>
      [...blocksOf(composeWith(template, resume).blocks)].filter((block) => block.breakBefore).length;
    first.breakBefore = true;
    expect(breaks()).toBe(0);
    work.entries.unshift({ ...first, id: 'one-more', breakBefore: undefined } as typeof first);
    expect(breaks()).toBe(1);
  });
});

const allSpaces = (blocks: readonly Block[]): number => {
  let sum = 0;
  for (const block of blocksOf(blocks)) {
    sum += (block.spaceBefore ?? 0) + (block.spaceAfter ?? 0);
    if (block.type === 'list') sum += block.itemGap * (block.items.length - 1);
    if (block.type === 'group') sum += (block.gap ?? 0) * (block.blocks.length - 1);
  }
  return sum;
};

/** Blocks as templates might write them, for property tests: headers, sections, entries, rows, lists, side rules, of any length. */
import * as fc from 'fast-check';
import type { Block, RowBlock, TextBlock } from '../../blocks/block.ts';
import { entry, group, heading, list, row, section, span, text } from './blocks.ts';

const latin = fc.stringMatching(/^[a-z]{1,9}$/u);
const hebrew = fc.stringMatching(/^[א-ת]{1,9}$/u);
const longWord = fc.stringMatching(/^[a-z]{40,70}$/u);

const sentence = (words: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> =>
  fc.array(words, { minLength: 1, maxLength: most }).map((all) => all.join(' '));

const words = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: sentence(latin, most) },
    { weight: 1, arbitrary: sentence(hebrew, most) },
    { weight: 1, arbitrary: sentence(fc.oneof(latin, longWord), most) },
  );

const space = fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined });
const spaces = fc.record({ spaceBefore: space, spaceAfter: space }).map(({ spaceBefore, spaceAfter }) => ({
  ...(spaceBefore !== undefined && { spaceBefore }),
  ...(spaceAfter !== undefined && { spaceAfter }),
}));

const paragraph: fc.Arbitrary<TextBlock> = fc
  .tuple(words(60), spaces, fc.constantFrom('start', 'end', 'center', 'justify'), fc.boolean())
  .map(([content, around, align, isLinked]) => {
    const block = text(content, { ...around, align });
    if (!isLinked) return block;
    const link = { href: 'https://example.org', description: 'example' };
    return { ...block, spans: [...block.spans, { ...span(' link'), link }, span(' end')] };
  });

const bullets: fc.Arbitrary<Block> = fc
  .tuple(fc.array(fc.oneof(words(12), words(50)), { maxLength: 8 }), fc.integer({ min: 0, max: 5 }))
  .map(([items, itemGap]) =>
    list(
      items.map((item) => text(item)),
      { itemGap },
    ),
  );

const head: fc.Arbitrary<Block> = fc
  .tuple(words(6), words(4), fc.integer({ min: 0, max: 2 }))
  .map(([title, date, form]) => {
    if (form === 0) return heading('h3', title);
    if (form === 1) return row([heading('h3', title)], [text(date, { align: 'end' })], { keepWithNext: true });
    return group([heading('h3', title), text(date)], { keepWithNext: true });
  });

const anEntry: fc.Arbitrary<Block> = fc
  .tuple(head, fc.array(fc.oneof(paragraph, bullets), { maxLength: 3 }), fc.integer({ min: 0, max: 9 }))
  .map(([first, body, form]) => {
    if (form === 0) return besideDate([first, ...body]);
    if (form === 1) return entry([first, ...body], { keepTogether: true });
    if (form === 2) {
      return entry([first, group(body, { indentStart: 14, sideRule: { thickness: 1, color: '#888888', offset: 7 } })]);
    }
    return entry([first, ...body]);
  });

const besideDate = (blocks: readonly Block[]): RowBlock => ({
  type: 'row',
  gap: 8,
  cells: [
    { width: 50, blocks: [text('2019 to 2024')] },
    { width: 'flow', blocks },
  ],
});

const aSection: fc.Arbitrary<Block> = fc
  .tuple(
    words(3),
    fc.array(anEntry, { maxLength: 6 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 15 }),
  )
  .map(([title, entries, gap, form]) =>
    section(
      [
        heading('h2', title, { spaceAfter: 4, ruleBelow: { thickness: 0.5, color: '#000000', distance: 3 } }),
        group(entries, { gap }),
      ],
      { spaceBefore: 12, ...(form === 0 && { breakBefore: true }) },
    ),
  );

export const generatedBlocks: fc.Arbitrary<readonly Block[]> = fc
  .tuple(words(4), words(12), fc.array(aSection, { maxLength: 6 }), fc.boolean())
  .map(([name, contact, sections, hasBackground]) => [
    group([heading('h1', name), text(contact)], {
      role: 'division',
      ...(hasBackground && { background: { color: '#eeeeee', bleed: true, padding: 8 } }),
    }),
    ...sections,
  ]);

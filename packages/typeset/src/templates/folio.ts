/** Folio: two columns to the eye, one to a reader. Section titles hang beside their content; a tinted band carries the name. */
import type { Resume } from '@peersume/resume';
import type { Block, RowBlock } from '../blocks/block.ts';
import { mix, readableOn } from './contrast.ts';
import { bodyGroup } from './pieces/body.ts';
import { contactLines } from './pieces/contact.ts';
import { sectionContent, sectionGroup, timeline } from './pieces/groups.ts';
import { kitOf, type Kit } from './pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine } from './pieces/lines.ts';
import { nameSize } from './pieces/name-size.ts';
import { withPhoto } from './pieces/photo-cell.ts';
import { rowWithEnd, textLine } from './pieces/rows.ts';
import { headingStyle, joinSpans, setLinkedWords, setWords, textStyle } from './pieces/spans.ts';
import type { Template } from './template.ts';
import { viewContact } from './view/contact-view.ts';
import type { EntryView } from './view/entry-view.ts';
import { viewSections, type SectionView } from './view/section-view.ts';
import { headlineOf, nameOf } from './view/words.ts';

export const folio: Template = {
  id: 'folio',
  name: 'Folio',
  description: 'Section titles in a column of their own beside the text, a large serif name on a tinted band.',
  defaults: {
    margins: { top: 42, right: 46, bottom: 44, left: 46 },
    textFont: 'source-sans-3',
    headingFont: 'source-serif-4',
    size: 10.2,
    leading: 1.36,
    accent: '#8f3f22',
    dates: 'short',
    bullet: 'dash',
    links: 'plain',
  },
  compose(resume, theme) {
    const kit = kitOf(theme, {
      rhythm: { bulletGap: 0.2, headGap: 0.2, roleGap: 0.5, entryGap: 0.7, sectionGap: 1.1, titleGap: 0 },
      bullets: { color: theme.accent, indent: 1.1, marker: 0 },
    });
    return [header(resume, kit), ...viewSections(resume, theme).map((section) => composeSection(section, kit))];
  },
};

/** Width of the column of section titles: five or six words of the text. */
const titleColumn = (kit: Kit): number => Math.min(kit.columnWidth * 0.24, kit.theme.size * 11.2);
const columnGap = (kit: Kit): number => kit.theme.size * 1.9;

function header({ basics }: Resume, kit: Kit): Block {
  const { theme, columnWidth } = kit;
  const band = mix(theme.accent, '#ffffff', 0.1);
  const size = nameSize(basics.name, 32, columnWidth);
  const headline = headingStyle(theme, {
    size: theme.size * 1.25,
    italic: true,
    color: readableOn(band, theme.accent),
  });
  const quiet = textStyle(theme, { size: theme.size * 0.95 });
  const contact = contactLines(
    viewContact(basics, theme.language),
    {
      style: quiet,
      separator: '  /  ',
      separatorStyle: textStyle(theme, { size: quiet.size, color: readableOn(band, theme.accent) }),
      width: columnWidth * 0.96,
    },
    { ...theme, accent: readableOn(band, theme.accent) },
  );
  const space = theme.spacing;
  const words = [
    textLine('h1', setWords(nameOf(basics), headingStyle(theme, { size, weight: 600 })), size * 1.15),
    textLine('p', setWords(headlineOf(basics), headline), headline.size * 1.35, { spaceBefore: 1 * space }),
    ...contact.map((spans, index) =>
      textLine('p', spans, quiet.size * 1.4, { spaceBefore: (index === 0 ? 7 : 0) * space }),
    ),
  ];
  const photo = { width: 68, height: 84, shape: 'rectangle', language: theme.language } as const;
  return {
    type: 'group',
    role: 'division',
    background: { color: band, bleed: true, padding: 16 },
    blocks: withPhoto(words, basics, photo),
  };
}

function composeSection(section: SectionView, kit: Kit): Block {
  const { theme, rhythm } = kit;
  const style = headingStyle(theme, { size: theme.size * 1.12, weight: 600, color: theme.accent });
  const label = textStyle(theme, { weight: 600 });
  const content = sectionContent(
    section.content,
    {
      entry: (entry) => composeEntry(entry, kit),
      line: (line) =>
        labelledLine(line, { label, note: textStyle(theme, { color: theme.muted }), value: kit.text }, kit),
      separator: kit.marks.dot,
    },
    kit,
  );
  const title = section.title === undefined ? [] : [textLine('h2', setWords([section.title], style), rhythm.leading)];
  const row: RowBlock = {
    type: 'row',
    gap: columnGap(kit),
    cells: [
      { width: titleColumn(kit), blocks: title },
      { width: 'flow', blocks: content },
    ],
  };
  return sectionGroup(section, kit, [row]);
}

/** Title and dates; for whom and where in the serif's italic; then the story. */
function composeEntry(entry: EntryView, kit: Kit): Block[] {
  const { theme, rhythm, marks } = kit;
  const strong = textStyle(theme, { weight: 600, size: theme.size * 1.04 });
  const grey = textStyle(theme, { color: theme.muted });
  const serif = headingStyle(theme, { italic: true, size: theme.size * 0.98 });
  const under = joinSpans(
    [
      setWords(entry.subtitle, serif, marks.comma),
      setWords(entry.place, serif, marks.comma),
      setWords(entry.about, serif),
      bareKeywords(entry, grey, kit),
      setLinkedWords(entry.address, grey, theme),
    ],
    marks.dot,
    grey,
  );
  return [
    ...rowWithEnd(
      textLine('h3', setWords(entry.title, strong, marks.comma), rhythm.leading),
      setWords(entry.dates, grey),
    ),
    ...rowWithEnd(textLine('p', under, rhythm.leading), []),
    ...labelledKeywords(entry, grey, kit),
    ...timeline(entry.roles, timelineLook(kit), kit),
    ...bodyGroup(entry.body, kit),
  ];
}

function composeRole(role: EntryView, kit: Kit): Block[] {
  const { theme, rhythm, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const title = joinSpans(
    [setWords(role.title, textStyle(theme, { weight: 600 })), setWords(role.place, grey)],
    marks.comma,
    grey,
  );
  return [
    ...rowWithEnd(textLine('p', title, rhythm.leading), setWords(role.dates, grey)),
    ...bodyGroup(role.body, kit),
  ];
}

const timelineLook = (kit: Kit): Parameters<typeof timeline>[1] => ({
  color: kit.theme.accent,
  thickness: 0.5,
  lineAt: 1,
  indent: kit.theme.size * 1.1,
  role: (role) => composeRole(role, kit),
});

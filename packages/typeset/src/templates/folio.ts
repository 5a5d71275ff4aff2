/** Folio: two columns to the eye, one to a reader. Section titles hang beside their content; a tinted band carries the name. */
import type { Resume } from '@peersume/resume';
import type { Block, RowBlock } from '../blocks/block.ts';
import { mix, readableOn } from './contrast.ts';
import { bodyBlocks } from './pieces/body.ts';
import { sectionContent, sectionGroup, timeline, type EntryForm, type TimelineLook } from './pieces/groups.ts';
import { headerParts, stacked } from './pieces/header-parts.ts';
import { kitOf, type Kit } from './pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine } from './pieces/lines.ts';
import { withPhoto } from './pieces/photo-cell.ts';
import { rowWithEnd, separatedRows, textLine } from './pieces/rows.ts';
import { headingStyle, joinSpans, setLinkedWords, setTitle, setWords, textStyle } from './pieces/spans.ts';
import type { Template } from './template.ts';
import type { EntryView } from './view/entry-view.ts';
import { viewSections, type SectionView } from './view/section-view.ts';

export const folio: Template = {
  id: 'folio',
  name: 'Folio',
  description: 'Section titles in a column of their own beside the text, and a large serif name on a tinted band.',
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

function header({ basics }: Resume, kit: Kit): Block {
  const { theme } = kit;
  const color = mix(theme.accent, '#ffffff', 0.1);
  const accent = readableOn(color, theme.accent);
  const size = theme.size * 0.95;
  const photo = { width: 68, height: 84, shape: 'rectangle', language: theme.language } as const;
  const parts = headerParts(
    basics,
    {
      name: headingStyle(theme, { size: 32, weight: 600 }),
      headline: headingStyle(theme, { size: theme.size * 1.25, italic: true, color: accent }),
      contact: textStyle(theme, { size }),
      separator: { text: '  /  ', style: textStyle(theme, { size, color: accent }) },
      links: { links: theme.links, accent },
      headlineGap: 1,
      contactGap: 7,
      photo,
    },
    kit,
  );
  return {
    type: 'group',
    role: 'division',
    background: { color, bleed: true, padding: 16 },
    blocks: withPhoto(stacked(parts), basics, photo),
  };
}

/** The title beside its content, both on the first baseline. Nothing hangs on how long the content is. */
function composeSection(section: SectionView, page: Kit): Block {
  const { theme, marks } = page;
  const gap = theme.size * 1.9;
  const titleWidth = Math.min(page.columnWidth * 0.24, theme.size * 11.2);
  const kit = { ...page, columnWidth: page.columnWidth - titleWidth - gap };
  const title = headingStyle(theme, { size: theme.size * 1.12, weight: 600, color: theme.accent });
  const label = textStyle(theme, { weight: 600 });
  const note = textStyle(theme, { color: theme.muted });
  const content = sectionContent(
    section.content,
    {
      entry: (entry, form) => composeEntry(entry, form, kit),
      line: (line) => labelledLine(line, { label, note, value: kit.text }, kit),
      separator: marks.dot,
    },
    kit,
  );
  const row: RowBlock = {
    type: 'row',
    gap,
    cells: [
      {
        width: titleWidth,
        blocks: [textLine('h2', setTitle(section.title, title), kit)],
      },
      { width: 'flow', blocks: content },
    ],
  };
  return sectionGroup(section, kit, [row]);
}

/** Title and dates; for whom and where in the serif's italic; then the story. */
function composeEntry(entry: EntryView, form: EntryForm, kit: Kit): Block[] {
  const { theme, marks } = kit;
  const strong = textStyle(theme, { weight: 600, size: theme.size * 1.04 });
  const grey = textStyle(theme, { color: theme.muted });
  const serif = headingStyle(theme, { italic: true, size: theme.size * 0.98 });
  const title = setWords(entry.title, strong, marks.comma);
  const dates = setWords(entry.dates, grey);
  if (form === 'line') {
    const subtitle = setWords(entry.subtitle, serif, marks.comma);
    return rowWithEnd('h3', joinSpans([title, subtitle], marks.comma, grey), dates, kit);
  }
  const under = [
    setWords(entry.byline, grey),
    setWords(entry.subtitle, serif, marks.comma),
    setWords(entry.place, serif, marks.comma),
    setWords(entry.about, serif),
    bareKeywords(entry, grey, kit),
    setLinkedWords(entry.address, grey, theme),
  ];
  return [
    ...rowWithEnd('h3', title, dates, kit),
    ...separatedRows(under, grey, [], kit),
    ...labelledKeywords(entry, grey, kit),
    ...timeline(entry.roles, timelineLook(kit), kit),
    ...bodyBlocks(entry.body, kit),
  ];
}

const timelineLook = (kit: Kit): TimelineLook => ({
  color: kit.theme.accent,
  thickness: 0.5,
  lineAt: 1,
  indent: kit.theme.size * 1.1,
  role: (role) => composeRole(role, kit),
});

function composeRole(role: EntryView, kit: Kit): Block[] {
  const { theme, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const strong = textStyle(theme, { weight: 600 });
  const title = joinSpans([setWords(role.title, strong), setWords(role.place, grey)], marks.dot, grey);
  return [...rowWithEnd('p', title, setWords(role.dates, grey), kit), ...bodyBlocks(role.body, kit)];
}

/** Modern: a clear sans page. Large name at the start, one accent for titles, dates at the line's end, air between entries. */
import type { Resume } from '@peersume/resume';
import type { Block } from '../blocks/block.ts';
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

export const modern: Template = {
  id: 'modern',
  name: 'Modern',
  description: 'A clear sans page with a large name, one accent colour and room to breathe, for most applications.',
  defaults: {
    margins: { top: 44, right: 46, bottom: 44, left: 46 },
    textFont: 'inter',
    headingFont: 'inter',
    size: 9.5,
    leading: 1.48,
    accent: '#0b6e63',
    dates: 'short',
    bullet: 'disc',
    links: 'accent',
  },
  compose(resume, theme) {
    const kit = kitOf(theme, {
      rhythm: { bulletGap: 0.2, headGap: 0.25, roleGap: 0.5, entryGap: 0.75, sectionGap: 1.15, titleGap: 0.35 },
      bullets: { color: theme.accent, indent: 1.25, marker: 0.1 },
    });
    return [header(resume, kit), ...viewSections(resume, theme).map((section) => composeSection(section, kit))];
  },
};

function header({ basics }: Resume, kit: Kit): Block {
  const { theme } = kit;
  const size = theme.size * 0.95;
  const photo = { width: 72, height: 72, shape: 'circle', language: theme.language } as const;
  const parts = headerParts(
    basics,
    {
      name: headingStyle(theme, { size: 29, weight: 700, tracking: -0.02 }),
      headline: headingStyle(theme, { size: theme.size * 1.3, weight: 600, color: theme.accent }),
      contact: textStyle(theme, { size, color: theme.muted }),
      separator: { text: '  •  ', style: textStyle(theme, { size, color: theme.accent }) },
      links: { ...theme, links: theme.links === 'underline' ? 'underline' : 'plain' },
      headlineGap: 1,
      contactGap: 6,
      photo,
    },
    kit,
  );
  return { type: 'group', role: 'division', blocks: withPhoto(stacked(parts), basics, photo) };
}

function composeSection(section: SectionView, kit: Kit): Block {
  const { theme, rhythm, marks } = kit;
  const title = headingStyle(theme, { size: theme.size * 1.32, weight: 700, color: theme.accent });
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
  return sectionGroup(section, kit, [
    textLine('h2', setTitle(section.title, title), kit, { leading: title.size * 1.4, spaceAfter: rhythm.titleGap }),
    ...content,
  ]);
}

/** Bold title with the dates at the line's end; under it for whom and, in grey, where. */
function composeEntry(entry: EntryView, form: EntryForm, kit: Kit): Block[] {
  const { theme, text, marks } = kit;
  const strong = textStyle(theme, { weight: 600, size: theme.size * 1.06 });
  const grey = textStyle(theme, { color: theme.muted });
  const title = setWords(entry.title, strong, marks.comma);
  const dates = setWords(entry.dates, grey);
  if (form === 'line') {
    const subtitle = setWords(entry.subtitle, text, marks.comma);
    return rowWithEnd('h3', joinSpans([title, subtitle], marks.comma, grey), dates, kit);
  }
  const under = [
    setWords(entry.byline, grey),
    setWords(entry.subtitle, text, marks.comma),
    setWords(entry.place, grey, marks.comma),
    setWords(entry.about, grey),
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
  thickness: 1,
  lineAt: kit.theme.size * 0.3,
  indent: kit.theme.size * 1.25,
  role: (role) => composeRole(role, kit),
});

function composeRole(role: EntryView, kit: Kit): Block[] {
  const { theme, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const strong = textStyle(theme, { weight: 600 });
  const title = joinSpans([setWords(role.title, strong), setWords(role.place, grey)], marks.dot, grey);
  return [...rowWithEnd('p', title, setWords(role.dates, grey), kit), ...bodyBlocks(role.body, kit)];
}

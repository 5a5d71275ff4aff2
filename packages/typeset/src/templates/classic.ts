/** Classic: a book page. Centred name, contact between middle dots, tracked capitals over a hairline, Garamond throughout. */
import type { Resume } from '@peersume/resume';
import type { Block } from '../blocks/block.ts';
import { bodyBlocks } from './pieces/body.ts';
import { sectionContent, sectionGroup, timeline, type EntryForm, type TimelineLook } from './pieces/groups.ts';
import { headerParts, stacked } from './pieces/header-parts.ts';
import { kitOf, type Kit } from './pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine } from './pieces/lines.ts';
import { withPhoto } from './pieces/photo-cell.ts';
import { rowWithEnd, separatedRows, textLine } from './pieces/rows.ts';
import { headingStyle, joinSpans, setCapitals, setLinkedWords, setWords, textStyle } from './pieces/spans.ts';
import type { Template } from './template.ts';
import type { EntryView } from './view/entry-view.ts';
import { viewSections, type SectionView } from './view/section-view.ts';

export const classic: Template = {
  id: 'classic',
  name: 'Classic',
  description: 'A quiet book page in Garamond with a centred name, for applications where tradition counts.',
  defaults: {
    margins: { top: 45, right: 48, bottom: 45, left: 48 },
    textFont: 'eb-garamond',
    headingFont: 'eb-garamond',
    size: 11,
    leading: 1.26,
    accent: '#1d1b19',
    dates: 'short',
    bullet: 'disc',
    links: 'plain',
  },
  compose(resume, theme) {
    const kit = kitOf(theme, {
      rhythm: { bulletGap: 0.14, headGap: 0.16, roleGap: 0.4, entryGap: 0.6, sectionGap: 0.95, titleGap: 0.4 },
      bullets: { color: theme.ink, indent: 1.15, marker: 0.25 },
    });
    return [header(resume, kit), ...viewSections(resume, theme).map((section) => composeSection(section, kit))];
  },
};

function header({ basics }: Resume, kit: Kit): Block {
  const { theme, marks } = kit;
  const contact = textStyle(theme, { size: theme.size * 0.95 });
  const photo = { width: 66, height: 82, shape: 'rectangle', language: theme.language, centred: true } as const;
  const parts = headerParts(
    basics,
    {
      align: 'center',
      name: headingStyle(theme, { size: 27 }),
      headline: headingStyle(theme, { size: theme.size * 1.15, italic: true, color: theme.muted }),
      contact,
      separator: { text: marks.dot, style: contact },
      links: theme,
      headlineGap: 0,
      contactGap: 3,
      photo,
    },
    kit,
  );
  return { type: 'group', role: 'division', blocks: withPhoto(stacked(parts), basics, photo) };
}

function composeSection(section: SectionView, kit: Kit): Block {
  const { theme, rhythm, marks } = kit;
  const title = headingStyle(theme, { size: theme.size * 0.93, weight: 600, tracking: 0.085, color: theme.accent });
  const ruleBelow = { thickness: 0.5, color: theme.accent, distance: theme.size * 0.4 };
  const label = textStyle(theme, { weight: 600 });
  const note = textStyle(theme, { italic: true });
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
    textLine('h2', setCapitals(section.title, title, theme), kit, { ruleBelow, spaceAfter: rhythm.titleGap }),
    ...content,
  ]);
}

/** Two lines: title and dates, then in italics for whom and where. */
function composeEntry(entry: EntryView, form: EntryForm, kit: Kit): Block[] {
  const { theme, text, marks } = kit;
  const italic = textStyle(theme, { italic: true });
  const title = setWords(entry.title, textStyle(theme, { weight: 600 }), marks.comma);
  const dates = setWords(entry.dates, text);
  const place = setWords(entry.place, italic, marks.comma);
  if (form === 'line') {
    const subtitle = setWords(entry.subtitle, italic, marks.comma);
    return rowWithEnd('h3', joinSpans([title, subtitle], marks.comma, text), dates, kit);
  }
  const subtitle = [
    setWords(entry.byline, text),
    setWords(entry.subtitle, italic, marks.comma),
    setWords(entry.about, italic),
    bareKeywords(entry, italic, kit),
    setLinkedWords(entry.address, text, theme),
  ];
  return [
    ...rowWithEnd('h3', title, dates.length > 0 ? dates : place, kit),
    ...separatedRows(subtitle, text, dates.length > 0 ? place : [], kit),
    ...labelledKeywords(entry, italic, kit),
    ...timeline(entry.roles, timelineLook(kit), kit),
    ...bodyBlocks(entry.body, kit),
  ];
}

const timelineLook = (kit: Kit): TimelineLook => ({
  color: kit.theme.hairline,
  thickness: 0.5,
  lineAt: 2,
  indent: kit.theme.size * 0.9,
  role: (role) => composeRole(role, kit),
});

function composeRole(role: EntryView, kit: Kit): Block[] {
  const { theme, text, marks } = kit;
  const italic = textStyle(theme, { italic: true });
  const title = joinSpans([setWords(role.title, italic), setWords(role.place, text)], marks.comma, text);
  return [...rowWithEnd('p', title, setWords(role.dates, text), kit), ...bodyBlocks(role.body, kit)];
}

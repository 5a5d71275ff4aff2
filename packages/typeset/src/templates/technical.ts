/** Technical: much on one page. Small Plex Sans, capitals under full-width rules, skills as rows, one-line heads. */
import type { Resume } from '@peersume/resume';
import type { Block, RowBlock } from '../blocks/block.ts';
import { bodyBlocks } from './pieces/body.ts';
import { sectionContent, sectionGroup, timeline, type TimelineLook } from './pieces/groups.ts';
import { headerParts } from './pieces/header-parts.ts';
import { kitOf, type Kit } from './pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine, labelRows } from './pieces/lines.ts';
import { withPhoto } from './pieces/photo-cell.ts';
import { columnGapEm, rowWithEnd, textLine } from './pieces/rows.ts';
import { headingStyle, joinSpans, setCapitals, setLinkedWords, setWords, textStyle } from './pieces/spans.ts';
import type { Template } from './template.ts';
import type { EntryView } from './view/entry-view.ts';
import { viewSections, type SectionView } from './view/section-view.ts';

export const technical: Template = {
  id: 'technical',
  name: 'Technical',
  description: 'A dense page for engineers: small but readable type, skills in rows, everything close at hand.',
  defaults: {
    margins: { top: 36, right: 40, bottom: 36, left: 40 },
    textFont: 'ibm-plex-sans',
    headingFont: 'ibm-plex-sans',
    size: 9.2,
    leading: 1.36,
    accent: '#1f4f86',
    dates: 'numeric',
    bullet: 'triangle',
    links: 'accent',
  },
  compose(resume, theme) {
    const kit = kitOf(theme, {
      rhythm: { bulletGap: 0.12, headGap: 0.12, roleGap: 0.3, entryGap: 0.45, sectionGap: 0.7, titleGap: 0.15 },
      bullets: { color: theme.accent, indent: 1.2, marker: 0.15 },
    });
    return [header(resume, kit), ...viewSections(resume, theme).map((section) => composeSection(section, kit))];
  },
};

/** Name and headline on one line where they fit, a rule, the contact lines. */
function header({ basics }: Resume, kit: Kit): Block {
  const { theme, columnWidth } = kit;
  const photo = { width: 48, height: 58, shape: 'rectangle', language: theme.language } as const;
  const { name, headline, contact } = headerParts(
    basics,
    {
      name: headingStyle(theme, { size: 21, weight: 700 }),
      headline: headingStyle(theme, { size: theme.size * 1.15, color: theme.muted }),
      contact: kit.text,
      separator: { text: '  |  ', style: textStyle(theme, { color: theme.muted }) },
      links: theme,
      headlineGap: 0,
      contactGap: 0,
      photo,
    },
    kit,
  );
  const title: RowBlock = {
    type: 'row',
    gap: theme.size * columnGapEm,
    minimumFlow: columnWidth, // whole on one line, or under the name
    cells: [
      { width: 'auto', blocks: name },
      { width: 'flow', blocks: headline.map((line) => ({ ...line, align: 'end' as const })) },
    ],
  };
  // Without contact lines the first section's rule is enough.
  const rule: Block[] =
    contact.length === 0 ? [] : [{ type: 'rule', thickness: 1.5, color: theme.accent, spaceBefore: 3, spaceAfter: 4 }];
  return { type: 'group', role: 'division', blocks: withPhoto([title, ...rule, ...contact], basics, photo) };
}

function composeSection(section: SectionView, kit: Kit): Block {
  const { theme, rhythm } = kit;
  const title = headingStyle(theme, { size: theme.size * 0.93, weight: 700, tracking: 0.06, color: theme.accent });
  const ruleAbove = { thickness: 0.5, color: theme.hairline, distance: 3 };
  const look = {
    label: textStyle(theme, { weight: 600 }),
    note: textStyle(theme, { color: theme.muted }),
    value: kit.text,
  };
  const content = sectionContent(
    section.content,
    {
      entry: (entry) => composeEntry(entry, kit),
      line: (line) => labelledLine(line, look, kit),
      row: labelRows(section.content, look, kit),
      separator: '  |  ',
    },
    kit,
  );
  return sectionGroup(section, kit, [
    textLine('h2', setCapitals(section.title, title, theme), kit, { ruleAbove, spaceAfter: rhythm.titleGap }),
    ...content,
  ]);
}

/** One line: bold title, for whom, and in grey what else there is to know; the dates at its end. */
function composeEntry(entry: EntryView, kit: Kit): Block[] {
  const { theme, text, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const code = textStyle(theme, { family: 'mono', size: theme.size * 0.88, color: theme.muted });
  const head = joinSpans(
    [
      setWords(entry.title, textStyle(theme, { weight: 600 }), marks.comma),
      setWords(entry.byline, text),
      setWords(entry.subtitle, text, marks.comma),
      setWords(entry.place, grey, marks.comma),
      setWords(entry.about, grey),
      bareKeywords(entry, code, kit),
      setLinkedWords(entry.address, grey, theme),
    ],
    marks.comma, // unlike a dot it may end a line
    grey,
  );
  return [
    ...rowWithEnd('h3', head, setWords(entry.dates, grey), kit),
    ...labelledKeywords(entry, grey, kit),
    ...timeline(entry.roles, timelineLook(kit), kit),
    ...bodyBlocks(entry.body, kit),
  ];
}

const timelineLook = (kit: Kit): TimelineLook => ({
  color: kit.theme.hairline,
  thickness: 0.75,
  lineAt: kit.theme.size * 0.3,
  indent: kit.theme.size * 1.2,
  role: (role) => composeRole(role, kit),
});

function composeRole(role: EntryView, kit: Kit): Block[] {
  const { theme, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const strong = textStyle(theme, { weight: 600 });
  const head = joinSpans([setWords(role.title, strong), setWords(role.place, grey)], marks.comma, grey);
  return [...rowWithEnd('p', head, setWords(role.dates, grey), kit), ...bodyBlocks(role.body, kit)];
}

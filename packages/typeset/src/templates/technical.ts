/** Technical: much on one page. Small Plex Sans, titles in Plex Mono under full-width rules, skills as rows, dates in the line. */
import type { Resume } from '@peersume/resume';
import type { Block, RowBlock, TextRole } from '../blocks/block.ts';
import type { Span } from '../text/style.ts';
import { bodyGroup } from './pieces/body.ts';
import { contactLines } from './pieces/contact.ts';
import { sectionContent, sectionGroup, timeline } from './pieces/groups.ts';
import { kitOf, type Kit } from './pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine, labelRows } from './pieces/lines.ts';
import { nameSize } from './pieces/name-size.ts';
import { withPhoto } from './pieces/photo-cell.ts';
import { columnGapEm, rowWithEnd, textLine } from './pieces/rows.ts';
import { headingStyle, joinSpans, setCapitals, setLinkedWords, setWords, textStyle } from './pieces/spans.ts';
import type { Template } from './template.ts';
import { viewContact } from './view/contact-view.ts';
import type { EntryView } from './view/entry-view.ts';
import type { LineView } from './view/line-view.ts';
import { viewSections, type SectionView } from './view/section-view.ts';
import { headlineOf, nameOf } from './view/words.ts';

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
      rhythm: { bulletGap: 0.1, headGap: 0.12, roleGap: 0.3, entryGap: 0.45, sectionGap: 0.7, titleGap: 0.2 },
      bullets: { color: theme.accent, indent: 1.2, marker: 0.15 },
    });
    return [header(resume, kit), ...viewSections(resume, theme).map((section) => composeSection(section, kit))];
  },
};

function header({ basics }: Resume, kit: Kit): Block {
  const { theme, columnWidth, rhythm } = kit;
  const size = nameSize(basics.name, 21, columnWidth);
  const name = headingStyle(theme, { size, weight: 700 });
  const headline = textStyle(theme, { size: theme.size * 1.15, color: theme.muted });
  const contact = contactLines(
    viewContact(basics, theme.language),
    {
      style: kit.text,
      separator: '  |  ',
      separatorStyle: textStyle(theme, { color: theme.muted }),
      width: columnWidth * 0.97,
    },
    theme,
  );
  const title: RowBlock = {
    type: 'row',
    gap: theme.size * columnGapEm,
    minimumFlow: columnWidth,
    cells: [
      { width: 'auto', blocks: [textLine('h1', setWords(nameOf(basics), name), size * 1.2)] },
      {
        width: 'flow',
        blocks: [textLine('p', setWords(headlineOf(basics), headline), rhythm.leading, { align: 'end' })],
      },
    ],
  };
  const words: Block[] = [
    title,
    { type: 'rule', thickness: 1.5, color: theme.accent, spaceBefore: 3, spaceAfter: 4 },
    ...contact.map((spans) => textLine('p', spans, rhythm.leading)),
  ];
  const photo = { width: 48, height: 58, shape: 'rectangle', language: theme.language } as const;
  return { type: 'group', role: 'division', blocks: withPhoto(words, basics, photo) };
}

function composeSection(section: SectionView, kit: Kit): Block {
  const { theme, rhythm } = kit;
  const style = headingStyle(theme, { size: theme.size * 0.93, weight: 700, tracking: 0.06, color: theme.accent });
  const lineLook = {
    label: textStyle(theme, { weight: 600 }),
    note: textStyle(theme, { color: theme.muted }),
    value: kit.text,
  };
  const lines: readonly LineView[] = section.content.form === 'lines' ? section.content.lines : [];
  const content = sectionContent(
    section.content,
    {
      entry: (entry) => composeEntry(entry, kit),
      line: (line) => labelledLine(line, lineLook, kit),
      row: labelRows(lines, lineLook, kit),
      separator: '  |  ',
    },
    kit,
  );
  const title = setCapitals(section.title, style, theme);
  const ruleAbove = { thickness: 0.5, color: theme.hairline, distance: 2 };
  return sectionGroup(section, kit, [
    textLine('h2', title, rhythm.leading, { ruleAbove, spaceAfter: rhythm.titleGap }),
    ...content,
  ]);
}

/** One line: bold title, employer, and after them in grey when and where. */
function composeEntry(entry: EntryView, kit: Kit): Block[] {
  const { theme, text, marks } = kit;
  const strong = textStyle(theme, { weight: 600 });
  const grey = textStyle(theme, { color: theme.muted });
  const head = joinSpans(
    [setWords(entry.title, strong, marks.comma), setWords(entry.subtitle, text, marks.comma)],
    marks.comma,
    text,
  );
  const facts = joinSpans(
    [
      setWords(entry.dates, grey),
      setWords(entry.place, grey, marks.comma),
      setWords(entry.about, grey),
      bareKeywords(entry, grey, kit),
      setLinkedWords(entry.address, grey, theme),
    ],
    marks.dot,
    grey,
  );
  return [
    ...headRow('h3', head, facts, kit),
    ...labelledKeywords(entry, textStyle(theme, { family: 'mono', size: theme.size * 0.86, color: theme.muted }), kit),
    ...timeline(entry.roles, timelineLook(kit), kit),
    ...bodyGroup(entry.body, kit),
  ];
}

function composeRole(role: EntryView, kit: Kit): Block[] {
  const { theme, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const facts = joinSpans([setWords(role.dates, grey), setWords(role.place, grey)], marks.dot, grey);
  const title = setWords(role.title, textStyle(theme, { weight: 600 }), marks.comma);
  return [...headRow('p', title, facts, kit), ...bodyGroup(role.body, kit)];
}

/** Facts directly after the title, on its line; under it where the line is too short. */
function headRow(role: TextRole, title: readonly Span[], facts: readonly Span[], kit: Kit): Block[] {
  const { leading } = kit.rhythm;
  if (title.length === 0 || facts.length === 0) return rowWithEnd(textLine(role, title, leading), facts);
  const row: RowBlock = {
    type: 'row',
    gap: kit.theme.size * 1.2,
    minimumFlow: kit.columnWidth, // on one line or not at all
    cells: [
      { width: 'auto', blocks: [textLine(role, title, leading)] },
      { width: 'flow', blocks: [textLine('p', facts, leading)] },
    ],
    keepWithNext: true,
  };
  return [row];
}

const timelineLook = (kit: Kit): Parameters<typeof timeline>[1] => ({
  color: kit.theme.hairline,
  thickness: 0.75,
  lineAt: kit.theme.size * 0.3,
  indent: kit.theme.size * 1.2,
  role: (role) => composeRole(role, kit),
});

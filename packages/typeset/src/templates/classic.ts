/** Classic: a book page. Centred name, contact between middle dots, tracked capitals over a hairline, Garamond throughout. */
import type { Resume } from '@peersume/resume';
import type { Block, TextRole } from '../blocks/block.ts';
import type { Span } from '../text/style.ts';
import { bodyGroup } from './pieces/body.ts';
import { contactLines } from './pieces/contact.ts';
import { sectionContent, sectionGroup, timeline } from './pieces/groups.ts';
import { kitOf, type Kit } from './pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine } from './pieces/lines.ts';
import { nameSize } from './pieces/name-size.ts';
import { withPhoto } from './pieces/photo-cell.ts';
import { rowWithEnd, textLine } from './pieces/rows.ts';
import { headingStyle, joinSpans, setCapitals, setLinkedWords, setWords, textStyle } from './pieces/spans.ts';
import type { Template } from './template.ts';
import { viewContact } from './view/contact-view.ts';
import type { EntryView } from './view/entry-view.ts';
import { viewSections, type SectionView } from './view/section-view.ts';
import { headlineOf, nameOf } from './view/words.ts';

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
  const { theme, columnWidth } = kit;
  const size = nameSize(basics.name, 27, columnWidth);
  const quiet = textStyle(theme, { size: theme.size * 0.95 });
  const headline = textStyle(theme, { size: theme.size * 1.15, italic: true, color: theme.muted });
  const contact = contactLines(
    viewContact(basics, theme.language),
    { style: quiet, separator: kit.marks.dot, width: columnWidth * 0.96 },
    theme,
  );
  const centred = (role: TextRole, spans: readonly Span[], leading: number, space: number): Block[] =>
    spans.length === 0 ? [] : [textLine(role, spans, leading, { align: 'center', spaceBefore: space * theme.spacing })];
  const words = [
    ...centred('h1', setWords(nameOf(basics), headingStyle(theme, { size })), size * 1.15, 0),
    ...centred('p', setWords(headlineOf(basics), headline), headline.size * 1.3, 1),
    ...contact.flatMap((spans, index) => centred('p', spans, quiet.size * 1.35, index === 0 ? 3 : 0)),
  ];
  const photo = { width: 66, height: 82, shape: 'rectangle', language: theme.language, centred: true } as const;
  return { type: 'group', role: 'division', blocks: withPhoto(words, basics, photo) };
}

function composeSection(section: SectionView, kit: Kit): Block {
  const { theme } = kit;
  const label = textStyle(theme, { weight: 600 });
  const content = sectionContent(
    section.content,
    {
      entry: (entry) => composeEntry(entry, kit),
      line: (line) => labelledLine(line, { label, note: textStyle(theme, { italic: true }), value: kit.text }, kit),
      separator: kit.marks.dot,
    },
    kit,
  );
  return sectionGroup(section, kit, [...sectionTitle(section, kit), ...content]);
}

function sectionTitle({ title }: SectionView, { theme, rhythm }: Kit): Block[] {
  const style = headingStyle(theme, { size: theme.size * 0.93, weight: 600, tracking: 0.085, color: theme.accent });
  const ruleBelow = { thickness: 0.5, color: theme.accent, distance: theme.size * 0.4 };
  return [textLine('h2', setCapitals(title, style, theme), rhythm.leading, { ruleBelow, spaceAfter: rhythm.titleGap })];
}

/** Two lines: title and dates, employer in italics and place. */
function composeEntry(entry: EntryView, kit: Kit): Block[] {
  const { theme, rhythm, text, marks } = kit;
  const italic = textStyle(theme, { italic: true });
  const title = setWords(entry.title, textStyle(theme, { weight: 600 }), marks.comma);
  const dates = setWords(entry.dates, text);
  const place = setWords(entry.place, italic, marks.comma);
  const subtitle = joinSpans(
    [
      setWords(entry.subtitle, italic, marks.comma),
      setWords(entry.about, italic),
      bareKeywords(entry, italic, kit),
      setLinkedWords(entry.address, text, theme),
    ],
    marks.dot,
    text,
  );
  return [
    ...rowWithEnd(textLine('h3', title, rhythm.leading), dates.length > 0 ? dates : place),
    ...rowWithEnd(textLine('p', subtitle, rhythm.leading), dates.length > 0 ? place : []),
    ...labelledKeywords(entry, textStyle(theme, { italic: true }), kit),
    ...timeline(entry.roles, timelineLook(kit), kit),
    ...bodyGroup(entry.body, kit),
  ];
}

const timelineLook = (kit: Kit): Parameters<typeof timeline>[1] => ({
  color: kit.theme.hairline,
  thickness: 0.5,
  lineAt: 2,
  indent: kit.theme.size * 0.9,
  role: (role) => composeRole(role, kit),
});

function composeRole(role: EntryView, kit: Kit): Block[] {
  const italic = textStyle(kit.theme, { italic: true });
  const title = joinSpans([setWords(role.title, italic), setWords(role.place, kit.text)], kit.marks.comma, kit.text);
  return [
    ...rowWithEnd(textLine('p', title, kit.rhythm.leading), setWords(role.dates, kit.text)),
    ...bodyGroup(role.body, kit),
  ];
}

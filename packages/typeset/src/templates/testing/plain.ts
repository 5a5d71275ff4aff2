/** Plain: the smallest complete template. `docs/templates.md` shows this file and explains it. */
import type { Block } from '../../blocks/block.ts';
import { bodyBlocks } from '../pieces/body.ts';
import { sectionContent, sectionGroup, timeline } from '../pieces/groups.ts';
import { headerParts, stacked } from '../pieces/header-parts.ts';
import { kitOf, type Kit } from '../pieces/kit.ts';
import { bareKeywords, labelledKeywords, labelledLine } from '../pieces/lines.ts';
import { withPhoto } from '../pieces/photo-cell.ts';
import { rowWithEnd, separatedRows, textLine } from '../pieces/rows.ts';
import { headingStyle, setLinkedWords, setTitle, setWords, textStyle } from '../pieces/spans.ts';
import type { Template } from '../template.ts';
import type { EntryView } from '../view/entry-view.ts';
import { viewSections } from '../view/section-view.ts';

export const plain: Template = {
  id: 'plain',
  name: 'Plain',
  description: 'One family, one weight of grey, nothing else.',
  defaults: {
    margins: { top: 45, right: 45, bottom: 45, left: 45 },
    textFont: 'literata',
    headingFont: 'literata',
    size: 10,
    leading: 1.4,
    accent: '#333333',
    dates: 'short',
    bullet: 'disc',
    links: 'plain',
  },
  compose(resume, theme) {
    const kit = kitOf(theme, {
      rhythm: { bulletGap: 0.2, headGap: 0.2, roleGap: 0.4, entryGap: 0.7, sectionGap: 1, titleGap: 0.3 },
      bullets: { color: theme.accent, indent: 1.2, marker: 0.2 },
    });
    const { basics } = resume;
    const { text, marks } = kit;
    const bold = headingStyle(theme, { weight: 600, color: theme.accent });
    const photo = { width: 60, height: 60, shape: 'circle', language: theme.language } as const;
    const separator = { text: marks.dot, style: text };
    const header = headerParts(
      basics,
      {
        name: { ...bold, size: 24 },
        headline: text,
        contact: text,
        separator,
        links: theme,
        headlineGap: 0,
        contactGap: 4,
        photo,
      },
      kit,
    );
    const sections = viewSections(resume, theme).map((section) =>
      sectionGroup(section, kit, [
        textLine('h2', setTitle(section.title, bold), kit, { spaceAfter: kit.rhythm.titleGap }),
        ...sectionContent(
          section.content,
          {
            entry: (entry) => entryBlocks(entry, kit),
            line: (line) => labelledLine(line, { label: bold, note: text, value: text }, kit),
            separator: marks.dot,
          },
          kit,
        ),
      ]),
    );
    return [{ type: 'group', role: 'division', blocks: withPhoto(stacked(header), basics, photo) }, ...sections];
  },
};

function entryBlocks(entry: EntryView, kit: Kit): Block[] {
  const { theme, marks } = kit;
  const grey = textStyle(theme, { color: theme.muted });
  const title = setWords(entry.title, textStyle(theme, { weight: 600 }), marks.comma);
  const facts = [entry.byline, entry.subtitle, entry.place, entry.about].map((words) =>
    setWords(words, grey, marks.comma),
  );
  const links = setLinkedWords(entry.address, grey, theme);
  return [
    ...rowWithEnd('h3', title, setWords(entry.dates, grey), kit),
    ...separatedRows([...facts, bareKeywords(entry, grey, kit), links], grey, [], kit),
    ...labelledKeywords(entry, grey, kit),
    ...timeline(
      entry.roles,
      { color: theme.hairline, thickness: 0.5, lineAt: 2, indent: 10, role: (role) => entryBlocks(role, kit) },
      kit,
    ),
    ...bodyBlocks(entry.body, kit),
  ];
}

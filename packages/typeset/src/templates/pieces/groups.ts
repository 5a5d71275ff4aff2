/** Sections, entries and timelines of roles: how their parts hang together and break over pages. */
import type { Block, GroupBlock } from '../../blocks/block.ts';
import type { Color, Span } from '../../text/style.ts';
import type { EntryView } from '../view/entry-view.ts';
import type { LineView } from '../view/line-view.ts';
import type { SectionContent, SectionView } from '../view/section-view.ts';
import { paragraph, setApart } from './body.ts';
import type { Kit } from './kit.ts';
import { columnGapEm } from './rows.ts';
import { separatedLines } from './separated-lines.ts';
import { estimateWidth } from './text-width.ts';

/** A section: its title and its content, apart from what comes before. */
export function sectionGroup(section: SectionView, { rhythm }: Kit, blocks: readonly Block[]): GroupBlock {
  return {
    type: 'group',
    role: 'section',
    blocks,
    spaceBefore: rhythm.sectionGap,
    ...(section.breakBefore && { breakBefore: true }),
  };
}

/** `line`: every entry of the section is so short that title, subtitle and dates stand on one line. */
export type EntryForm = 'line' | 'block';

/** How a template sets what sections hold. */
export interface ContentLook {
  readonly entry: (entry: EntryView, form: EntryForm) => readonly Block[];
  /** One row or one item of a run. */
  readonly line: (line: LineView) => readonly Span[];
  /** Sets a line as something else than a paragraph. */
  readonly row?: (line: LineView) => Block;
  /** Between the items of a run. */
  readonly separator: string;
}

export function sectionContent(content: SectionContent, look: ContentLook, kit: Kit): Block[] {
  if (content.form === 'entries') return entryGroups(content.entries, look, kit);
  if (content.form === 'run') {
    const separator = { text: look.separator, style: kit.text };
    const lines = separatedLines(content.lines.map(look.line), { separator, width: kit.columnWidth });
    return lines.map((line) => paragraph(line, kit));
  }
  const row = look.row ?? ((line) => paragraph(look.line(line), kit));
  return setApart(content.lines.map(row), kit.rhythm.bulletGap);
}

/** One-liners stand close together, other entries apart. */
function entryGroups(entries: readonly EntryView[], look: ContentLook, kit: Kit): Block[] {
  const { rhythm } = kit;
  const form = entries.every((entry) => fitsOneLine(entry, kit)) ? 'line' : 'block';
  const shortGap = form === 'line' ? rhythm.bulletGap : rhythm.entryGap * 0.65;
  const groups = entries.map((entry, index): GroupBlock => ({
    type: 'group',
    role: 'division',
    blocks: look.entry(entry, form),
    // A title is never left alone.
    ...(index > 0 && entry.breakBefore && { breakBefore: true }),
    ...(isShort(entry) && { keepTogether: true }),
  }));
  return setApart(groups, entries.every(isShort) ? shortGap : rhythm.entryGap);
}

/** Nothing but a head. */
const isShort = (entry: EntryView): boolean =>
  entry.body.length === 0 && entry.roles.length === 0 && entry.keywords.length === 0;

function fitsOneLine(entry: EntryView, { text, columnWidth }: Kit): boolean {
  const others = [entry.byline, entry.place, entry.about, entry.address, entry.keywordsLabel];
  if (!isShort(entry) || others.some((words) => words.length > 0)) return false;
  const head = [...entry.title, ...entry.subtitle, ...entry.dates].map((words) => words.text).join(', ');
  return estimateWidth(head, { ...text, weight: 600 }) + text.size * columnGapEm < columnWidth;
}

export interface TimelineLook {
  readonly color: Color;
  readonly thickness: number;
  /** From the column's start to the line, and to the roles. */
  readonly lineAt: number;
  readonly indent: number;
  readonly role: (role: EntryView) => readonly Block[];
}

/** Roles held one after another at one employer, along a thin line; nothing where there are none. */
export function timeline(roles: readonly EntryView[], look: TimelineLook, { rhythm }: Kit): GroupBlock[] {
  if (roles.length === 0) return [];
  return [
    {
      type: 'group',
      role: 'none',
      spaceBefore: rhythm.headGap,
      gap: rhythm.roleGap,
      indentStart: look.indent,
      sideRule: { thickness: look.thickness, color: look.color, offset: look.indent - look.lineAt },
      blocks: roles.map((role) => ({ type: 'group', role: 'division', blocks: look.role(role) })),
    },
  ];
}

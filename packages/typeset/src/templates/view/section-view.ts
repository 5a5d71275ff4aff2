/** What is visible of a résumé, section by section in its own order. A section without content is not there at all. */
import { sectionTitle, type Resume, type Section } from '@peersume/resume';
import { viewEntry, type EntryView, type HeadedEntry, type Voice } from './entry-view.ts';
import { viewLine, type LineEntry, type LineView } from './line-view.ts';
import { present, wordsOf, type Words } from './words.ts';

export interface SectionView {
  readonly id: string;
  /** Absent only for a section of one's own that has no title. */
  readonly title: Words | undefined;
  readonly breakBefore: boolean;
  readonly content: SectionContent;
}

export type SectionContent =
  | { readonly form: 'entries'; readonly entries: readonly EntryView[] }
  /** Rows of a label and what belongs to it. */
  | { readonly form: 'lines'; readonly lines: readonly LineView[] }
  /** Words so short that they run on in one paragraph. */
  | { readonly form: 'run'; readonly lines: readonly LineView[] };

export function viewSections(resume: Resume, voice: Voice): SectionView[] {
  return present(resume.sections.map((section) => viewSection(section, voice)));
}

function viewSection(section: Section, voice: Voice): SectionView | undefined {
  if (!section.visible) return undefined;
  const content = contentOf(section, voice);
  if (content === undefined) return undefined;
  return {
    id: section.id,
    title: wordsOf(section.id, 'title', sectionTitle(section, voice.language)),
    breakBefore: section.breakBefore === true,
    content,
  };
}

function contentOf(section: Section, voice: Voice): SectionContent | undefined {
  const visible = section.entries.filter((entry) => entry.visible);
  const entries = present(visible.filter(isHeaded).map((entry) => viewEntry(entry, voice)));
  if (entries.length > 0) return { form: 'entries', entries };
  const lines = present(visible.filter(isLine).map(viewLine));
  if (lines.length === 0) return undefined;
  const isRun = lines.every((line) => line.values.length === 0);
  return { form: isRun ? 'run' : 'lines', lines };
}

const isLine = (entry: Section['entries'][number]): entry is LineEntry =>
  entry.type === 'skill' || entry.type === 'language' || entry.type === 'interest';

const isHeaded = (entry: Section['entries'][number]): entry is HeadedEntry => !isLine(entry);

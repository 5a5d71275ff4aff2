/** What can begin a new page: a section, or an entry that is not the first of its section. */
import { nameOfEntry, sectionTitle, type Entry, type FieldRef, type Resume, type Section } from '@peersume/resume';
import type { DrawnPreview } from '@peersume/typeset/preview';

export interface BreakTarget {
  readonly id: string;
  /** For people: the section's title, or the first words of the entry. */
  readonly name: string;
  /** It was told to begin a page. */
  readonly isSet: boolean;
}

/** Of the field that is pointed at; null where a break would change nothing. */
export function breakTargetOf(resume: Resume, field: FieldRef): BreakTarget | null {
  const entity = field.slice(0, field.lastIndexOf('/'));
  const shown = resume.sections.filter(({ visible }) => visible);
  for (const [index, section] of shown.entries()) {
    const entries = section.entries.filter(({ visible }) => visible);
    const place = entries.findIndex((entry) => idsOf(entry).has(entity));
    const entry = entries[place];
    if (entity !== section.id && entry === undefined) continue;
    if (entry !== undefined && place > 0 && !isLine(entry)) return targetOf(entry, nameOfEntry(entry));
    // Before the first there is nothing but the name and address.
    return index === 0 ? null : targetOf(section, sectionTitle(section, resume.language));
  }
  return null;
}

const targetOf = ({ id, breakBefore }: Section | Entry, name: string): BreakTarget => ({
  id,
  name,
  isSet: breakBefore === true,
});

export interface BreakPlace {
  readonly page: number;
  /** Upper edge of its first line, points. */
  readonly y: number;
  /** It stands at the top of its page. */
  readonly isTop: boolean;
}

/** Where the target begins on the pages. */
export function placeOfTarget(resume: Resume, drawn: DrawnPreview, id: string): BreakPlace | null {
  const own = ownIds(resume, id);
  for (const [page, { lines }] of drawn.pages.entries()) {
    let isTop = true;
    for (const { id: line, y } of lines) {
      const segments = drawn.lines.get(line)?.segments ?? [];
      const size = Math.max(0, ...segments.map((segment) => segment.size));
      const isOwn = segments.some(
        ({ field }) => field !== undefined && own.has(field.slice(0, field.lastIndexOf('/'))),
      );
      if (isOwn) return { page, y: y - size, isTop };
      isTop = false;
    }
  }
  return null;
}

function ownIds(resume: Resume, id: string): ReadonlySet<string> {
  for (const section of resume.sections) {
    if (section.id === id) return new Set([id, ...section.entries.flatMap((entry) => [...idsOf(entry)])]);
    const entry = section.entries.find((one) => one.id === id);
    if (entry !== undefined) return idsOf(entry);
  }
  return new Set();
}

function idsOf(entry: Entry): ReadonlySet<string> {
  if (entry.type === 'experience') {
    return new Set([entry.id, ...entry.roles.flatMap((role) => [role.id, ...role.body.map(({ id }) => id)])]);
  }
  return new Set([entry.id, ...('body' in entry ? entry.body.map(({ id }) => id) : [])]);
}

const isLine = ({ type }: Entry): boolean => type === 'skill' || type === 'language' || type === 'interest';

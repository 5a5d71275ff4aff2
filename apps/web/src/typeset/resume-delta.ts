/**
 * A résumé sent as what changed since the one before. The model is immutable: what is the same object on this side need
 * not travel, and on the other side it stays the same object too, so that whatever is remembered by object (the decoded
 * photo) stays remembered. A keystroke then costs one entry, not the whole life.
 */
import type { Entry, Resume, Section } from '@peersume/resume';

export interface ResumeDelta {
  /** Whole where absent on the other side; numbers are places in the list before. */
  readonly sections: readonly (number | SectionDelta)[];
  /** Everything but sections, where something in it changed. */
  readonly rest?: Omit<Resume, 'sections'>;
}

interface SectionDelta {
  readonly section: Omit<Section, 'entries'>;
  /** Place of the section, in the list before, whose entries the numbers mean. */
  readonly from: number;
  readonly entries: readonly (number | Entry)[];
}

export function deltaOf(before: Resume | undefined, after: Resume): ResumeDelta {
  const sections = after.sections.map((section) => {
    const same = before?.sections.indexOf(section) ?? -1;
    if (same >= 0) return same;
    const from = before?.sections.findIndex((other) => other.id === section.id) ?? -1;
    const known = before?.sections[from]?.entries ?? [];
    const { entries, ...rest } = section;
    return {
      section: rest,
      from,
      entries: entries.map((entry) => {
        const place = known.indexOf(entry);
        return place >= 0 ? place : entry;
      }),
    };
  });
  const { sections: _, ...rest } = after;
  const isSame =
    before !== undefined &&
    before.basics === after.basics &&
    before.design === after.design &&
    before.language === after.language &&
    before.extra === after.extra;
  return isSame ? { sections } : { sections, rest };
}

export function applyDelta(before: Resume | undefined, delta: ResumeDelta): Resume {
  const rest = delta.rest ?? before;
  if (rest === undefined) throw new Error('the first résumé of a view must be whole');
  const sections = delta.sections.map((part): Section => {
    if (typeof part === 'number') return found(before?.sections[part]);
    const known = before?.sections[part.from]?.entries;
    const entries = part.entries.map((entry) => (typeof entry === 'number' ? found(known?.[entry]) : entry));
    return { ...part.section, entries } as Section;
  });
  return { ...rest, sections };
}

function found<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the résumé before lacks a part that should be there');
  return part;
}

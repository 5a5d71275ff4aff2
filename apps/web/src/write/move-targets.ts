/** Where an entry, a role or a bullet could go besides its own list: for "Move to…", and for those who cannot drag. */
import { sectionTitle, type Entry, type Resume } from '@peersume/resume';
import { summarizeEntry } from './entry-summary.ts';

export interface MoveTarget {
  readonly parent: string;
  readonly label: string;
  /** The section, where several targets may have one name. */
  readonly detail?: string;
}

/** Sections that hold entries of the same type. */
export function sectionsFor(resume: Resume, entryId: string): MoveTarget[] {
  const own = resume.sections.find((section) => section.entries.some((entry) => entry.id === entryId));
  return resume.sections
    .filter((section) => section !== own && section.entryType === own?.entryType)
    .map((section) => ({ parent: section.id, label: sectionTitle(section, resume.language) }));
}

/** Other employers. */
export function employersFor(resume: Resume, roleId: string): MoveTarget[] {
  return experiences(resume)
    .filter(({ entry }) => !entry.roles.some((role) => role.id === roleId))
    .map(({ entry, section }) => ({ parent: entry.id, label: entry.organization, detail: section }));
}

/** Other roles, and entries that have a text. */
export function textsFor(resume: Resume, blockId: string): MoveTarget[] {
  const targets: MoveTarget[] = [];
  for (const section of resume.sections) {
    const detail = sectionTitle(section, resume.language);
    for (const entry of section.entries) {
      const bodies =
        entry.type === 'experience'
          ? entry.roles.map((role) => ({
              ...role,
              label: [role.position, entry.organization].filter(Boolean).join(' · '),
            }))
          : 'body' in entry
            ? [{ ...entry, label: summarizeEntry(entry, resume.language).title }]
            : [];
      for (const { id, body, label } of bodies) {
        if (!body.some((block) => block.id === blockId)) targets.push({ parent: id, label: label || detail, detail });
      }
    }
  }
  return targets;
}

type Experience = Extract<Entry, { type: 'experience' }>;

function experiences(resume: Resume): { entry: Experience; section: string }[] {
  return resume.sections.flatMap((section) =>
    section.entries.flatMap((entry) =>
      entry.type === 'experience' ? [{ entry, section: sectionTitle(section, resume.language) }] : [],
    ),
  );
}

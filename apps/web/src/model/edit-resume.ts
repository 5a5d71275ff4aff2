/** Changes of one part of a résumé, addressed by ids. Pure; everything not named stays the same object. */
import type { Basics, Design, Entry, Resume, Section } from '@peersume/resume';

export const editBasics =
  (change: (basics: Basics) => Basics) =>
  (resume: Resume): Resume => ({ ...resume, basics: change(resume.basics) });

export const editDesign =
  (change: (design: Design) => Design) =>
  (resume: Resume): Resume => ({ ...resume, design: change(resume.design) });

export const editSections =
  (change: (sections: readonly Section[]) => readonly Section[]) =>
  (resume: Resume): Resume => {
    const sections = change(resume.sections);
    return sections === resume.sections ? resume : { ...resume, sections: [...sections] };
  };

export const editSection = (id: string, change: (section: Section) => Section): ((resume: Resume) => Resume) =>
  editSections((sections) => sections.map((section) => (section.id === id ? change(section) : section)));

export const editEntries = (
  sectionId: string,
  change: (entries: readonly Entry[]) => readonly Entry[],
): ((resume: Resume) => Resume) =>
  editSection(sectionId, (section) => {
    const entries = change(section.entries);
    return entries === section.entries ? section : { ...section, entries: [...entries] };
  });

export const editEntry = (
  sectionId: string,
  entryId: string,
  change: (entry: Entry) => Entry,
): ((resume: Resume) => Resume) =>
  editEntries(sectionId, (entries) => entries.map((entry) => (entry.id === entryId ? change(entry) : entry)));

/** Sets a property that may be absent: an empty text takes it away, so that files stay clean. */
export const withLine = <T extends object, K extends keyof T>(owner: T, property: K, text: string): T =>
  text === '' ? without(owner, property) : { ...owner, [property]: text };

/** The same object without an optional property. */
export function without<T extends object, K extends keyof T>(owner: T, property: K): T {
  const { [property]: _, ...rest } = owner;
  return rest as T;
}

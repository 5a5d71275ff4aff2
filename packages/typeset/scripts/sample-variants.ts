/** A sample as a beginner fills it in, as it is, and as long as a life can be. */
import type { Entry, Resume, Section } from '@peersume/resume';

export const variants = ['sparse', 'full', 'long'] as const;
export type Variant = (typeof variants)[number];

export const isVariant = (name: string): name is Variant => (variants as readonly string[]).includes(name);

export function variantOf(resume: Resume, variant: Variant): Resume {
  if (variant === 'full') return resume;
  return variant === 'sparse' ? sparse(resume) : long(resume);
}

/** One entry a section, one bullet an entry, nothing optional. */
function sparse(resume: Resume): Resume {
  const { name, email, location } = resume.basics;
  return {
    ...resume,
    basics: { name, profiles: [], ...(email !== undefined && { email }), ...(location && { location }) },
    sections: resume.sections.slice(0, 5).map((section) => ({
      ...section,
      entries: section.entries.slice(0, 1).map(shorten),
    })),
  };
}

function shorten(entry: Entry): Entry {
  if (entry.type === 'experience') {
    const [first] = entry.roles;
    return first ? { ...entry, roles: [{ ...first, body: first.body.slice(0, 1) }] } : entry;
  }
  return 'body' in entry ? { ...entry, body: entry.body.slice(0, 1) } : entry;
}

/** Sections of experience and projects twice over, as long as they are: two pages, mostly. */
function long(resume: Resume): Resume {
  const { fitPages: _fitPages, ...design } = resume.design;
  return {
    ...resume,
    design,
    sections: resume.sections.map((section) => (repeated.has(section.kind) ? repeat(section) : section)),
  };
}

const repeated = new Set<Section['kind']>(['work', 'projects', 'volunteer']);

const repeat = (section: Section): Section => ({
  ...section,
  entries: [
    ...section.entries,
    ...section.entries.map((entry) => ({ ...structuredClone(entry), id: `${entry.id}-again` })),
  ],
});

/** A résumé from outside may name two things alike; the later one gets another id. */
import type { Entry } from '../schema/entry.ts';
import type { Resume } from '../schema/resume.ts';
import type { RichText } from '../schema/rich-text.ts';
import { positionIds } from './id-source.ts';

/** The same object where all ids differ already. */
export function uniqueIds(resume: Resume): Resume {
  const ids = allIds(resume);
  if (new Set(ids).size === ids.length) return resume;
  const fresh = positionIds();
  const body = (text: RichText): RichText => text.map((block) => ({ ...block, id: fresh(block.id) }));
  const entry = (old: Entry): Entry => {
    const id = fresh(old.id);
    if (old.type === 'experience') {
      return { ...old, id, roles: old.roles.map((role) => ({ ...role, id: fresh(role.id), body: body(role.body) })) };
    }
    return 'body' in old ? { ...old, id, body: body(old.body) } : { ...old, id };
  };
  return {
    ...resume,
    basics: {
      ...resume.basics,
      profiles: resume.basics.profiles.map((profile) => ({ ...profile, id: fresh(profile.id) })),
    },
    sections: resume.sections.map((section) => ({
      ...section,
      id: fresh(section.id),
      entries: section.entries.map(entry),
    })),
  };
}

function allIds(resume: Resume): string[] {
  const ofBody = (text: RichText): string[] => text.map((block) => block.id);
  const ofEntry = (entry: Entry): string[] => {
    if (entry.type === 'experience')
      return [entry.id, ...entry.roles.flatMap((role) => [role.id, ...ofBody(role.body)])];
    return 'body' in entry ? [entry.id, ...ofBody(entry.body)] : [entry.id];
  };
  return [
    ...resume.basics.profiles.map((profile) => profile.id),
    ...resume.sections.flatMap((section) => [section.id, ...section.entries.flatMap(ofEntry)]),
  ];
}

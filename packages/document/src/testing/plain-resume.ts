/** A résumé as a document can hold it: texts without halves of pairs, neighbouring inlines of the same marks joined. */
import type { Entry, Resume, TextBlock } from '@peersume/resume';
import { joinInlines } from '../text/inlines.ts';

export function plainResume(resume: Resume): Resume {
  const body = (blocks: readonly TextBlock[]): TextBlock[] =>
    blocks.map((block) => ({ ...block, inlines: joinInlines(block.inlines) }));
  const entry = (old: Entry): Entry =>
    old.type === 'experience'
      ? { ...old, roles: old.roles.map((role) => ({ ...role, body: body(role.body) })) }
      : 'body' in old
        ? { ...old, body: body(old.body) }
        : old;
  return {
    ...resume,
    sections: resume.sections.map((section) => ({ ...section, entries: section.entries.map(entry) })),
  };
}

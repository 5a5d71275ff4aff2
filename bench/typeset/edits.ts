/** Keystrokes: the same résumé with one more letter in one bullet, as an editor would make it. */
import type { Entry, Resume, TextBlock } from '@peersume/resume';

/** A new résumé in which only the text block on the way to the edited letter is new. */
export function withTypedText(resume: Resume, typed: string): Resume {
  let isDone = false;
  const inBody = (body: readonly TextBlock[]): TextBlock[] =>
    body.map((block) => {
      const [first, ...rest] = block.inlines;
      if (isDone || first === undefined) return block;
      isDone = true;
      return { ...block, inlines: [{ ...first, text: `${first.text} ${typed}` }, ...rest] };
    });
  const inEntry = (entry: Entry): Entry =>
    entry.type === 'experience' && !isDone
      ? { ...entry, roles: entry.roles.map((role) => (isDone ? role : { ...role, body: inBody(role.body) })) }
      : entry;
  return {
    ...resume,
    sections: resume.sections.map((section) => ({ ...section, entries: section.entries.map(inEntry) })),
  };
}

const sentence = 'and carried the change through review, rollout and the first month of calls without a page';

/** The letters of a sentence one after the other, for ever. */
export const typedAfter = (keystrokes: number): string => sentence.slice(0, (keystrokes % sentence.length) + 1);

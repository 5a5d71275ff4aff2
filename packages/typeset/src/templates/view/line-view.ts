/** Skills, languages and interests: a label, how well, and what belongs to it; each one line. */
import type { Entry } from '@peersume/resume';
import { present, wordsOf, type Words } from './words.ts';

export interface LineView {
  readonly id: string;
  readonly label: readonly Words[];
  /** How well: a level, a fluency. */
  readonly note: readonly Words[];
  readonly values: readonly Words[];
}

export type LineEntry = Extract<Entry, { type: 'skill' | 'language' | 'interest' }>;

/** Nothing where the entry has nothing to show. */
export function viewLine(entry: LineEntry): LineView | undefined {
  const line = lineByType(entry);
  return line.label.length + line.note.length + line.values.length > 0 ? line : undefined;
}

function lineByType(entry: LineEntry): LineView {
  const { id } = entry;
  switch (entry.type) {
    case 'skill':
      return {
        id,
        label: present([wordsOf(id, 'name', entry.name)]),
        note: present([wordsOf(id, 'level', entry.level)]),
        values: keywordsOf(entry),
      };
    case 'language':
      return {
        id,
        label: present([wordsOf(id, 'language', entry.language)]),
        note: present([wordsOf(id, 'fluency', entry.fluency)]),
        values: [],
      };
    case 'interest':
      return { id, label: present([wordsOf(id, 'name', entry.name)]), note: [], values: keywordsOf(entry) };
  }
}

const keywordsOf = (entry: { readonly id: string; readonly keywords: readonly string[] }): Words[] =>
  present(entry.keywords.map((keyword) => wordsOf(entry.id, 'keywords', keyword)));

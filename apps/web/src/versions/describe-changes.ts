/** What changed between two states of a résumé, for a person to read: by section, with the words themselves. */
import type { Change, Words } from '@peersume/document';
import { findEntity } from '../model/find-entity.ts';
import { sayable, shorten } from './sayable.ts';
import { fieldRef, nameOfEntry, type FieldRef, type Id, type Resume } from '@peersume/resume';

export interface ChangedPart {
  /** A section's id; or `basics`, `design`. */
  readonly part: Id;
  readonly lines: readonly ChangeLine[];
}

export interface ChangeLine {
  readonly key: string;
  readonly type: 'added' | 'removed' | 'moved' | 'changed';
  /** The entry it is in, by its name; empty where there is none. */
  readonly where: string;
  readonly words: readonly Words[];
  /** Where it shows in the page, if it does. */
  readonly field: FieldRef | null;
}

/** Words kept around a change; the rest of a long text is left out. */
const around = 40;

export function describeChanges(before: Resume, after: Resume, changes: readonly Change[]): ChangedPart[] {
  const parts = new Map<Id, ChangeLine[]>();
  changes.forEach((change, index) => {
    const part = change.section ?? (change.entity === 'design' || change.entity === 'resume' ? 'design' : 'basics');
    // What a setting was called inside helps nobody: the page shows the look.
    const words = part === 'design' ? [] : wordsOf(change);
    const lines = parts.get(part) ?? [];
    parts.set(part, lines);
    const where =
      change.entry === undefined || change.entry === change.entity ? '' : nameOf(change.entry, before, after);
    lines.push({ key: `${change.entity}/${index}`, type: typeOf(change), where, words, field: fieldOf(change) });
  });
  return [...parts].map(([part, lines]) => ({ part, lines: withoutRepeats(lines) }));
}

const typeOf = ({ type }: Change): ChangeLine['type'] => (type === 'field' || type === 'text' ? 'changed' : type);

function fieldOf(change: Change): FieldRef | null {
  if (change.type === 'text') return fieldRef(change.entity, 'inlines');
  return change.type === 'field' ? fieldRef(change.entity, change.field) : null;
}

function wordsOf(change: Change): readonly Words[] {
  switch (change.type) {
    case 'added':
    case 'removed':
      return [{ type: change.type, text: shorten(change.text) }];
    case 'moved':
      return [];
    case 'text':
      return clip(change.words);
    case 'field':
      return change.words === undefined
        ? [
            ...(isSayable(change.before) ? [{ type: 'removed' as const, text: sayable(change.before) }] : []),
            ...(isSayable(change.after) ? [{ type: 'added' as const, text: sayable(change.after) }] : []),
          ]
        : clip(change.words);
  }
}

/** Of what has no words, one line is enough: the look has changed. */
function withoutRepeats(lines: readonly ChangeLine[]): ChangeLine[] {
  const seen = new Set<string>();
  return lines.filter(({ type, where, words }) => {
    if (words.length > 0) return true;
    const said = `${type}/${where}`;
    return !seen.has(said) && Boolean(seen.add(said));
  });
}

const isSayable = (value: unknown): boolean => sayable(value) !== '';

function clip(words: readonly Words[]): Words[] {
  return words.map((part, index) => {
    if (part.type !== 'same' || part.text.length <= 2 * around) return part;
    const head = index === 0 ? '' : part.text.slice(0, around);
    const tail = index === words.length - 1 ? '' : part.text.slice(-around);
    return { type: 'same', text: `${head} … ${tail}` };
  });
}

function nameOf(id: Id, ...resumes: readonly Resume[]): string {
  for (const resume of resumes.toReversed()) {
    const found = findEntity(resume, id);
    const name = found?.type === 'entry' ? nameOfEntry(found.value) : '';
    if (name !== '') return name;
  }
  return '';
}

/**
 * Documents as they were stored by an earlier version of this program, and what they said. They are opened by tests for
 * ever; `scripts/write-golden.ts` adds one.
 */
import type { Resume } from '@peersume/resume';
import type { ResumeDocument } from '../document.ts';

export interface Golden {
  readonly batches: readonly Uint8Array[];
  readonly checkpoint: Uint8Array;
  readonly undo: Uint8Array;
  readonly said: Said;
}

/** Everything that one can ask of it. */
export interface Said {
  readonly resume: Resume;
  readonly variants: readonly { readonly id: string; readonly name: string; readonly resume: Resume }[];
  readonly versions: readonly { readonly name: string; readonly time: number; readonly resume: Resume | null }[];
  /** How many steps can be undone, and what it says then. */
  readonly undone: { readonly steps: number; readonly resume: Resume };
  readonly removed: readonly string[];
}

export function whatIsSaid(document: ResumeDocument, resumeOf: (version: number) => Resume | undefined): Said {
  const said = {
    resume: document.resume(),
    variants: document.variants().map(({ id, name }) => ({ id, name, resume: document.resume(id) })),
    versions: document.versions().map(({ name, time }, index) => ({ name, time, resume: resumeOf(index) ?? null })),
    removed: [...document.source.tree().nodes.keys()].filter((id) => document.source.isGone(id)).sort(),
  };
  let steps = 0;
  while (document.undo()) steps++;
  return { ...said, undone: { steps, resume: document.resume() } };
}

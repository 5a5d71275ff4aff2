/**
 * The résumé being written, with undo. Holds whole snapshots: the model is immutable, so a snapshot costs only what
 * changed. Listeners are told synchronously, so that typesetting starts before React draws the form.
 */
import type { Resume } from '@peersume/resume';

export interface ResumeStore {
  /** Null before a résumé is chosen. */
  current(): Resume | null;
  /** Counts every change, so that others can tell whether they have seen the newest. */
  revision(): number;
  /** Edits of one `group` within `groupMs` of one another are undone together. */
  edit(change: (resume: Resume) => Resume, group?: string): void;
  /** Another résumé; its undo starts afresh. */
  open(resume: Resume | null): void;
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  subscribe(listener: () => void): () => void;
  /** Told of edits, undo and redo, not of another résumé being opened. */
  onEdit(listener: (resume: Resume) => void): void;
}

/** A pause of this length begins a new step of undo. */
const groupMs = 900;
/** Snapshots kept; old ones share most of their parts with newer ones. */
const maxSteps = 500;

export function createResumeStore({ now }: { now: () => number }): ResumeStore {
  let resume: Resume | null = null;
  let revision = 0;
  let past: Resume[] = [];
  let future: Resume[] = [];
  let last: { group: string; at: number } | null = null;
  const listeners = new Set<() => void>();
  const editListeners = new Set<(resume: Resume) => void>();

  function set(next: Resume | null): void {
    resume = next;
    revision += 1;
    for (const listener of listeners) listener();
  }

  function setEdited(next: Resume): void {
    set(next);
    for (const listener of editListeners) listener(next);
  }

  return {
    current: () => resume,
    revision: () => revision,
    edit(change, group) {
      if (resume === null) return;
      const next = change(resume);
      if (next === resume) return;
      const at = now();
      const continues = group !== undefined && last !== null && last.group === group && at - last.at < groupMs;
      if (!continues) past = [...past.slice(1 - maxSteps), resume];
      last = group === undefined ? null : { group, at };
      future = [];
      setEdited(next);
    },
    open(next) {
      past = [];
      future = [];
      last = null;
      set(next);
    },
    undo() {
      const previous = past.at(-1);
      if (previous === undefined || resume === null) return false;
      past = past.slice(0, -1);
      future = [resume, ...future];
      last = null;
      setEdited(previous);
      return true;
    },
    redo() {
      const next = future[0];
      if (next === undefined || resume === null) return false;
      future = future.slice(1);
      past = [...past, resume];
      last = null;
      setEdited(next);
      return true;
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onEdit: (listener) => void editListeners.add(listener),
  };
}

/**
 * Saves the résumé in progress shortly after each edit, and at once when the page is about to go. Its state is a fact:
 * `saved` only after the write is durable and nothing newer waits.
 */
import type { Resume } from '@peersume/resume';
import { observable, type Observable } from '../shell/observable.ts';
import type { Keep, KeptResume } from './keep.ts';

export type SaveState =
  | { readonly type: 'saved' }
  | { readonly type: 'saving' }
  | { readonly type: 'failed'; readonly reason: string }
  /** Another tab of this browser writes this résumé; this one must not. */
  | { readonly type: 'elsewhere' };

export interface Autosave {
  readonly state: Observable<SaveState>;
  /** From now on this is the résumé in progress. */
  begin(id: string, career?: string): void;
  current(): string | undefined;
  changed(resume: Resume): void;
  /** Writes what waits, now. */
  flush(): Promise<void>;
  /** What is not durable yet. */
  unsaved(): readonly KeptResume[];
  /** True: this tab writes. False: it only shows. */
  setWriter(isWriter: boolean): void;
}

/** Long enough that a burst of keys is one write, short enough that nothing is lost with a closed lid. */
const pauseMs = 150;

export interface Timer {
  start(callback: () => void, ms: number): number;
  stop(id: number): void;
}

export function createAutosave({ keep, now, timer }: { keep: Keep; now: () => number; timer: Timer }): Autosave {
  const state = observable<SaveState>({ type: 'saved' });
  let current: string | undefined;
  const careers = new Map<string, string>();
  /** The newest unsaved state of each résumé; more than one while another was just opened. */
  const waiting = new Map<string, Resume>();
  /** On its way to the disk. */
  const inFlight = new Map<string, Resume>();
  let writing: Promise<void> | undefined;
  let scheduled: number | undefined;
  let isWriter = true;

  function recordOf(id: string, resume: Resume): KeptResume {
    const career = careers.get(id);
    return {
      id,
      savedAt: now(),
      title: titleOf(resume),
      text: JSON.stringify(resume),
      ...(career === undefined ? {} : { career }),
    };
  }

  async function write(): Promise<void> {
    if (scheduled !== undefined) timer.stop(scheduled);
    scheduled = undefined;
    if (!isWriter) return;
    for (const [id, resume] of [...waiting]) {
      try {
        waiting.delete(id);
        inFlight.set(id, resume);
        await keep.put(recordOf(id, resume));
        inFlight.delete(id);
        if (waiting.size === 0) state.set({ type: 'saved' });
      } catch (error) {
        // Held in memory; the next edit tries again.
        inFlight.delete(id);
        if (!waiting.has(id)) waiting.set(id, resume);
        state.set({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  function flush(): Promise<void> {
    // One after another, so that an older text can never land on a newer one.
    writing = (writing ?? Promise.resolve()).then(write);
    return writing;
  }

  return {
    state,
    begin(id, career) {
      current = id;
      if (career !== undefined) careers.set(id, career);
      state.set(isWriter ? { type: 'saved' } : { type: 'elsewhere' });
    },
    current: () => current,
    changed(resume) {
      if (current === undefined) return;
      waiting.set(current, resume);
      if (!isWriter) return;
      state.set({ type: 'saving' });
      if (scheduled !== undefined) timer.stop(scheduled);
      scheduled = timer.start(() => void flush(), pauseMs);
    },
    flush,
    unsaved: () =>
      isWriter ? [...new Map([...inFlight, ...waiting])].map(([id, resume]) => recordOf(id, resume)) : [],
    setWriter(next) {
      isWriter = next;
      state.set(next ? { type: 'saved' } : { type: 'elsewhere' });
    },
  };
}

export const titleOf = (resume: Resume): string =>
  [resume.basics.name.trim(), resume.basics.headline?.trim()].filter(Boolean).join(' · ') || 'Untitled résumé';

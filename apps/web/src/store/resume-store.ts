/**
 * A bridge for forms that still edit the résumé as one value: what they make of it is written into the session's
 * document as `rewrite`, which changes only what differs. New code uses `session.apply`.
 */
import type { Resume } from '@peersume/resume';
import type { Session } from '../session/session.ts';
import type { Observable } from '../shell/observable.ts';

export interface ResumeStore {
  /** Null before a résumé is chosen. */
  current(): Resume | null;
  /** Edits of one `group` with no pause between them are undone together. */
  edit(change: (resume: Resume) => Resume, group?: string): void;
  /** Told of every change, and of another résumé. */
  subscribe(listener: () => void): () => void;
}

export function createResumeStore(session: Observable<Session | null>): ResumeStore {
  return {
    current: () => session.get()?.resume() ?? null,
    edit(change, group) {
      const open = session.get();
      if (open === null) return;
      const before = open.resume();
      const resume = change(before);
      if (resume !== before) open.apply({ type: 'rewrite', resume }, group);
    },
    subscribe(listener) {
      let stop = session.get()?.subscribe(listener);
      const stopWatching = session.subscribe(() => {
        stop?.();
        stop = session.get()?.subscribe(listener);
        listener();
      });
      return () => {
        stop?.();
        stopWatching();
      };
    },
  };
}

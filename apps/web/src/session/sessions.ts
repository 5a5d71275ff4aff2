/**
 * Which résumé is in progress in this tab. The document, Yjs and all that edits is loaded with the first. A session
 * whose words could not be stored is not let go when it is left: it waits here, tries again, and is found by its id.
 */
import type { Result } from '@peersume/base';
import type { Resume } from '@peersume/resume';
import { newId } from '../model/new-entities.ts';
import { observable, type Observable } from '../shell/observable.ts';
import type { OpenSession } from './create-session.ts';
import type { Drawer } from './drawer.ts';
import { leaveLastWords } from './last-words.ts';
import type { OpenFailure, OpenPorts, SessionMaker } from './open-session.ts';
import type { Session } from './session.ts';

export interface Sessions {
  readonly current: Observable<Session | null>;
  begin(resume: Resume, career?: string): Promise<Session>;
  open(id: string): Promise<Result<Session, OpenFailure>>;
  /** Saves, and lets go of what is saved. */
  leave(): Promise<void>;
  /** The page may be about to end. False: something that was written would be lost with it. */
  end(): boolean;
}

/** Name of the user-timing measure from asking for a kept résumé to knowing what it says. */
const openingMeasure = 'peersume:open';

export interface SessionsOptions extends OpenPorts {
  readonly drawer: Drawer;
  /** It was left, is not stored, and waits here. */
  readonly onLeftUnsaved: (session: Session) => void;
  /** Loads what a document needs. */
  readonly load: () => Promise<SessionMaker>;
}

export function createSessions({ library, drawer, load, onLeftUnsaved, ...given }: SessionsOptions): Sessions {
  const current = observable<Session | null>(null);
  /** Those that are not let go of yet, the one in progress among them. */
  const open = new Map<string, OpenSession>();
  const tab = newId('tab');
  const ports: OpenPorts = { ...given, library };
  /** Counts what was put on the desk. */
  let shown = 0;

  /** What was shown before is let go only now: until then it could still be written in. */
  async function show(session: OpenSession): Promise<Session> {
    const before = open.get(current.get()?.id ?? '');
    shown += 1;
    open.set(session.id, session);
    current.set(session);
    if (before !== undefined && before !== session) await letGo(before);
    return session;
  }

  async function letGo(session: OpenSession): Promise<void> {
    await session.save();
    // Somebody has come back to it meanwhile.
    if (current.get() === session) return;
    const { type } = session.saving.get();
    if (type !== 'saved' && type !== 'readOnly') {
      onLeftUnsaved(session);
      return;
    }
    open.delete(session.id);
    await session.close();
  }

  return {
    current,
    async begin(resume, career) {
      const { beginSession } = await load();
      return show(beginSession(newId('resume'), resume, career, ports));
    },
    async open(id) {
      const held = open.get(id);
      if (held !== undefined) return { ok: true, value: await show(held) };
      const { openSession } = await load();
      const start = performance.now();
      const opened = await openSession(id, ports);
      if (!opened.ok) return opened;
      opened.value.resume();
      performance.measure(openingMeasure, { start, end: performance.now() });
      return { ok: true, value: await show(opened.value) };
    },
    async leave() {
      const session = open.get(current.get()?.id ?? '');
      if (session === undefined) return;
      const before = shown;
      await session.save();
      // Another, or this one again, was opened meanwhile.
      if (shown !== before) return;
      current.set(null);
      await letGo(session);
    },
    end() {
      let isSafe = true;
      for (const session of open.values()) {
        if (!leaveLastWords(drawer, tab, session.id, session.unsaved())) isSafe = false;
        if (ports.trouble !== undefined && session.revision() > 0) isSafe = false;
        void session.save().then(() => leaveLastWords(drawer, tab, session.id, session.unsaved()));
      }
      return isSafe;
    },
  };
}

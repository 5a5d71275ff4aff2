/**
 * Which résumé is in progress in this tab. The document, Yjs and all that edits is loaded with the first. A session
 * whose words could not be stored is not let go when it is left: it waits here, tries again, and is found by its id.
 */
import type { LogStoreError, Result } from '@peersume/base';
import type { OperationError } from '@peersume/document';
import type { Resume } from '@peersume/resume';
import type { Library } from '@peersume/storage';
import { newId } from '../model/new-entities.ts';
import { observable, type Observable } from '../shell/observable.ts';
import type { OpenSession } from './create-session.ts';
import type { Drawer } from './drawer.ts';
import { leaveLastWords } from './last-words.ts';
import type { OpenFailure, OpenPorts } from './open-session.ts';
import type { Session } from './session.ts';

export interface Sessions {
  readonly current: Observable<Session | null>;
  begin(resume: Resume, career?: string): Promise<Session>;
  open(id: string): Promise<Result<Session, OpenFailure>>;
  /** Saves, and lets go of what is saved. */
  leave(): Promise<void>;
  /** The page may be about to end. */
  end(): void;
}

export interface SessionsOptions {
  readonly library: Library;
  readonly drawer: Drawer;
  readonly device: string;
  readonly read: OpenPorts['read'];
  readonly refused: (error: OperationError) => void;
  readonly onFirstChange: () => void;
  readonly onRemoved: () => void;
  /** It was left, is not stored, and waits here. */
  readonly onLeftUnsaved: (session: Session) => void;
  /** Loads what a document needs. */
  readonly load: () => Promise<Pick<typeof import('./open-session.ts'), 'beginSession' | 'openSession'>>;
  readonly trouble?: LogStoreError | undefined;
}

export function createSessions({ library, drawer, load, onLeftUnsaved, ...given }: SessionsOptions): Sessions {
  const current = observable<Session | null>(null);
  /** Those that are not let go of yet, the one in progress among them. */
  const open = new Map<string, OpenSession>();
  const tab = newId('tab');
  const ports: OpenPorts = {
    ...given,
    library,
    now: () => Date.now(),
    timer: { start: (callback, ms) => window.setTimeout(callback, ms), stop: (id) => window.clearTimeout(id) },
  };

  function show(session: OpenSession): Session {
    open.set(session.id, session);
    current.set(session);
    return session;
  }

  async function leave(): Promise<void> {
    const session = open.get(current.get()?.id ?? '');
    if (session === undefined) return;
    await session.save();
    if (current.get() === session) current.set(null);
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
      await leave();
      return show(beginSession(newId('resume'), resume, career, ports));
    },
    async open(id) {
      const held = open.get(id);
      if (held !== undefined) return { ok: true, value: show(held) };
      const { openSession } = await load();
      await leave();
      const opened = await openSession(id, ports);
      if (!opened.ok) return opened;
      return { ok: true, value: show(opened.value) };
    },
    leave,
    end() {
      for (const session of open.values()) {
        leaveLastWords(drawer, tab, session.id, session.unsaved());
        void session.save().then(() => leaveLastWords(drawer, tab, session.id, session.unsaved()));
      }
    },
  };
}

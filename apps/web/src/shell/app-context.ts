/** What every part of the interface may reach: made once in app.tsx. */
import type { Resume } from '@peersume/resume';
import type { Library } from '@peersume/storage';
import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react';
import type { PageFacts } from '../page/page-facts.ts';
import type { Backup } from '../session/backup.ts';
import type { Session } from '../session/session.ts';
import type { TypesetClient } from '../typeset/client.ts';
import type { Actions } from './actions.ts';
import { useObservable, type Observable } from './observable.ts';
import type { View, ViewState } from './view-state.ts';

export interface App {
  readonly library: Library;
  /** The résumé in progress; null on the start screen. */
  readonly session: Observable<Session | null>;
  readonly view: View;
  readonly client: TypesetClient;
  readonly facts: Observable<PageFacts>;
  readonly actions: Actions;
  readonly backup: Backup;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new Error('the interface is drawn outside of the app');
  return app;
}

export function useView<S>(pick: (state: ViewState) => S): S {
  return useObservable(useApp().view, pick);
}

const itself = <T>(value: T): T => value;

/** The résumé in progress; only what stands on the desk may ask. */
export function useSession(): Session {
  const session = useObservable(useApp().session, itself);
  if (session === null) throw new Error('there is no résumé in progress');
  return session;
}

/** It can be read here and not changed: nothing is offered that would. */
export function useReadOnly(): boolean {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => session.document.readOnly() !== undefined);
}

/** The résumé in progress, or a part of it; `pick` must return parts, not new objects. */
export function useResume<S>(pick: (resume: Resume) => S): S {
  const session = useSession();
  return useSyncExternalStore(
    session.subscribe,
    useCallback(() => pick(session.resume()), [session, pick]),
  );
}

/** Plain data made from the résumé; the same object as long as it says the same, so that typing elsewhere draws nothing. */
export function useOutlineOf<S>(make: (resume: Resume) => S): S {
  const session = useSession();
  const last = useRef<{ readonly of: Resume; readonly said: string; readonly value: S } | null>(null);
  return useSyncExternalStore(session.subscribe, () => {
    const resume = session.resume();
    if (last.current?.of === resume) return last.current.value;
    const value = make(resume);
    const said = JSON.stringify(value);
    last.current = { of: resume, said, value: last.current?.said === said ? last.current.value : value };
    return last.current.value;
  });
}

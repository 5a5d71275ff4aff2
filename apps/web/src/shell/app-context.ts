/** What every part of the interface may reach: made once in app.tsx. */
import type { Resume } from '@peersume/resume';
import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react';
import type { Autosave } from '../keep/autosave.ts';
import type { Keep } from '../keep/keep.ts';
import type { ResumeStore } from '../store/resume-store.ts';
import type { TypesetClient } from '../typeset/client.ts';
import type { Actions } from './actions.ts';
import type { PageFacts } from '../page/page-facts.ts';
import { useObservable, type Observable } from './observable.ts';
import type { View, ViewState } from './view-state.ts';

export interface App {
  readonly store: ResumeStore;
  readonly view: View;
  readonly client: TypesetClient;
  readonly keep: Keep;
  readonly autosave: Autosave;
  readonly facts: Observable<PageFacts>;
  readonly actions: Actions;
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

/** Plain data made from the résumé; the same object as long as it says the same, so that typing elsewhere draws nothing. */
export function useOutlineOf<S>(make: (resume: Resume) => S): S | null {
  const { store } = useApp();
  const last = useRef<{ readonly said: string; readonly value: S } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const resume = store.current();
    if (resume === null) return null;
    const value = make(resume);
    const said = JSON.stringify(value);
    if (last.current?.said !== said) last.current = { said, value };
    return last.current.value;
  });
}

/** The résumé in progress, or a part of it; `pick` must return parts, not new objects. */
export function useResume<S>(pick: (resume: Resume | null) => S): S {
  const { store } = useApp();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => pick(store.current()), [store, pick]),
  );
}

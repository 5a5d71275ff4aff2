import type { Library } from '@peersume/storage';
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useLocale } from './language/locale.ts';
import { m } from './language/messages.ts';
import { newId } from './model/new-entities.ts';
import { noPages } from './page/page-facts.ts';
import { bringLastWordsHome } from './session/last-words.ts';
import { refusalWords } from './session/refusal-words.ts';
import { createSessions, loadDesk } from './session/sessions.ts';
import { createActions } from './shell/actions.ts';
import { AppContext, useApp, useView, type App } from './shell/app-context.ts';
import { Notices } from './shell/notices.tsx';
import { observable, useObservable } from './shell/observable.ts';
import { handleShortcut, ShortcutsDialog } from './shell/shortcuts.tsx';
import { createView, notify, patch } from './shell/view-state.ts';
import { StartScreen } from './start/start-screen.tsx';
import { createResumeStore } from './store/resume-store.ts';
import { createTypesetClient } from './typeset/client.ts';
import { createFontRegistry } from './typeset/font-registry.ts';

const Desk = lazy(() => import('./shell/desk.tsx').then(({ Desk: desk }) => ({ default: desk })));

export function startApp(worker: Worker, library: Library): void {
  const app = createApp(worker, library);
  const root = document.getElementById('app');
  if (root === null) throw new Error('index.html has no #app');
  void openAddress(app);
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <Root />
      </AppContext>
    </StrictMode>,
  );
  setTimeout(loadDesk, prefetchAfterMs);
}

/** The first thumbnails go before. */
const prefetchAfterMs = 2_000;

function createApp(worker: Worker, library: Library): App {
  const view = createView();
  const client = createTypesetClient({ worker, fonts: createFontRegistry(document.fonts) });
  const sessions = createSessions({
    library,
    drawer: localStorage,
    device: deviceName(),
    read: (text) => client.ask({ what: 'read-file', bytes: new TextEncoder().encode(text) }),
    refused(error) {
      const text = refusalWords(error);
      if (text !== undefined) notify(view, { text });
    },
    onFirstChange: () => void library.persist(),
  });
  const actions = createActions({ library, sessions, view, client });
  worker.addEventListener('error', () => notify(view, { text: m.shell_typesetting_stopped(), stays: true }));
  // A closed lid or a phone that puts the page away gives no later chance.
  window.addEventListener('pagehide', sessions.end);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sessions.end();
  });
  const session = sessions.current;
  return { library, session, store: createResumeStore(session), view, client, actions, facts: observable(noPages) };
}

/** Tells this device's edits from others' in the history; nothing more is behind it. */
function deviceName(): string {
  const key = 'peersume-device';
  const fresh = newId('device');
  try {
    const known = localStorage.getItem(key);
    if (known !== null) return known;
    localStorage.setItem(key, fresh);
  } catch {
    // Forbidden: this run has a name of its own.
  }
  return fresh;
}

const hashOfResume = (): string | undefined => /^#write\/([\w-]+)$/.exec(location.hash)?.[1];

/** `#write/<id>` is a kept résumé in progress; anything else is the beginning. */
async function openAddress({ actions, view, library }: App): Promise<void> {
  await bringLastWordsHome(localStorage, library);
  const id = hashOfResume();
  if (id === undefined) patch(view, { screen: 'start' });
  else await actions.openKept(id);
}

function Root() {
  // The whole tree is drawn again when the language changes.
  useLocale();
  const app = useApp();
  const screen = useView((state) => state.screen);
  const session = useObservable(app.session, (value) => value);
  const [isDropping, setDropping] = useState(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => handleShortcut(event, app);
    const onPopState = (): void => {
      const id = hashOfResume();
      if (id === undefined) void app.actions.goToStart();
      else if (id !== app.session.get()?.id) void app.actions.openKept(id);
    };
    const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setDropping(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const onDrop = (event: DragEvent): void => {
      setDropping(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      void app.actions.openFile(file);
    };
    document.addEventListener('keydown', onKeyDown);
    window.addEventListener('popstate', onPopState);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('popstate', onPopState);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [app]);

  return (
    <>
      {screen === 'start' && <StartScreen />}
      {screen === 'desk' && session !== null && (
        <Suspense>
          <Desk key={session.id} />
        </Suspense>
      )}
      {isDropping && <div className="dropping">{m.shell_drop()}</div>}
      <Notices />
      <ShortcutsDialog />
    </>
  );
}

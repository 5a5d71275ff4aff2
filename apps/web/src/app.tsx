import { StrictMode, useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { createAutosave } from './keep/autosave.ts';
import { createKeep } from './keep/keep.ts';
import { bringLastWordsHome, leaveLastWords } from './keep/last-words.ts';
import { createWriterLock } from './keep/writer-lock.ts';
import { useLocale } from './language/locale.ts';
import { noPages } from './page/page-facts.ts';
import { createActions } from './shell/actions.ts';
import { AppContext, useApp, useView, type App } from './shell/app-context.ts';
import { Desk } from './shell/desk.tsx';
import { Notices } from './shell/notices.tsx';
import { observable } from './shell/observable.ts';
import { handleShortcut, ShortcutsDialog } from './shell/shortcuts.tsx';
import { createView, notify, patch } from './shell/view-state.ts';
import { StartScreen } from './start/start-screen.tsx';
import { createResumeStore } from './store/resume-store.ts';
import { createTypesetClient } from './typeset/client.ts';
import { createFontRegistry } from './typeset/font-registry.ts';

export function startApp(worker: Worker): void {
  const app = createApp(worker);
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
}

function createApp(worker: Worker): App {
  const store = createResumeStore({ now: () => performance.now() });
  const view = createView();
  const client = createTypesetClient({ worker, fonts: createFontRegistry(document.fonts) });
  const keep = createKeep(indexedDB);
  const autosave = createAutosave({
    keep,
    now: () => Date.now(),
    timer: { start: (callback, ms) => window.setTimeout(callback, ms), stop: (id) => window.clearTimeout(id) },
  });
  const lock = createWriterLock({ locks: navigator.locks, onChange: autosave.setWriter });
  const actions = createActions({ store, view, client, keep, autosave, lock });
  worker.addEventListener('error', () =>
    notify(view, { text: 'Typesetting has stopped. Your words are safe: load the page again to go on.', stays: true }),
  );
  store.onEdit(autosave.changed);
  // A closed lid or a phone that puts the page away gives no later chance.
  window.addEventListener('pagehide', () => {
    leaveLastWords(localStorage, autosave.unsaved());
    void autosave.flush();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void autosave.flush();
  });
  return { store, view, client, keep, autosave, actions, facts: observable(noPages) };
}

/** `#write/<id>` is a kept résumé in progress; anything else is the beginning. */
async function openAddress({ actions, view, keep }: App): Promise<void> {
  await bringLastWordsHome(localStorage, keep).catch(() => undefined);
  const id = /^#write\/([\w-]+)$/.exec(location.hash)?.[1];
  if (id === undefined) patch(view, { screen: 'start' });
  else await actions.openKept(id);
}

function Root() {
  // The whole tree is drawn again when the language changes.
  useLocale();
  const app = useApp();
  const screen = useView((state) => state.screen);
  const resume = useSyncExternalStore(app.store.subscribe, app.store.current);
  const [isDropping, setDropping] = useState(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => handleShortcut(event, app);
    const onPopState = (): void => {
      if (!location.hash.startsWith('#write/')) app.actions.goToStart();
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
      {screen === 'desk' && resume !== null && <Desk />}
      {isDropping && <div className="dropping">Let go to open it here</div>}
      <Notices />
      <ShortcutsDialog />
    </>
  );
}

import type { LogStoreError } from '@peersume/base';
import type { Library } from '@peersume/storage';
import { lazy, StrictMode, Suspense, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { DropAnywhere } from './files/drop-anywhere.tsx';
import { useLocale } from './language/locale.ts';
import { m } from './language/messages.ts';
import { noPages } from './page/page-facts.ts';
import { createBackup } from './session/backup.ts';
import { bringOldHome } from './session/bring-old-home.ts';
import { deviceName, openDrawer, type Drawer } from './session/drawer.ts';
import { bringLastWordsHome } from './session/last-words.ts';
import { mendCards } from './session/mend-cards.ts';
import type { OpenPorts } from './session/open-session.ts';
import { refusalWords } from './session/refusal-words.ts';
import { createSessions } from './session/sessions.ts';
import { titleOf } from './session/title-of.ts';
import { isShareHash, showShare } from './share/route.ts';
import { createActions } from './shell/actions.ts';
import { AppContext, useApp, useView, type App } from './shell/app-context.ts';
import { Notices } from './shell/notices.tsx';
import { observable, useObservable } from './shell/observable.ts';
import { handleShortcut, ShortcutsDialog } from './shell/shortcuts.tsx';
import { createView, notify, patch } from './shell/view-state.ts';
import { StartScreen } from './start/start-screen.tsx';
import { createTypesetClient, type TypesettingWorker } from './typeset/client.ts';
import { createFontRegistry } from './typeset/font-registry.ts';

const loadDesk = () => import('./shell/desk-parts.ts');
const loadPalette = () => import('./palette/palette.tsx');
const Palette = lazy(loadPalette);
const ShareScreen = lazy(() => import('./share/share-screen.tsx'));
const Desk = lazy(() => loadDesk().then(({ Desk: desk }) => ({ default: desk })));

/** `trouble`: the library is only memory, because the browser gives no other. */
export function startApp(typesetter: TypesettingWorker, library: Library, trouble?: LogStoreError): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('index.html has no #app');
  const app = createApp(typesetter, library, trouble);
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <Root />
      </AppContext>
    </StrictMode>,
  );
  if (trouble !== undefined) notify(app.view, { text: m.saving_denied() });
  // The palette with it: what is typed right after its key is meant for it.
  setTimeout(() => soon(() => loadDesk().then(loadPalette)), prefetchAfterMs);
  setTimeout(
    () => soon(() => import('./offline/start-offline.ts').then(({ startOffline }) => startOffline(app))),
    offlineAfterMs,
  );
}

/** What nobody has asked for yet waits for the network where there is none. */
function soon(load: () => Promise<unknown>): void {
  load().catch(() => window.addEventListener('online', () => soon(load), { once: true }));
}

/** The first thumbnails go before. */
const prefetchAfterMs = 2_000;
/** Then everything else is brought, for when there is no network. */
const offlineAfterMs = 4_000;

function createApp(typesetter: TypesettingWorker, library: Library, trouble: LogStoreError | undefined): App {
  const view = createView();
  const client = createTypesetClient({ ...typesetter, fonts: createFontRegistry(document.fonts) });
  const drawer = openDrawer();
  const device = deviceName(drawer);
  const read = (text: string) => client.ask({ what: 'read-file', bytes: new TextEncoder().encode(text) });
  const backup = createBackup({
    library,
    now: () => Date.now(),
    onDue: () =>
      notify(view, {
        text: m.saving_backup_due(),
        action: { label: m.shell_save_as_file(), run: () => actions.saveFile() },
        stays: true,
      }),
  });
  const sessions = createSessions({
    library,
    now: () => Date.now(),
    timer: { start: (callback, ms) => window.setTimeout(callback, ms), stop: (id) => window.clearTimeout(id) },
    drawer,
    device,
    read,
    load: loadDesk,
    trouble,
    refused(error) {
      const text = refusalWords(error);
      if (text !== undefined) notify(view, { text });
    },
    onFirstChange: () => void backup.written(),
    onRemoved: () => notify(view, { text: m.saving_removed(), stays: true }),
    onLeftUnsaved: (session) =>
      notify(view, {
        text: m.saving_left({ title: titleOf(session.document.resume()) || m.shell_untitled() }),
        action: { label: m.saving_back_to_it(), run: () => void actions.openKept(session.id) },
        stays: true,
      }),
  });
  const actions = createActions({ library, sessions, view, client, backup });
  typesetter.worker.addEventListener('error', () => notify(view, { text: m.shell_typesetting_stopped(), stays: true }));
  // A closed lid or a phone that puts the page away gives no later chance.
  window.addEventListener('pagehide', sessions.end);
  // Asked only where nothing could be stored: what is kept needs no question.
  window.addEventListener('beforeunload', (event) => {
    if (!sessions.end()) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sessions.end();
  });
  const session = sessions.current;
  const app: App = { library, session, view, client, actions, backup, facts: observable(noPages) };
  void openFirst(app, { drawer, device, read });
  return app;
}

/** First what an earlier visit left is put in its place; then what the address names is opened. */
async function openFirst(
  { library, actions, view }: App,
  { drawer, ...ports }: { readonly drawer: Drawer; readonly device: string; readonly read: OpenPorts['read'] },
): Promise<void> {
  await bringLastWordsHome(drawer, library);
  await bringOldHome({ library, ...ports });
  const id = hashOfResume();
  if (isShareHash(location.hash)) showShare(view);
  else if (id === undefined) patch(view, { screen: 'start' });
  else await actions.openKept(id);
  await mendCards(library, ports.device);
}

/** `#write/<id>` is a kept résumé in progress; anything else is the beginning. */
const hashOfResume = (): string | undefined => /^#write\/([\w-]+)$/.exec(location.hash)?.[1];

function Root() {
  // The whole tree is drawn again when the language changes.
  useLocale();
  const app = useApp();
  const screen = useView((state) => state.screen);
  const dialog = useView((state) => state.dialog);
  const session = useObservable(app.session, (value) => value);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => handleShortcut(event, app);
    const onPopState = (): void => {
      const id = hashOfResume();
      if (isShareHash(location.hash)) showShare(app.view);
      else if (id === undefined) void app.actions.goToStart();
      else if (id !== app.session.get()?.id) void app.actions.openKept(id);
      else patch(app.view, { screen: 'desk' });
    };
    document.addEventListener('keydown', onKeyDown);
    window.addEventListener('popstate', onPopState);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('popstate', onPopState);
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
      {screen === 'share' && (
        <Suspense>
          <ShareScreen />
        </Suspense>
      )}
      {screen !== 'share' && <DropAnywhere />}
      <Notices />
      <ShortcutsDialog />
      {dialog === 'palette' && (
        <Suspense>
          <Palette />
        </Suspense>
      )}
    </>
  );
}

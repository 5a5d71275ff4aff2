/**
 * The page's side of working without a network: brings the service worker once the page has what it needs itself, says
 * when a new version waits, and opens files that the system hands over.
 */
import { openFiles } from '../files/open-files.ts';
import { m } from '../language/messages.ts';
import type { App } from '../shell/app-context.ts';
import { notify } from '../shell/view-state.ts';
import { onFonts } from './used-fonts.ts';

/** A newer version is looked for so often while the page stays open. */
const lookEveryMs = 60 * 60 * 1000;

export async function startOffline(app: App): Promise<void> {
  openHandedFiles(app);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // Opened from a file or over plain http on a home network there is none; everything else works.
  const registration = await serviceWorker
    .register(new URL('service-worker.js', document.baseURI))
    .catch(() => undefined);
  if (registration === undefined) return;

  void serviceWorker.ready.then((ready) =>
    onFonts((paths) => ready.active?.postMessage({ type: 'keep-fonts', paths })),
  );
  watchForUpdate(app, registration);
  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - lookedAt < lookEveryMs) return;
    lookedAt = performance.now();
    void registration.update().catch(() => undefined);
  });
}

/** Says so once; the new version begins at the next start, or now if the person wants. */
function watchForUpdate(app: App, registration: ServiceWorkerRegistration): void {
  const told = new WeakSet<ServiceWorker>();
  const tell = (): void => {
    const { waiting } = registration;
    // Without a controller this is the first version of all.
    if (waiting === null || navigator.serviceWorker.controller === null || told.has(waiting)) return;
    told.add(waiting);
    notify(app.view, {
      text: m.offline_update_ready(),
      stays: true,
      action: { label: m.offline_update_now(), run: () => void takeOver(app, waiting) },
    });
  };
  tell();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell();
    });
  });
}

/** Saves first. Only this page loads anew; others go on with what they have until they are closed. */
async function takeOver({ session }: App, waiting: ServiceWorker): Promise<void> {
  await session.get()?.save();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ type: 'take-over' });
}

/** File Handling API: the system opens résumés, or a file with all of them, with the installed app. */
function openHandedFiles(app: App): void {
  const { launchQueue } = window as { launchQueue?: { setConsumer(take: (launched: Launched) => void): void } };
  launchQueue?.setConsumer(({ files }) => {
    if (files.length === 0) return;
    void Promise.all(files.map((file) => file.getFile())).then((given) => openFiles(app, given));
  });
}

interface Launched {
  readonly files: readonly { getFile(): Promise<File> }[];
}

/**
 * The service worker: after the first visit, everything works without a network. A new build waits until the pages of
 * the old one are closed, or until a person says so; it never takes a page over by itself.
 */
import { build } from 'virtual:site-files';
import { createSiteFiles } from './site-files.ts';
import type { ServiceWorkerScope } from './worker-scope.ts';

const worker = self as unknown as ServiceWorkerScope;
const files = createSiteFiles(build, { caches, fetch: (request) => fetch(request), scope: worker.registration.scope });

worker.addEventListener('install', (event) => event.waitUntil(files.install()));
// The first one of all takes the page that brought it; later ones have their own from the start.
worker.addEventListener('activate', (event) => event.waitUntil(files.tidy().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const answer = files.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});
worker.addEventListener('message', (event) => {
  const said = event.data as { readonly type?: unknown; readonly paths?: unknown } | null;
  if (said?.type === 'take-over') void worker.skipWaiting();
  if (said?.type === 'keep-fonts' && Array.isArray(said.paths)) {
    event.waitUntil(files.keepFonts(said.paths.filter((path) => typeof path === 'string')));
  }
});

/**
 * The first code that runs: it starts the typesetting worker, so that HarfBuzz and the first fonts are on their way
 * while the interface still loads.
 */
import './styles/index.css';
import { channelName, memoryLibrary, openLibrary } from '@peersume/storage';
import { startLanguage } from './language/locale.ts';
import { keepInstallOffer } from './offline/install-offer.ts';
import { noteFonts } from './offline/used-fonts.ts';
import { applyTheme } from './shell/theme.ts';

applyTheme();
const worker = new Worker(new URL('./typeset/worker.ts', import.meta.url), { type: 'module', name: 'typesetter' });
// Its first word, that it is ready, may come before the app listens, and is said only once.
let isReady = false;
worker.addEventListener('message', () => void (isReady = true), { once: true });
noteFonts(worker);
keepInstallOffer();
// Words and app come side by side; nothing is drawn in a language that is replaced at once.
const library = openLibrary({
  indexedDB: globalThis.indexedDB,
  locks: navigator.locks,
  channel: new BroadcastChannel(channelName),
  storage: navigator.storage,
});
void Promise.all([import('./app.tsx'), library, startLanguage()]).then(([{ startApp }, opened]) =>
  opened.ok
    ? startApp({ worker, isReady }, opened.value)
    : startApp({ worker, isReady }, memoryLibrary(), opened.error),
);

/**
 * The first code that runs: it starts the typesetting worker, so that HarfBuzz and the first fonts are on their way
 * while the interface still loads.
 */
import './styles/index.css';
import { applyTheme } from './shell/theme.ts';

applyTheme();
const worker = new Worker(new URL('./typeset/worker.ts', import.meta.url), { type: 'module', name: 'typesetter' });
void import('./app.tsx').then(({ startApp }) => startApp(worker));

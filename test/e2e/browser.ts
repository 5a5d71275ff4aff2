/** Real Chromium, quiet: it speaks to nobody by itself. */
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { judge } from '../judges.ts';

/** `more` are arguments beside the usual ones. */
export const launchBrowser = (...more: readonly string[]): Promise<Browser> => chromium.launch(options(more));

/** With a profile on the disk: what is stored there is in files, and outlives the browser. */
export const launchProfile = (directory: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(directory, options([]));

const options = (more: readonly string[]) => ({
  executablePath: judge('chromium'),
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...more,
  ],
});

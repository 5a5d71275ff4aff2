/** Real Chromium, quiet: it speaks to nobody by itself. */
import { chromium, type Browser } from 'playwright-core';
import { judge } from '../judges.ts';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
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
    ],
  });

/** The built app on a port of its own and one Chromium, for all tests of a file or of the `describe` that asks for it. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { serveApp, type AppServer } from './app-server.ts';
import { launchBrowser } from './browser.ts';
import { openApp, type OpenedApp } from './open-app.ts';

export interface AppInBrowser {
  readonly url: string;
  readonly browser: Browser;
  /** In a fresh profile. */
  open(options?: BrowserContextOptions): Promise<OpenedApp>;
}

/** Both are there as soon as tests run, and gone when they end. */
export function appInBrowser(): AppInBrowser {
  let server: AppServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [server, browser] = await Promise.all([serveApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('the app is served while tests run');
    return one;
  };
  return {
    get url() {
      return there(server).url;
    },
    get browser() {
      return there(browser);
    },
    open: (options) => openApp(there(browser), there(server).url, options),
  };
}

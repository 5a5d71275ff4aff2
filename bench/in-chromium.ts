/** What every suite that measures the built app in real Chromium needs: the browser, the clocks, the watcher of keys. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { type Figure } from './figure.ts';
import { serveStatic, type StaticServer } from './static-server.ts';

/** DESIGN's clock for a first visit: 10 Mbit/s, 40 ms, processor slowed four times. */
const slowNetwork = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
export const slowProcessor = 4;
export const wide = { width: 1440, height: 900 };

/** Serves the built site as an https host would and opens a browser for `measure`; without a browser nothing is measured. */
export async function inChromium(
  measure: (browser: Browser, server: StaticServer) => Promise<Figure[]>,
): Promise<Figure[]> {
  const executablePath = process.env['PEERSUME_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    console.log(`There is no Chromium at ${executablePath} (PEERSUME_CHROMIUM): the browser’s figures are left out.`);
    return [];
  }
  const folder = process.env['PEERSUME_DIST'] ?? join(import.meta.dirname, '../dist');
  if (!existsSync(join(folder, 'index.html'))) throw new Error('build the app first: npm run build');
  await using server = await serveStatic(folder);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--js-flags=--expose-gc'],
  });
  try {
    return await measure(browser, server);
  } finally {
    await browser.close();
  }
}

/** The page of someone with a modest phone on a modest network. */
export async function slowVisitor(page: Page): Promise<void> {
  const session = await slowedDown(page, slowProcessor);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slowNetwork);
}

export async function slowedDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

export interface Watched {
  /** From each input event's own time to the end of the task that changed the pages' words (ms). */
  readonly keystrokes: number[];
  /** Tasks of more than 50 ms (ms). */
  readonly tasks: number[];
}

export const watchedIn = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    const { keystrokes, tasks } = window as unknown as Watched;
    return { keystrokes, tasks };
  });

/** In the page, once its sheets are drawn. */
export function watchTyping(): void {
  const watched = window as unknown as { keystrokes: number[]; tasks: number[] };
  watched.keystrokes = [];
  watched.tasks = [];
  let typedAt: number | undefined;
  document.addEventListener('input', (event) => (typedAt ??= event.timeStamp), { capture: true });
  const sheets = document.querySelector('.page-pane .sheets');
  if (sheets === null) throw new Error('no pages to watch');
  const isWord = ({ target }: MutationRecord): boolean =>
    target instanceof Element && target.closest('.lines') !== null;
  new MutationObserver((changes) => {
    // The caret is no word.
    if (typedAt === undefined || !changes.some(isWord)) return;
    watched.keystrokes.push(performance.now() - typedAt);
    typedAt = undefined;
  }).observe(sheets, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['x', 'y', 'transform', 'd'],
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.tasks.push(duration);
  }).observe({ type: 'longtask' });
}

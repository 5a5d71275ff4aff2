/** The app in a fresh browser profile, with a watch on everything it must never do. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface OpenedApp extends AsyncDisposable {
  readonly page: Page;
  /** Requests to anywhere else, errors of scripts, violations of the content security policy, windows that opened. */
  readonly troubles: readonly string[];
}

export async function openApp(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenedApp> {
  // A service worker brings the whole app in the background; only tests of it want that.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    ...options,
  });
  const troubles: string[] = [];
  const own = new URL(url).origin;
  context.on('request', (request) => {
    const address = request.url();
    const stays = address.startsWith(`${own}/`) || address.startsWith(`blob:${own}`) || address.startsWith('data:');
    if (!stays) troubles.push(`asked ${address}`);
  });
  context.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const page = await context.newPage();
  context.on('page', (opened) => troubles.push(`opened ${opened.url()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().startsWith('Service Worker registration blocked')) return;
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  await page.locator('.start, .desk').first().waitFor();
  return { page, troubles, [Symbol.asyncDispose]: () => context.close() };
}

/** Through the file picker, as a person does. */
export async function openFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  const button = page.getByRole('button', { name: 'Open a file' });
  if (await button.isVisible()) await button.click();
  else await page.keyboard.press('Control+o');
  await (await chooser).setFiles(path);
}

/** Waits until the pages show what was written last. */
export async function pagesSettled(page: Page): Promise<void> {
  await page.locator('.page-pane .sheet').first().waitFor();
  await page.waitForFunction(
    () => {
      const drawn = performance.getEntriesByName('peersume:edit-to-pages').length;
      const text = document.querySelector('.sheets')?.textContent ?? '';
      const state = document.documentElement.dataset;
      const now = `${drawn} ${text.length} ${text.slice(-40)}`;
      const isSame = drawn > 0 && state['drawn'] === now;
      state['drawn'] = now;
      return isSame;
    },
    null,
    { polling: 120 },
  );
}

export interface Downloaded {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

export async function downloadPdf(page: Page): Promise<Downloaded> {
  const started = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+p');
  const download = await started;
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: await readFile(path) };
}

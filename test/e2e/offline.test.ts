/** After the first visit there need be no network; new versions wait to be let in; the system hands over files. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appFolder, serveApp, type AppServer } from './app-server.ts';
import { launchBrowser } from './browser.ts';
import { downloadPdf, openApp, pagesSettled } from './open-app.ts';

const allow = { serviceWorkers: 'allow' } as const;

describeWith('chromium')('without a network', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test('everything works after the first visit: typing, another template, PDF, another language', async () => {
    const server = await serveApp();
    await using app = await openApp(browser, server.url, allow);
    const { page } = app;
    // Those of the service worker are heard, too: openApp looks at where they go.
    let asked = 0;
    page.context().on('request', (request) => (asked += request.serviceWorker() === null ? 0 : 1));
    await page.locator('.career').nth(2).click();
    await pagesSettled(page);
    await workerIsThere(page);
    expect(asked).toBeGreaterThan(50);
    const kept = page.url();
    await stop(server);
    await page.context().setOffline(true);

    await page.reload();
    expect(page.url()).toBe(kept);
    await pagesSettled(page);
    const name = page.locator('[data-field="basics/name"]');
    await name.fill('Written Offline');
    await page.locator('.sheet', { hasText: 'Written Offline' }).first().waitFor();
    await setFromPalette(page, 'Text font: EB Garamond');
    await pagesSettled(page);
    const pdf = await downloadPdf(page);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.bytes.includes('EBGaramond') || pdf.bytes.length > 10_000).toBe(true);
    await setFromPalette(page, 'Language: Deutsch');
    await page.getByText('Auf diesem Gerät gesichert').waitFor();
    expect(app.troubles).toEqual([]);
  });

  test('a font that is not here is said; the last good page stays until it comes', async () => {
    const server = await serveApp();
    await using app = await openApp(browser, server.url, allow);
    const { page } = app;
    await page.locator('.career').nth(2).click();
    await pagesSettled(page);
    await workerIsThere(page);
    await page.context().setOffline(true);
    const name = page.locator('[data-field="basics/name"]');
    const before = await name.inputValue();
    await name.fill('ನಮಸ್ಕಾರ ไทย');
    await page.getByText('a font that these words need is not on this device yet').waitFor();
    await page.locator('.sheet', { hasText: before }).first().waitFor();
    await page.context().setOffline(false);
    await page.locator('.sheet', { hasText: 'ไทย' }).first().waitFor();
    expect(await page.getByText('a font that these words need').count()).toBe(0);
    expect(app.troubles.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await stop(server);
  });

  test('a new version waits, is let in by a click, and loses no word', async () => {
    await using builds = await twoBuilds();
    const server = await serveApp();
    await using app = await openApp(browser, server.url, allow);
    const { page } = app;
    await page.locator('.career').nth(2).click();
    await pagesSettled(page);
    await workerIsThere(page);
    await builds.publishSecond();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByText('A new version of Peersume is ready').waitFor();
    expect(await buildShown(page)).toBe('1');
    // The old one goes on, after a reload as well: nothing takes over by itself.
    await page.reload();
    await pagesSettled(page);
    expect(await buildShown(page)).toBe('1');
    await page.locator('[data-field="basics/name"]').fill('Typed just before');
    await page.getByRole('button', { name: 'Save and use it now' }).click();
    await page.waitForFunction(() => document.querySelector('meta[name=build]')?.getAttribute('content') === '2');
    await pagesSettled(page);
    expect(await page.locator('[data-field="basics/name"]').inputValue()).toBe('Typed just before');
    expect(app.troubles).toEqual([]);
    await stop(server);
  });

  test('two pages: one lets the new version in, the other goes on with the files of its own', async () => {
    await using builds = await twoBuilds();
    const server = await serveApp();
    await using app = await openApp(browser, server.url, allow);
    const other = await app.page.context().newPage();
    await workerIsThere(app.page);
    await other.goto(server.url);
    await other.locator('.start').waitFor();
    await builds.publishSecond();
    await app.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await app.page.getByRole('button', { name: 'Save and use it now' }).click();
    await app.page.waitForFunction(() => document.querySelector('meta[name=build]')?.getAttribute('content') === '2');
    expect(await buildShown(other)).toBe('1');
    // A part that it has not loaded yet.
    await other.keyboard.press('Control+k');
    await other.getByRole('dialog').waitFor();
    await stop(server);
  });

  test('a file that the system hands over opens', async () => {
    const server = await serveApp();
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const given = new File(['{"basics":{"name":"Handed Over"}}'], 'resume.json');
      const launchQueue = {
        setConsumer: (take: (launched: object) => void) => take({ files: [{ getFile: () => Promise.resolve(given) }] }),
      };
      Object.defineProperty(window, 'launchQueue', { value: launchQueue });
    });
    await page.goto(server.url);
    await page.locator('.sheet', { hasText: 'Handed Over' }).first().waitFor();
    await context.close();
    await stop(server);
  });

  test('the manifest can be installed from: icons of the sizes that it says', async () => {
    const server = await serveApp();
    await using app = await openApp(browser, server.url);
    const { page } = app;
    const session = await page.context().newCDPSession(page);
    // Chromium tells as an error whatever it does not accept, types and endings of files among it.
    const { errors, url, data } = await session.send('Page.getAppManifest');
    expect([errors, url]).toEqual([[], `${server.url}manifest.webmanifest`]);
    for (const ending of ['.json', '.peersume', '.zip']) expect(data).toContain(`["${ending}"]`);
    const sizes = await page.evaluate(async () => {
      const manifest = (await (await fetch('manifest.webmanifest')).json()) as {
        icons: { src: string; sizes: string }[];
      };
      return Promise.all(
        manifest.icons.map(async ({ src, sizes }) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return sizes === 'any' || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      );
    });
    expect(sizes).toEqual(sizes.map(() => true));
    await stop(server);
  });
});

const stop = (server: AppServer): Promise<void> => Promise.resolve(server[Symbol.asyncDispose]());

/** Installed, in charge, and done with what it was asked to keep. */
async function workerIsThere(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
    timeout: 60_000,
  });
  // Fonts that came before it are kept a moment later.
  await page.waitForFunction(
    async () => {
      const names = await caches.keys();
      const counts = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      const { dataset } = document.documentElement;
      const before = dataset['kept'];
      dataset['kept'] = counts.join(' ');
      return before === dataset['kept'];
    },
    null,
    { polling: 1_000 },
  );
}

const buildShown = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.querySelector('meta[name=build]')?.getAttribute('content'));

async function setFromPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('dialog').getByRole('combobox').fill(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The same app twice, told apart by a word in the page and, for the service worker, by its hash. */
async function twoBuilds(): Promise<AsyncDisposable & { publishSecond(): Promise<void> }> {
  const real = appFolder();
  const folder = await mkdtemp(join(tmpdir(), 'peersume-builds-'));
  for (const name of ['assets', 'fonts', 'icons']) await symlink(join(real, name), join(folder, name));
  for (const name of ['icon.svg', 'manifest.webmanifest']) await cp(join(real, name), join(folder, name));
  const publish = async (build: string): Promise<void> => {
    const page = await readFile(join(real, 'index.html'), 'utf8');
    await writeFile(
      join(folder, 'index.html'),
      page.replace('</head>', `<meta name="build" content="${build}" /></head>`),
    );
    const worker = await readFile(join(real, 'service-worker.js'), 'utf8');
    const [, indexHash = ''] = /path:`index\.html`,hash:`(\w+)`/.exec(worker) ?? [];
    const [, version = ''] = /version:`(\w+)`/.exec(worker) ?? [];
    expect(indexHash.length * version.length).toBe(256);
    const told = (hash: string): string => `${hash.slice(0, -1)}${build}`;
    await writeFile(
      join(folder, 'service-worker.js'),
      worker.replace(indexHash, `${told(indexHash)}x`).replace(version, `${told(version)}x`),
    );
  };
  await publish('1');
  const before = process.env['PEERSUME_DIST'];
  process.env['PEERSUME_DIST'] = folder;
  return {
    publishSecond: () => publish('2'),
    async [Symbol.asyncDispose]() {
      if (before === undefined) delete process.env['PEERSUME_DIST'];
      else process.env['PEERSUME_DIST'] = before;
      await rm(folder, { recursive: true });
    },
  };
}

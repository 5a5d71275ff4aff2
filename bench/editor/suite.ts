/**
 * The editor in Chromium, over the built site as an https host would serve it: what the start screen ships and when it
 * answers, what typing costs the main thread, what thousands of edits leave in memory, and how long a résumé with a year
 * of edits takes to open.
 */
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { figure, type Figure } from '../figure.ts';
import { inChromium, slowedDown, slowProcessor, slowVisitor, watchedIn, watchTyping, wide } from '../in-chromium.ts';
import { type StaticServer } from '../static-server.ts';
import { median, percentile } from '../statistics.ts';
import { yearOfEdits } from './year-of-edits.ts';

const suite = 'editor';

export const measure = ({ quick }: { readonly quick: boolean }): Promise<Figure[]> =>
  inChromium(async (browser, server) => [
    ...(await startFigures(browser, server, quick ? 3 : 9)),
    ...(await typingFigures(browser, server, quick ? 150 : 600)),
    ...(await memoryFigures(browser, server, quick ? 1_000 : 5_000)),
    ...(await openingFigures(browser, server, quick ? 3 : 9)),
  ]);

/** What a first visit loads until the start screen stands, without pages and fonts, and when it can be used. */
async function startFigures(browser: Browser, server: StaticServer, visits: number): Promise<Figure[]> {
  const times: number[] = [];
  const desks: number[] = [];
  let shellBytes = 0;
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await browser.newContext({ viewport: wide, serviceWorkers: 'block' });
    const page = await context.newPage();
    const loaded = new Set<string>();
    page.on('response', (response) => loaded.add(new URL(response.url()).pathname));
    await slowVisitor(page);
    await page.addInitScript(markAnswering);
    await page.goto(server.url, { waitUntil: 'commit' });
    times.push(await markOf(page, 'start-answers'));
    if (visit === 0) {
      const isShell = (path: string): boolean => /\.(js|css|html)$|\/$/.test(path) && !/worker-|generated/.test(path);
      const early = await page.evaluate(() => {
        const at = performance.getEntriesByName('start-answers')[0]?.startTime ?? 0;
        return performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime <= at)
          .map(({ name }) => new URL(name).pathname);
      });
      const before = new Set(['/', ...early]);
      for (const path of loaded) if (isShell(path) && before.has(path)) shellBytes += await server.wireBytes(path);
    }
    const clickedAt = await page.evaluate(() => performance.now());
    await page.locator('.career').nth(2).click();
    await page.locator('.page-pane .sheet text').first().waitFor();
    desks.push((await page.evaluate(() => performance.now())) - clickedAt);
    await context.close();
  }
  return [
    figure({
      suite,
      figure: 'app shell for the start screen (brotli)',
      value: shellBytes / 1000,
      unit: 'KB',
      target: '<= 150',
    }),
    figure({
      suite,
      figure: 'start screen answers, empty cache, 10 Mbit/s, 40 ms, CPU 4x',
      value: median(times) / 1000,
      unit: 's',
      target: '<= 1.5',
    }),
    figure({ suite, figure: 'from a click to the first page, same clock', value: median(desks) / 1000, unit: 's' }),
  ];
}

/** In the page: the buttons stand in the document, and the task that drew them is over. */
function markAnswering(): void {
  const watch = new MutationObserver(() => {
    if (document.querySelector('.career') === null) return;
    watch.disconnect();
    setTimeout(() => performance.mark('start-answers'), 0);
  });
  watch.observe(document, { subtree: true, childList: true });
}

async function markOf(page: Page, name: string): Promise<number> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name);
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? 0, name);
}

/** A two-page résumé with a bullet under the cursor. */
async function openDesk(browser: Browser, server: StaticServer): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: wide, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.locator('.career').nth(5).click();
  await page.locator('.page-pane .sheet').nth(1).waitFor({ state: 'attached' });
  await enterBullet(page);
  return { context, page };
}

async function enterBullet(page: Page): Promise<void> {
  await page.locator('.entry-head').first().click();
  await page.locator('.entry [data-field$="/inlines"]').first().click();
  await page.keyboard.press('End');
  await page.waitForTimeout(1500);
}

const words = 'carried the change through ';
/** As a quick writer types. */
const betweenKeysMs = 60;

async function typingFigures(browser: Browser, server: StaticServer, keys: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slowness of [1, slowProcessor]) {
    const { context, page } = await openDesk(browser, server);
    await slowedDown(page, slowness);
    await page.evaluate(watchTyping);
    for (let index = 0; index < keys; index += 1) {
      await page.keyboard.type(words.charAt(index % words.length));
      await page.waitForTimeout(betweenKeysMs);
    }
    const { keystrokes, tasks } = await watchedIn(page);
    await context.close();
    const clock = slowness === 1 ? '' : `, CPU ${slowness}x`;
    const target = slowness === 1 ? 16 : 50;
    figures.push(
      figure({ suite, figure: `keystroke in a bullet to page${clock}, median`, value: median(keystrokes), unit: 'ms' }),
      figure({
        suite,
        figure: `keystroke in a bullet to page${clock}, p95`,
        value: percentile(keystrokes, 0.95),
        unit: 'ms',
        target: `<= ${target}`,
      }),
      figure({
        suite,
        figure: `tasks over 50 ms while typing ${keys} letters${clock}`,
        value: tasks.length,
        unit: '',
        ...(slowness === 1 && { target: '<= 0' }),
      }),
    );
  }
  return figures;
}

/** Heap after a thousand edits, and after thousands more. */
async function memoryFigures(browser: Browser, server: StaticServer, edits: number): Promise<Figure[]> {
  const { context, page } = await openDesk(browser, server);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await page.waitForTimeout(2_500);
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize;
  };
  await typeAndErase(page, 1_000);
  const before = await heap();
  await typeAndErase(page, edits);
  const after = await heap();
  await context.close();
  return [
    figure({
      suite,
      figure: `heap gained by ${edits} edits`,
      value: (after - before) / 1e6,
      unit: 'MB',
      target: '<= 5',
    }),
    figure({ suite, figure: 'heap before them', value: before / 1e6, unit: 'MB' }),
  ];
}

async function typeAndErase(page: Page, edits: number): Promise<void> {
  const phrase = 'a line of words';
  for (let done = 0; done < edits; done += 2 * phrase.length) {
    await page.keyboard.type(phrase);
    for (let index = 0; index < phrase.length; index += 1) await page.keyboard.press('Backspace');
  }
}

/** From asking for the résumé until its document is there, and until its pages stand. */
async function openingFigures(browser: Browser, server: StaticServer, times: number): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: wide, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.locator('.career').first().waitFor();
  const backup = { name: 'year.peersume.zip', mimeType: 'application/zip', buffer: Buffer.from(await yearOfEdits()) };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await chooser).setFiles(backup);
  await page.getByText('A year of edits').first().waitFor();
  // Whoever wrote for a year has saved: from then on there is a checkpoint.
  await page.goto(`${server.url}#write/year-of-edits`);
  await page.locator('[data-field="basics/headline"]').first().fill('A year later');
  await page.getByText('Saved on this device').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(4_000);
  const opened: number[] = [];
  const drawn: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await page.goto('about:blank');
    await page.goto(`${server.url}#write/year-of-edits`);
    await page.locator('.page-pane .sheet text').first().waitFor();
    await page.waitForTimeout(500);
    opened.push(
      await page.evaluate(() => performance.getEntriesByName('peersume:open')[0]?.duration ?? Number.POSITIVE_INFINITY),
    );
    drawn.push(await page.evaluate(() => performance.getEntriesByName('peersume:edit-to-pages')[0]?.startTime ?? 0));
  }
  await context.close();
  return [
    figure({ suite, figure: 'opening a year of edits, median', value: median(opened), unit: 'ms', target: '<= 100' }),
    figure({ suite, figure: 'navigation to its pages being asked for, median', value: median(drawn), unit: 'ms' }),
  ];
}

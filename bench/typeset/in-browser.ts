/**
 * The app in Chromium: what a first visit ships, when the first true page stands on the screen, and how long a
 * keystroke takes to reach the page, at full speed and with the processor slowed four times.
 */
import { careers } from '@peersume/resume';
import { type Browser, type Page } from 'playwright-core';
import { figure, type Figure } from '../figure.ts';
import { inChromium, slowedDown, slowProcessor, slowVisitor, watchedIn, watchTyping, wide } from '../in-chromium.ts';
import { type StaticServer } from '../static-server.ts';
import { median, percentile } from '../statistics.ts';

const suite = 'typeset';
const visits = 5;
const keystrokes = 120;

export const measureInBrowser = (): Promise<Figure[]> =>
  inChromium(async (browser, server) => [
    ...(await byteFigures(browser, server)),
    ...(await firstPreviewFigures(browser, server)),
    ...(await keystrokeFigures(browser, server)),
  ]);

/** What a visitor loads to see a first page and to download a first PDF, sorted by what it is for. */
async function byteFigures(browser: Browser, server: StaticServer): Promise<Figure[]> {
  const page = await browser.newPage();
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  await page.goto(server.url);
  await page.locator('.career').nth(2).click();
  await page.locator('.page-pane .sheet text').first().waitFor();
  await page.waitForLoadState('networkidle');
  const forPreview = new Set(loaded);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+p');
  await download;
  const forPdf = new Set(loaded.filter((path) => !forPreview.has(path) && !path.startsWith('/fonts/')));
  await page.close();
  const kilobytes = async (paths: Iterable<string>): Promise<number> => {
    let sum = 0;
    for (const path of paths) sum += await server.wireBytes(path);
    return sum / 1000;
  };
  // The eight résumés that the start screen shows as pages.
  const isSample = (path: string): boolean => careers.some(({ id }) => path.startsWith(`/assets/worker-${id}-`));
  const isEngine = (path: string): boolean => /worker|\.wasm$|generated/.test(path) && !isSample(path);
  const isFont = (path: string): boolean => path.startsWith('/fonts/');
  const isInterfaceFont = (path: string): boolean => path.endsWith('.woff2');
  const some = (choose: (path: string) => boolean): string[] => [...forPreview].filter(choose);
  const shell = some((path) => ![isEngine, isFont, isInterfaceFont, isSample].some((is) => is(path)));
  return [
    // What the start screen alone needs is the editor suite's figure.
    figure({ suite, figure: 'the app with its editor open (brotli)', value: await kilobytes(shell), unit: 'KB' }),
    figure({
      suite,
      figure: 'samples on the start screen (brotli)',
      value: await kilobytes(some(isSample)),
      unit: 'KB',
    }),
    figure({ suite, figure: 'interface fonts', value: await kilobytes(some(isInterfaceFont)), unit: 'KB' }),
    figure({
      suite,
      figure: 'engine for the preview (brotli)',
      value: await kilobytes(some(isEngine)),
      unit: 'KB',
      target: '<= 450',
    }),
    figure({ suite, figure: 'more for the first PDF (brotli)', value: await kilobytes(forPdf), unit: 'KB' }),
  ];
}

async function firstPreviewFigures(browser: Browser, server: StaticServer): Promise<Figure[]> {
  const firsts: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await browser.newContext({ viewport: wide });
    const page = await context.newPage();
    await slowVisitor(page);
    await page.addInitScript(markFirstPage);
    await page.goto(server.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-page-painted').length > 0);
    firsts.push(await page.evaluate(() => performance.getEntriesByName('first-page-painted')[0]?.startTime ?? 0));
    await context.close();
  }
  return [
    figure({
      suite,
      figure: 'first true preview, 10 Mbit/s, 40 ms, CPU 4x',
      value: median(firsts) / 1000,
      unit: 's',
      target: '<= 3',
    }),
  ];
}

/** In the page: the frame after the first typeset line stands in the document. */
function markFirstPage(): void {
  const watch = new MutationObserver(() => {
    if (document.querySelector('.thumbnail.drawn svg text, .sheet svg text') === null) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('first-page-painted'), 0));
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true });
}

async function keystrokeFigures(browser: Browser, server: StaticServer): Promise<Figure[]> {
  const usual = await keystrokeMs(browser, server, 1, writeInForm);
  const slow = await keystrokeMs(browser, server, slowProcessor, writeInForm);
  const onPage = await keystrokeMs(browser, server, 1, writeOnPage);
  const onPageSlow = await keystrokeMs(browser, server, slowProcessor, writeOnPage);
  return [
    figure({ suite, figure: 'keystroke to page, 2 pages, median', value: median(usual), unit: 'ms' }),
    figure({
      suite,
      figure: 'keystroke to page, 2 pages, p95',
      value: percentile(usual, 0.95),
      unit: 'ms',
      target: '<= 16',
    }),
    figure({
      suite,
      figure: 'keystroke to page, 2 pages, CPU 4x, p95',
      value: percentile(slow, 0.95),
      unit: 'ms',
      target: '<= 50',
    }),
    figure({ suite, figure: 'keystroke on the page to page, 2 pages, median', value: median(onPage), unit: 'ms' }),
    figure({
      suite,
      figure: 'keystroke on the page to page, 2 pages, p95',
      value: percentile(onPage, 0.95),
      unit: 'ms',
      target: '<= 16',
    }),
    figure({
      suite,
      figure: 'keystroke on the page to page, 2 pages, CPU 4x, p95',
      value: percentile(onPageSlow, 0.95),
      unit: 'ms',
      target: '<= 50',
    }),
  ];
}

async function keystrokeMs(
  browser: Browser,
  server: StaticServer,
  slowness: number,
  begin: (page: Page) => Promise<void>,
): Promise<number[]> {
  const context = await browser.newContext({ viewport: wide });
  const page = await context.newPage();
  await page.goto(server.url);
  // The manager's sample takes two pages.
  await page.locator('.career').nth(5).click();
  await page.locator('.page-pane .sheet').nth(1).waitFor({ state: 'attached' });
  await begin(page);
  await page.waitForTimeout(1500);
  await slowedDown(page, slowness);
  await page.evaluate(watchTyping);
  const warmUp = 20;
  for (let index = 0; index < warmUp + keystrokes; index += 1) {
    await page.keyboard.type('carried the change through '.charAt(index % 27));
    await page.waitForFunction(
      (count) => (window as unknown as { keystrokes: unknown[] }).keystrokes.length > count,
      index,
    );
  }
  const { keystrokes: times } = await watchedIn(page);
  await context.close();
  return times.slice(warmUp);
}

async function writeInForm(page: Page): Promise<void> {
  await page.locator('.tool-pane [data-field$="/inlines"]').first().click();
  await page.keyboard.press('End');
}

async function writeOnPage(page: Page): Promise<void> {
  // The middle of a bullet, as long as most are.
  await page.locator('.page-pane .lines > *').nth(9).click();
}

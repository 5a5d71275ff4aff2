/**
 * The app in Chromium: what a first visit ships, when the first true page stands on the screen, and how long a
 * keystroke takes to reach the page, at full speed and with the processor slowed four times.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { careers } from '@peersume/resume';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { figure, type Figure } from '../figure.ts';
import { median, percentile } from '../statistics.ts';
import { serveStatic, type StaticServer } from './static-server.ts';

const suite = 'typeset';
const visits = 5;
const keystrokes = 120;

/** DESIGN's clock for a first visit: 10 Mbit/s, 40 ms, processor slowed four times. */
const slowNetwork = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
const slowProcessor = 4;

export async function measureInBrowser(): Promise<Figure[]> {
  const executablePath = process.env['PEERSUME_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    console.log(`There is no Chromium at ${executablePath} (PEERSUME_CHROMIUM): the browser’s figures are left out.`);
    return [];
  }
  const folder = join(import.meta.dirname, '../../dist');
  if (!existsSync(join(folder, 'index.html'))) throw new Error('build the app first: npm run build');
  await using server = await serveStatic(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  try {
    return [
      ...(await byteFigures(browser, server)),
      ...(await firstPreviewFigures(browser, server)),
      ...(await keystrokeFigures(browser, server)),
    ];
  } finally {
    await browser.close();
  }
}

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
    figure({ suite, figure: 'app shell (brotli)', value: await kilobytes(shell), unit: 'KB', target: '<= 150' }),
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
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await slowedDown(page, slowProcessor);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slowNetwork);
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
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.url);
  // The manager's sample takes two pages.
  await page.locator('.career').nth(5).click();
  await page.locator('.page-pane .sheet').nth(1).waitFor({ state: 'attached' });
  await begin(page);
  await page.waitForTimeout(1500);
  await slowedDown(page, slowness);
  await page.evaluate(watchKeystrokes);
  const warmUp = 20;
  for (let index = 0; index < warmUp + keystrokes; index += 1) {
    await page.keyboard.type('carried the change through '.charAt(index % 27));
    await page.waitForFunction((count) => (window as unknown as Watched).keystrokes.length > count, index);
  }
  const times = await page.evaluate(() => (window as unknown as Watched).keystrokes);
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

interface Watched {
  keystrokes: number[];
}

/** In the page: from the input event's own time to the end of the task that changed the pages. */
function watchKeystrokes(): void {
  const watched = window as unknown as Watched;
  watched.keystrokes = [];
  let typedAt: number | undefined;
  document.addEventListener('input', (event) => (typedAt = event.timeStamp), { capture: true });
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
}

async function slowedDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

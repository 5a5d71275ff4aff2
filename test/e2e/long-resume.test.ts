/** Ten pages: writing, the page, turning it and the PDF stay right, and what a key costs stays small. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, openFile, pagesSettled } from './open-app.ts';

/** Time of the page's own thread for a key, with everything it brings; twice what a busy machine takes. */
const maxBusyMsPerKey = 140;

const work = Array.from({ length: 52 }, (_, index) => ({
  name: `Harbour office ${index}`,
  position: `Keeper of light number ${index}`,
  startDate: `${1970 + index}-01`,
  endDate: `${1971 + index}-01`,
  summary: `What was done in year ${index}, told in one sentence that is long enough to take a second line of the page.`,
  highlights: [1, 2, 3, 4, 5].map(
    (deed) => `Deed ${deed} of office ${index}: mended lamps, counted ships and kept books.`,
  ),
}));

describeWith(
  'chromium',
  'pdfinfo',
  'pdftotext',
)('a résumé of ten pages', () => {
  const site = appInBrowser();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peersume-long-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const sheetWith = (page: Page, words: string): Promise<number> =>
    page.evaluate(
      (wanted) =>
        [...document.querySelectorAll('.page-pane .sheet')].findIndex((sheet) =>
          (sheet.textContent ?? '').replaceAll(/\s+/g, ' ').includes(wanted),
        ),
      words,
    );

  test('is written in its form and on its page, turned, changed in its looks, and printed', async () => {
    const file = join(folder, 'ten-pages.json');
    await writeFile(file, JSON.stringify({ basics: { name: 'Ten Pages' }, work }));
    await using app = await site.open();
    const { page } = app;
    await openFile(page, file);
    await pagesSettled(page);
    const sheets = await page.locator('.page-pane .sheet').count();
    expect(sheets).toBeGreaterThanOrEqual(10);

    // In the form: a letter at the beginning, which may move everything behind it.
    const busy = await busyOf(page);
    const headline = page.getByLabel('Headline');
    await headline.click();
    const began = await busy();
    for (const letter of 'Keeper of many lights') await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await eventually(() => sheetWith(page, 'Keeper of many lights')).toBe(0);
    const perKey = ((await busy()) - began) / 22;
    console.log('[measured, ms of the main thread for a key among ten pages]', perKey.toFixed(1));
    expect(perKey).toBeLessThan(maxBusyMsPerKey);

    // On the page, far behind.
    const last = sheets - 1;
    await page.locator('.page-pane .sheet').nth(last).scrollIntoViewIfNeeded();
    await eventually(() => page.locator('.page-count').innerText()).toContain(`of ${sheets}`);
    const word = page
      .locator('.page-pane .sheet')
      .nth(last)
      .locator('.lines tspan')
      .filter({ hasText: 'lamps' })
      .last();
    await word.scrollIntoViewIfNeeded();
    const box = (await word.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(box.x + 1, box.y + box.height / 2);
    await page.keyboard.type('brass ');
    await eventually(() => sheetWith(page, 'mended brass lamps')).toBe(last);

    // All of it in another measure, and back.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+2');
    await page.getByLabel('Size', { exact: true }).fill('14');
    await eventually(() => page.locator('.page-pane .sheet').count()).toBeGreaterThan(sheets);
    await page.keyboard.press('Control+z');
    await eventually(() => page.locator('.page-pane .sheet').count()).toBe(sheets);

    const pdf = await downloadPdf(page);
    const facts = execFileSync(judge('pdfinfo'), [pdf.path], { encoding: 'utf8' });
    expect(Number(/Pages:\s+(\d+)/.exec(facts)?.[1])).toBe(sheets);
    const said = execFileSync(judge('pdftotext'), [pdf.path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
    expect(said).toContain('Keeper of many lights');
    expect(said).toContain('mended brass lamps');
    for (const { name, position } of work) {
      expect(said).toContain(name);
      expect(said).toContain(position);
    }
    await page.reload();
    await eventually(() => headline.inputValue()).toBe('Keeper of many lights');
    expect(app.troubles).toEqual([]);
  });
});

/** In the time of the page's own thread: other programs on this machine do not count. */
async function busyOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await devtools.send('Performance.enable');
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
}

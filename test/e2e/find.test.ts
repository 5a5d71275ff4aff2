/** Find and replace, and texts of the forms, in the app itself. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { openFile, pagesSettled } from './open-app.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const pageText = async (page: Page): Promise<string> =>
  (await page.locator('.page-pane .sheets').innerText()).replaceAll(/\s+/g, ' ');

describeWith('chromium')('find and replace', () => {
  const site = appInBrowser();

  test('finds in every field, lights it, replaces one and all, and undoes in one step', async () => {
    await using app = await site.open();
    const { page } = app;
    await openFile(page, join(fixtures, 'careers', 'experienced-professional.json'));
    await pagesSettled(page);
    await page.keyboard.press('Control+f');
    const bar = page.locator('.find-bar');
    await bar.getByLabel('Find', { exact: true }).fill('planner');
    await eventually(() => bar.locator('output').innerText()).toMatch(/^1 of \d+$/);
    const count = Number((await bar.locator('output').innerText()).split(' ').at(-1));
    await page.keyboard.press('Enter');
    await eventually(() => bar.locator('output').innerText()).toBe(`2 of ${count}`);
    await eventually(() =>
      page.evaluate(() => CSS.highlights.has('found') || document.querySelector('[data-found]') !== null),
    ).toBe(true);
    await bar.getByRole('button', { name: 'Replace…' }).click();
    await bar.getByLabel('Replace with').fill('gardener');
    await bar.getByRole('button', { name: 'Replace all' }).click();
    await eventually(() => pageText(page)).toMatch(/gardener/i);
    await eventually(() => bar.locator('output').innerText()).toBe('Not found');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await eventually(() => pageText(page)).not.toMatch(/gardener/i);
    expect(app.troubles).toEqual([]);
  });

  test('words are written, marked and linked in a form, and are there after a reload, with undo', async () => {
    await using app = await site.open();
    const { page } = app;
    await openFile(page, join(fixtures, 'careers', 'experienced-professional.json'));
    await pagesSettled(page);
    await page.locator('.entry-head').first().click();
    const text = page.locator('.entry.open .text').first();
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Wrote it ');
    await page.keyboard.press('Control+k');
    await page.locator('.link-popover').getByLabel('Address').waitFor();
    await page.keyboard.type('example.org/book');
    await page.locator('.link-popover').getByLabel('Words').fill('down');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' for all');
    await eventually(() => pageText(page)).toContain('Wrote it down for all');
    expect(await page.locator('.text a').last().getAttribute('href')).toBeTruthy();
    await page.keyboard.press('Alt+F10');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Bold');
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.save-status').innerText()).toContain('Saved');
    await page.reload();
    await pagesSettled(page);
    await eventually(() => pageText(page)).toContain('Wrote it down for all');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('Control+z');
    await eventually(() => pageText(page)).not.toContain('Wrote it');
    expect(app.troubles).toEqual([]);
  });
});

/** From the first screen to a file on the disk, once for each situation; and with the keyboard alone. */
import { careers } from '@peersume/resume';
import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { serveApp, type AppServer } from './app-server.ts';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, openApp, pagesSettled } from './open-app.ts';

describeWith('chromium', 'pdftotext')('from start to PDF', () => {
  let server: AppServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveApp();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });

  test.each(careers.map(({ id, name }) => ({ id, name })))(
    '$name: one click to typing, one to the PDF',
    async ({ name }) => {
      await using app = await openApp(browser, server.url);
      const { page } = app;
      await page
        .getByRole('button', { name, exact: false })
        .filter({ has: page.getByText(name, { exact: true }) })
        .click();
      await pagesSettled(page);
      const person = await page.getByLabel('Name', { exact: true }).inputValue();
      const pdf = await downloadPdf(page);
      const text = execFileSync(judge('pdftotext'), ['-layout', pdf.path, '-'], { encoding: 'utf8' });
      expect(text).toContain(person);
      expect(pdf.name).toBe(`${person.replaceAll(' ', '-').replace(',', ',')}-resume.pdf`);
      expect(app.troubles).toEqual([]);
    },
  );

  test('the thumbnails of all situations are real pages with their people’s names', async () => {
    await using app = await openApp(browser, server.url);
    await app.page.locator('.career .thumbnail.drawn').nth(7).waitFor();
    const texts = await app.page.locator('.career .thumbnail').allTextContents();
    for (const text of texts) expect(text.length).toBeGreaterThan(400);
    expect(new Set(texts).size).toBe(8);
    expect(app.troubles).toEqual([]);
  });

  test('an empty start leads to a PDF too', async () => {
    await using app = await openApp(browser, server.url);
    const { page } = app;
    await page.getByRole('button', { name: 'Start empty' }).click();
    await page.getByLabel('Name', { exact: true }).fill('山田 太郎');
    await pagesSettled(page);
    const pdf = await downloadPdf(page);
    expect(pdf.name).toBe('山田-太郎-resume.pdf');
    expect(execFileSync(judge('pdftotext'), [pdf.path, '-'], { encoding: 'utf8' })).toContain('山田 太郎');
    expect(app.troubles).toEqual([]);
  });

  test('the keyboard alone leads from the start to words on the page and a PDF', async () => {
    await using app = await openApp(browser, server.url);
    const { page } = app;
    await page.locator('.career .thumbnail.drawn').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await pagesSettled(page);
    // The name of the example is chosen already: one types over it.
    await page.locator('[data-field="basics/name"]:focus').waitFor();
    await page.keyboard.type('Keyboard Person');
    await pagesSettled(page);
    await eventually(() => page.locator('.sheets').innerText()).toContain('Keyboard');
    // From there on to a bullet: entries on the way are opened with Enter.
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => {
        const { activeElement } = document;
        if (activeElement?.matches('.entry .text')) return 'bullet';
        return activeElement?.matches('.entry-head[aria-expanded=false]') ? 'entry' : 'elsewhere';
      });
      if (place === 'entry') await page.keyboard.press('Enter');
      if (place === 'bullet') break;
    }
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Written by hand alone.');
    await eventually(() => page.locator('.sheets').innerText()).toContain('hand alone');
    const pdf = await downloadPdf(page);
    expect(pdf.name).toBe('Keyboard-Person-resume.pdf');
    expect(app.troubles).toEqual([]);
  });
});

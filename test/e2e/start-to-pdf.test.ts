/** From the first screen to a file on the disk, once for each situation; and with the keyboard alone. */
import { careers, loadSample, Resume } from '@peersume/resume';
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, pagesSettled } from './open-app.ts';

describeWith('chromium', 'pdftotext')('from start to PDF', () => {
  const site = appInBrowser();

  test.each(careers.map(({ id }, index) => ({ id, index })))(
    '$id: one click to typing, one to the PDF',
    async ({ id, index }) => {
      const person = Resume.parse(await loadSample(id)).basics.name;
      await using app = await site.open();
      const { page } = app;
      await page.locator('.career').nth(index).click();
      await pagesSettled(page);
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(person);
      const pdf = await downloadPdf(page);
      const text = execFileSync(judge('pdftotext'), ['-layout', pdf.path, '-'], { encoding: 'utf8' });
      expect(text).toContain(person);
      expect(pdf.name).toBe(`${person.replaceAll(' ', '-').replace(',', ',')}-resume.pdf`);
      expect(app.troubles).toEqual([]);
    },
  );

  test('the thumbnails of all situations are real pages with their people’s names', async () => {
    await using app = await site.open();
    await app.page.locator('.career .thumbnail.drawn').nth(7).waitFor();
    const texts = await app.page.locator('.career .thumbnail').allTextContents();
    for (const text of texts) expect(text.length).toBeGreaterThan(400);
    expect(new Set(texts).size).toBe(8);
    expect(app.troubles).toEqual([]);
  });

  test('an empty start leads to a PDF too', async () => {
    await using app = await site.open();
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
    await using app = await site.open();
    const { page } = app;
    await page.locator('.career .thumbnail.drawn').first().waitFor();
    await tabTo(page, '.career');
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

  test('on a phone, taps lead from the start through words and design to the page and a PDF', async () => {
    await using app = await site.open({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = app;
    const fits = async (): Promise<void> => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, 'no scrolling sideways').toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
    };
    const pane = (name: string) =>
      page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name, exact: true }).tap();
    await fits();
    await page.getByRole('button', { name: 'Start empty' }).tap();
    await page.getByLabel('Name', { exact: true }).fill('Thumb Person');
    await page.getByLabel('Headline').tap();
    await page.keyboard.type('Signal box keeper');
    await fits();
    await pane('Design');
    await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
    await page.getByRole('button', { name: 'Folio', exact: true }).tap();
    await fits();
    await pane('Page');
    await pagesSettled(page);
    await eventually(() => page.locator('.sheets').innerText()).toContain('Signal box keeper');
    await fits();
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).tap();
    const path = await (await started).path();
    expect(execFileSync(judge('pdftotext'), [path, '-'], { encoding: 'utf8' })).toContain('Signal box keeper');
    expect(app.troubles).toEqual([]);
  });
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`the keyboard does not lead to ${selector}`);
}

/** What a finger misses: lower than the 24 pixels of WCAG 2.2 (2.5.8), and not in running text. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, summary, select, input:not([type=radio], [type=checkbox])')]
      .filter((element) => element.checkVisibility() && element.closest('p, .sheets, .visually-hidden') === null)
      .filter((element) => element.getBoundingClientRect().height < 24)
      .map((element) => `${element.className || element.tagName} ${element.getBoundingClientRect().height}`),
  );

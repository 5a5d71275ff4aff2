/** Someone who reads from right to left: from the first screen through words and looks to the page and its PDF. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, pagesSettled } from './open-app.ts';

describeWith('chromium', 'pdftotext')('from right to left', () => {
  const site = appInBrowser();

  /** The first letter that a line shows stands at its right end. */
  const startsAtRight = (page: Page, words: string): Promise<boolean> =>
    page.evaluate((wanted) => {
      const line = [...document.querySelectorAll('.page-pane .lines > *')].find((one) =>
        one.textContent.includes(wanted),
      );
      const sheet = line?.closest('.sheet')?.getBoundingClientRect();
      const box = line?.getBoundingClientRect();
      if (box === undefined || sheet === undefined) throw new Error(`“${wanted}” does not stand on the page`);
      return sheet.right - box.right < box.left - sheet.left;
    }, words);

  test('an empty résumé is begun, written in form and page, designed, and is an Arabic PDF', async () => {
    await using app = await site.open({ locale: 'ar' });
    const { page } = app;
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    await page.getByRole('button', { name: 'ابدأ بصفحة فارغة' }).click();
    await page.getByLabel('الاسم', { exact: true }).fill('ليلى حداد');
    await page.getByLabel('المسمى').fill('مرشدة الميناء');
    await pagesSettled(page);
    const text = (): Promise<string> => page.locator('.page-pane .sheets').innerText();
    await eventually(text).toContain('مرشدة الميناء');
    // A résumé that is begun in Arabic reads from the right by itself.
    expect(
      await page.locator('[data-field="basics/headline"]').evaluate((field) => getComputedStyle(field).direction),
    ).toBe('rtl');

    await page.keyboard.press('Alt+2');
    await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
    const before = await page.locator('.page-pane .lines').first().innerHTML();
    await page.getByRole('button', { name: 'Modern', exact: true }).click();
    await page.getByRole('button', { name: 'قرمزي' }).click();
    await eventually(() => page.locator('.page-pane .lines').first().innerHTML()).not.toBe(before);
    expect(await startsAtRight(page, 'ليلى')).toBe(true);

    const word = page.locator('.page-pane .lines tspan').filter({ hasText: 'مرشدة' }).first();
    const box = (await word.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(box.x + box.width - 1, box.y + box.height / 2);
    await page.keyboard.type('أولى ');
    await eventually(text).toContain('أولى مرشدة');
    await page.keyboard.press('Escape');

    const pdf = await downloadPdf(page);
    expect(pdf.name).toMatch(/^ليلى-حداد-.*\.pdf$/);
    const said = execFileSync(judge('pdftotext'), [pdf.path, '-'], { encoding: 'utf8' }).normalize('NFC');
    // Poppler sets marks of direction around what reads from the right.
    const plain = said.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
    expect(plain).toContain('ليلى حداد');
    expect(plain).toContain('أولى مرشدة الميناء');
    expect(app.troubles).toEqual([]);
  });
});

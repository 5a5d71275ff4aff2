/** Every action by its name, from the keyboard. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { auditScreen } from './audit-screen.ts';
import { eventually } from './eventually.ts';
import { pagesSettled } from './open-app.ts';

describeWith('chromium')('the command palette', () => {
  const site = appInBrowser();

  const options = (page: Page) => page.getByRole('option');

  test('finds settings by other words, sets them, remembers them, and gives the focus back', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.locator('.career').nth(4).click();
    await pagesSettled(page);
    await page.locator('[data-field="basics/phone"]').focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('typeface garamond');
    await options(page).filter({ hasText: 'Text font: EB Garamond' }).and(page.locator('[data-focused]')).waitFor();
    // Down once more, and back.
    await page.keyboard.press('ArrowDown');
    await options(page)
      .filter({ hasText: 'Text font: EB Garamond' })
      .and(page.locator(':not([data-focused])'))
      .waitFor();
    await page.keyboard.press('ArrowUp');
    await options(page).filter({ hasText: 'Text font: EB Garamond' }).and(page.locator('[data-focused]')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector('.sheets')?.innerHTML.includes('eb-garamond'));
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['field'])).toBe('basics/phone');
    await page.keyboard.press('Control+k');
    await page.getByText('Used recently').waitFor();
    expect(await options(page).first().textContent()).toContain('Text font: EB Garamond');
    expect(await auditScreen(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(app.troubles).toEqual([]);
  });

  test('goes to a section, adds one, changes the theme; what cannot be done is not offered', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('combobox').fill('download');
    await eventually(() => options(page).filter({ hasText: 'Open a file' }).count()).toBe(0);
    expect(await options(page).filter({ hasText: 'Download PDF' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.career').nth(0).click();
    await pagesSettled(page);
    await run(page, 'add section publications');
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['field']?.endsWith('/title'));
    await run(page, 'go to education');
    await page.waitForFunction(() => {
      const top = document.activeElement?.closest('[id^="section-"]')?.getBoundingClientRect().top ?? 1000;
      return top < 400;
    });
    await run(page, 'dark');
    await eventually(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(app.troubles).toEqual([]);
  });

  test('is as large as a phone and says when nothing is found', async () => {
    await using app = await site.open({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const { page } = app;
    await page.locator('.career').nth(0).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Find an action or a setting' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('zzzz');
    await page.getByText('Nothing has that name').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await auditScreen(page)).toEqual([]);
    expect(app.troubles).toEqual([]);
  });
});

async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

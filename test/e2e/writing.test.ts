/** Words on the desk: what is typed stands on the page, a click in the page leads to its field, nothing is lost. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { openFile, pagesSettled } from './open-app.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const pageText = (page: Page): Promise<string> => page.locator('.page-pane .sheets').innerText();
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');

describeWith('chromium')('writing', () => {
  const site = appInBrowser();

  async function startFirst(page: Page): Promise<void> {
    await page.locator('.career').first().click();
    await pagesSettled(page);
  }

  test('what is typed stands on the page, and lines that did not change are not drawn anew', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await page.evaluate(() => {
      for (const line of document.querySelectorAll('.page-pane .lines > *')) line.setAttribute('data-was-here', '');
    });
    await page.getByLabel('Headline').fill('Lighthouse keeper');
    await eventually(async () => squeezed(await pageText(page))).toContain('Lighthouse keeper');
    const lines = page.locator('.page-pane .lines > *');
    const total = await lines.count();
    const kept = await page.locator('.page-pane .lines > [data-was-here]').count();
    expect(total - kept).toBeLessThanOrEqual(2);
    expect(app.troubles).toEqual([]);
  });

  test('the field with the cursor is lit in the page, and a click in the page leads to its field', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await page.getByLabel('Headline').focus();
    await eventually(() => page.locator('.page-pane .lit rect').count()).toBeGreaterThan(0);

    const bullet = page.locator('.page-pane .lines').getByText('jam jar').first();
    await bullet.click();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('jam jar');
    const cursor = await page.evaluate(() => document.getSelection()?.anchorOffset);
    expect(cursor).toBeGreaterThan(10);
    expect(app.troubles).toEqual([]);
  });

  test('bullets are added by Enter, removed by Backspace, moved by Alt with an arrow, and undone', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    const folded = page.locator('.entry-head[aria-expanded=false]');
    while ((await folded.count()) > 0) await folded.first().click();
    await page.locator('.entry .text').filter({ hasText: 'jam jar' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A second ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('bold');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' thing');
    await eventually(async () => squeezed(await pageText(page))).toContain('A second bold thing');
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => squeezed(await pageText(page))).toMatch(/A second bold thing.*jam jar/);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Backspace');
    await eventually(async () => squeezed(await pageText(page))).not.toContain('A second bold thing');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
    await eventually(async () => squeezed(await pageText(page))).toContain('A second bold thing');
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    await eventually(async () => squeezed(await pageText(page))).not.toContain('A second bold thing');
    expect(app.troubles).toEqual([]);
  });

  test('a section is hidden, moved, removed and brought back', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    const menu = (name: string) => page.locator('.contents').getByRole('button', { name: `More for “${name}”` });
    await menu('Projects').click();
    await page.getByRole('menuitem', { name: 'Hide on the page' }).click();
    await eventually(() => pageText(page)).not.toContain('Projects');
    await menu('Projects').click();
    await page.getByRole('menuitem', { name: 'Show on the page' }).click();
    await eventually(() => pageText(page)).toContain('Projects');
    await menu('Projects').click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await eventually(async () => squeezed(await pageText(page))).toMatch(/Projects.*Education/);
    await menu('Projects').click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await eventually(() => pageText(page)).not.toContain('Projects');
    await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => pageText(page)).toContain('Projects');
    expect(app.troubles).toEqual([]);
  });

  test('panes fold away and come back with what was typed meanwhile', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    const whole = squeezed(await pageText(page));
    for (let round = 0; round < 3; round += 1) {
      await page.getByRole('button', { name: 'Fold the page away' }).click();
      await page.getByLabel('Headline').fill(`Round ${round}`);
      await page.getByRole('button', { name: 'Show the page' }).click();
      await page.getByLabel('Headline').fill(`Round ${round}, later`);
      await eventually(async () => squeezed(await pageText(page))).toContain(`Round ${round}, later`);
    }
    const length = squeezed(await pageText(page)).length;
    expect(Math.abs(length - whole.length)).toBeLessThan(60);
    await page.getByRole('button', { name: 'Fold the writing away' }).click();
    expect(await page.locator('.writing').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the writing' }).click();
    await page.getByLabel('Headline').waitFor();
    expect(app.troubles).toEqual([]);
  });

  test('dates are understood as people type them, and said so', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await page.locator('.entry-head').first().click();
    const dates = page.locator('.entry.open').getByLabel('Dates').first();
    await dates.fill('since 3/2021');
    await eventually(async () => squeezed(await pageText(page))).toContain('Mar 2021 – Present');
    await eventually(() => page.locator('.entry.open .note').first().innerText()).toBe('Mar 2021 – Present');
    await dates.fill('when the dam broke');
    await eventually(async () => squeezed(await pageText(page))).toContain('when the dam broke');
    expect(app.troubles).toEqual([]);
  });

  test('the text of the page is copied in reading order, with its spaces', async () => {
    await using app = await site.open();
    const { page } = app;
    await openFile(page, join(fixtures, 'careers', 'experienced-professional.json'));
    await pagesSettled(page);
    const copied = await page.evaluate(() => {
      const selection = document.getSelection()!;
      selection.selectAllChildren(document.querySelector('.page-pane .sheets')!);
      return selection.toString();
    });
    const words = squeezed(copied);
    expect(words).toContain('Supply planner with thirteen years in frozen food and textiles');
    expect(words.indexOf('Aylin')).toBeLessThan(words.indexOf('Noorderkaap'));
    expect(words.indexOf('Noorderkaap')).toBeLessThan(words.indexOf('Körfez'));
  });

  test('a reload, and another visit, find the work as it was left', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await page.getByLabel('Headline').fill('Kept through the night');
    await page.reload();
    await pagesSettled(page);
    await eventually(() => page.getByLabel('Headline').inputValue()).toBe('Kept through the night');
    await page.goto(site.url);
    await page.locator('.library .card-open').click();
    await eventually(() => page.getByLabel('Headline').inputValue()).toBe('Kept through the night');
    expect(app.troubles).toEqual([]);
  });
});

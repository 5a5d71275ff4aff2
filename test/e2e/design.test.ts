/** How the résumé looks: every choice shows at once on the page, and can be taken back. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, pagesSettled } from './open-app.ts';

describeWith(
  'chromium',
  'qpdf',
  'pdfinfo',
)('design', () => {
  const site = appInBrowser();

  const drawing = (page: Page): Promise<string> => page.locator('.page-pane .lines').first().innerHTML();

  async function design(page: Page, career: number): Promise<void> {
    await page.locator('.career').nth(career).click();
    await pagesSettled(page);
    await page.locator('.tools').getByText('Design').click();
    await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
    await page.getByRole('radio', { name: 'No limit' }).check({ force: true });
  }

  test('every template is shown with the person’s own words, and one click sets the page in it', async () => {
    await using app = await site.open();
    const { page } = app;
    await design(page, 0);
    const person = 'Lê Phương Thảo';
    for (const text of await page.locator('.template .thumbnail').allTextContents()) expect(text).toContain(person);
    let before = await drawing(page);
    for (const name of ['Classic', 'Technical', 'Folio', 'Modern']) {
      await page.getByRole('button', { name, exact: true }).click();
      await eventually(() => drawing(page)).not.toBe(before);
      before = await drawing(page);
    }
    expect(app.troubles).toEqual([]);
  });

  test('paper, type, colour and details show at once; a reset and an undo bring back what was', async () => {
    await using app = await site.open();
    const { page } = app;
    await design(page, 0);
    const original = await drawing(page);
    let before = original;
    const changes = async (change: () => Promise<unknown>): Promise<void> => {
      await change();
      await eventually(() => drawing(page)).not.toBe(before);
      before = await drawing(page);
    };
    await changes(() => page.getByRole('button', { name: 'Madder' }).click());
    await changes(() => page.getByLabel('Size', { exact: true }).fill('11.5'));
    await changes(() => page.getByLabel('Line height').fill('1.7'));
    await changes(() => page.getByLabel('Space between things').fill('0.7'));
    await changes(() => page.getByLabel('Margins at the sides').fill('70'));
    await changes(() => page.getByLabel('Text', { exact: true }).selectOption('EB Garamond'));
    await changes(() => page.getByLabel('Headings', { exact: true }).selectOption('Literata'));
    await changes(() => page.getByLabel('Dates', { exact: true }).selectOption('2024-01'));
    await changes(() => page.getByRole('radio', { name: 'Dash' }).check({ force: true }));
    await changes(() => page.getByRole('radio', { name: 'Letter' }).check({ force: true }));
    await changes(() => page.getByLabel('Headings and dates in', { exact: true }).selectOption('Deutsch'));
    await eventually(() => page.locator('.sheets').innerText()).toContain('Ausbildung');
    await page.getByLabel('Headings and dates in', { exact: true }).selectOption('English');
    await page.getByRole('radio', { name: 'A4' }).check({ force: true });
    await page.getByRole('button', { name: 'Back to the template’s own settings' }).click();
    await eventually(() => drawing(page)).toBe(original);
    await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => drawing(page)).not.toBe(original);
    expect(app.troubles).toEqual([]);
  });

  test('a look is kept by name, worn by another résumé with its own words, and removed', async () => {
    await using app = await site.open();
    const { page } = app;
    await design(page, 0);
    await page.getByRole('button', { name: 'Folio', exact: true }).click();
    await page.getByRole('button', { name: 'Madder' }).click();
    await page.getByRole('button', { name: 'Keep this look…' }).click();
    await page.getByLabel('Name of the look').fill('Calm and red');
    await page.getByRole('button', { name: 'Keep it' }).click();
    const look = page.getByRole('button', { name: 'Calm and red', exact: true });
    await look.waitFor();
    expect(await look.getAttribute('aria-pressed')).toBe('true');

    await page.locator('.home').click();
    await page.locator('.start').waitFor();
    await design(page, 4);
    await look.locator('.thumbnail.drawn').waitFor();
    expect(await look.textContent()).toContain('Aylin Güneş');
    const before = await drawing(page);
    await look.click();
    await eventually(() => drawing(page)).not.toBe(before);
    expect(await page.getByRole('button', { name: 'Madder' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+z');
    await eventually(() => drawing(page)).toBe(before);

    await look.hover();
    await page.getByRole('button', { name: 'Remove “Calm and red”' }).click();
    await look.waitFor({ state: 'detached' });
    expect(app.troubles).toEqual([]);
  });

  test('a few lines too many are said, and fitted with one click', async () => {
    await using app = await site.open();
    const { page } = app;
    await design(page, 0);
    // Larger until a few lines stand on a second page.
    const finding = page.locator('.findings').getByText(/runs .* onto page 2/);
    for (let size = 9.5; size <= 12 && !(await finding.isVisible()); size += 0.25) {
      await page.getByLabel('Size', { exact: true }).fill(String(size));
      await pagesSettled(page);
    }
    await finding.waitFor();
    await page.getByRole('button', { name: 'Fit to one page' }).click();
    await eventually(() => page.locator('.page-count').innerText()).toMatch(/of 1$/);
    const pdf = await downloadPdf(page);
    expect(execFileSync(judge('pdfinfo'), [pdf.path], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);
    expect(app.troubles).toEqual([]);
  });

  test('a photo is chosen, cut, printed, and taken away', async () => {
    await using app = await site.open();
    const { page } = app;
    await design(page, 0);
    const picture = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [900, 1200];
      const context = canvas.getContext('2d')!;
      for (let y = 0; y < 12; y += 1) {
        context.fillStyle = `hsl(${y * 30} 70% 50%)`;
        context.fillRect(0, y * 100, 900, 100);
      }
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a photo' }).click();
    await (await chooser).setFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
    await page.locator('.page-pane .images image').waitFor();
    const viewBox = () => page.locator('.page-pane .images svg').getAttribute('viewBox');
    const before = await viewBox();
    await page.getByRole('group', { name: /Cut of the photo/ }).press('ArrowDown');
    await eventually(viewBox).not.toBe(before);
    const pdf = await downloadPdf(page);
    const plain = execFileSync(judge('qpdf'), ['--qdf', '--object-streams=disable', pdf.path, '-'], {
      encoding: 'latin1',
    });
    expect(plain).toMatch(/\/Subtype \/Image/);
    await page.locator('.photo').getByText('Shown').click();
    await eventually(() => page.locator('.page-pane .images image').count()).toBe(0);
    expect(app.troubles).toEqual([]);
  });
});

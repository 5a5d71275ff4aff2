/** The past of a résumé, and variants of it, as a person uses them. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { pagesSettled } from './open-app.ts';

const site = appInBrowser();

const headline = (page: Page) => page.getByRole('textbox', { name: 'Headline' });

async function begin(page: Page): Promise<void> {
  await page.locator('.career').nth(2).click();
  await page.locator('.desk').waitFor();
  await pagesSettled(page);
}

async function openMenu(page: Page, item: string): Promise<void> {
  await page
    .getByRole('button', { name: 'Master and variants' })
    .or(page.locator('.variants-menu > button'))
    .first()
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a moment of the past is looked at, told in words, brought back, and undone', async () => {
  await using app = await site.open();
  const { page } = app;
  await begin(page);
  const before = await headline(page).inputValue();
  await headline(page).fill('A headline of later');
  await pagesSettled(page);
  await openMenu(page, 'Versions');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.locator('.moments li').first().waitFor();
  await dialog.locator('.sheets').getByText('A headline of later').waitFor();
  await dialog.getByRole('slider').fill('1');
  await dialog
    .locator('.sheets')
    .getByText(before.split(' ')[0] ?? '')
    .first()
    .waitFor();
  await dialog.getByRole('button', { name: 'What is different now' }).click();
  await dialog.locator('ins', { hasText: 'headline' }).first().waitFor();
  await dialog.getByRole('button', { name: 'Bring this back' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await headline(page).inputValue()).toBe(before);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  expect(await headline(page).inputValue()).toBe('A headline of later');
  expect(app.troubles).toEqual([]);
});

test('a version has a name, is found by it after a reload, and loses it again', async () => {
  await using app = await site.open();
  const { page } = app;
  await begin(page);
  await openMenu(page, 'Versions');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByLabel('Name it as it is now').fill('As sent to Acme');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await dialog.getByRole('button', { name: /^As sent to Acme/ }).waitFor();
  await page.keyboard.press('Escape');
  await headline(page).fill('Changed after it was sent');
  await page.getByText('Saved on this device').waitFor({ state: 'attached' });
  await page.reload();
  await pagesSettled(page);
  await openMenu(page, 'Versions');
  await dialog.getByRole('button', { name: /^As sent to Acme/ }).click();
  await dialog.locator('ins', { hasText: 'Changed' }).first().waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Remove the name “As sent to Acme”' }).click();
  await dialog.getByRole('button', { name: /^As sent to Acme/ }).waitFor({ state: 'detached' });
  expect(app.troubles).toEqual([]);
});

test('a variant follows the master but for what was written in it, says what differs, and takes it back', async () => {
  await using app = await site.open();
  const { page } = app;
  await begin(page);
  const master = await headline(page).inputValue();
  await openMenu(page, 'New variant…');
  await page.getByLabel('For whom?').fill('For Acme');
  await page.getByRole('button', { name: 'Make it', exact: true }).click();
  const strip = page.locator('.variant-strip');
  await strip.getByText('Same as the master').waitFor();
  await headline(page).fill('Engineer for Acme');
  await strip.getByText('One thing differs from the master').waitFor();
  await page.locator('.page-pane .sheets').getByText('Engineer for Acme').waitFor();

  await strip.getByRole('button', { name: 'To the master' }).click();
  expect(await headline(page).inputValue()).toBe(master);
  await headline(page).fill('Engineer of everything');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another Name');

  await openVariant(page, 'For Acme');
  expect(await headline(page).inputValue()).toBe('Engineer for Acme');
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Another Name');
  await strip.getByText('The master has changed there since').waitFor();
  await strip.getByRole('button', { name: 'Show' }).click();
  const dialog = page.getByRole('dialog', { name: 'What differs from the master' });
  await dialog.locator('del', { hasText: 'everything' }).waitFor();
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await dialog.getByText('The master has changed since you wrote this.').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Follow the master again' }).click();
  await dialog.getByText('Same as the master').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await headline(page).inputValue()).toBe('Engineer of everything');

  await openMenu(page, 'Remove this variant');
  await strip.waitFor({ state: 'detached' });
  expect(app.troubles).toEqual([]);
});

test('what a variant leaves out stands in the master, is listed, and comes back', async () => {
  await using app = await site.open();
  const { page } = app;
  await begin(page);
  await openMenu(page, 'New variant…');
  await page.getByLabel('For whom?').fill('For Acme');
  await page.getByRole('button', { name: 'Make it', exact: true }).click();
  const strip = page.locator('.variant-strip');
  await strip.getByText('Same as the master').waitFor();
  const title = 'Education';
  const headings = async (): Promise<readonly string[]> => {
    const lines = await page.locator('.page-pane .lines > *').allTextContents();
    return lines.filter((line) => line.trim().toLowerCase() === title.toLowerCase());
  };
  const printed = () => eventually(async () => (await headings()).length).toBe(1);
  const notPrinted = () => eventually(async () => (await headings()).length).toBe(0);
  await printed();
  const leaveOut = async (): Promise<void> => {
    await page
      .locator('.contents')
      .getByRole('button', { name: `More for “${title}”` })
      .click();
    await page.getByRole('menuitem', { name: 'Leave out of this variant' }).click();
    await page.locator('.notice').getByText(`“${title}” is left out of this variant.`).waitFor();
    await notPrinted();
  };

  await leaveOut();
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).first().click();
  await printed();

  await leaveOut();
  await strip.getByRole('button', { name: 'To the master' }).click();
  await printed();
  await openVariant(page, 'For Acme');
  await notPrinted();
  await strip.getByText('One thing differs from the master').waitFor();
  await strip.getByRole('button', { name: 'Show' }).click();
  const dialog = page.getByRole('dialog', { name: 'What differs from the master' });
  const listed = dialog.locator('.difference-list > li');
  await eventually(() => listed.locator('.difference-where').allInnerTexts()).toEqual([title]);
  await listed.getByText('Hidden here').waitFor();
  await listed.getByRole('button', { name: 'Follow the master again' }).click();
  await dialog.getByText('Same as the master').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await printed();
  expect(app.troubles).toEqual([]);
});

async function openVariant(page: Page, name: string): Promise<void> {
  await page.locator('.variants-menu > button').click();
  await page.getByRole('menuitemradio', { name }).click();
}

test('on a phone, too, the dialog that asks for a name says what its buttons do', async () => {
  await using app = await site.open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const { page } = app;
  await page.locator('.career').nth(2).click();
  await page.locator('.writing').waitFor();
  await openMenu(page, 'New variant…');
  const dialog = page.getByRole('dialog', { name: 'A variant for one job' });
  expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Cancel', 'Make it']);
  await dialog.getByLabel('For whom?').fill('For Acme');
  await dialog.getByText('Make it').tap();
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => page.locator('.variant-strip').innerText()).toContain('For Acme');
  expect(app.troubles).toEqual([]);
});

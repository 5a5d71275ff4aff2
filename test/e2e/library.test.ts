/** The library as a person uses it: what can be done with résumés from outside, files, backups, examples. */
import { unzipSync, zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { pagesSettled } from './open-app.ts';
import { dumpDatabase } from './stored-data.ts';

const cards = (page: Page): Locator => page.locator('.library > .cards > .card');
const names = (page: Page): Promise<string[]> => cards(page).locator('> .card-open > .card-name').allInnerTexts();
const variantsOf = (card: Locator): Promise<string[]> => card.locator('.card-variant .card-name').allInnerTexts();
const notice = (page: Page, text: string | RegExp): Locator => page.locator('.notice').filter({ hasText: text });

async function choose(page: Page, card: Locator, item: string): Promise<void> {
  await card.locator('> .card-menu button').click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function home(page: Page): Promise<void> {
  await page.locator('.home').click();
  await cards(page).first().waitFor();
}

async function begin(page: Page, career: number): Promise<void> {
  await page.locator('.career').nth(career).click();
  await pagesSettled(page);
}

async function exportAll(page: Page): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^peersume-\d{4}-\d\d-\d\d\.zip$/);
  return readFile(await download.path());
}

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** As if let go over the window. */
async function drop(page: Page, files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of files) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, given);
}

const jsonResume = (name: string): GivenFile => ({
  name: `${name}.json`,
  bytes: Buffer.from(JSON.stringify({ basics: { name, label: 'Lighthouse keeper' } })),
});

/** All but when and on which device. */
async function content(page: Page): Promise<unknown> {
  const { stores } = await dumpDatabase(page);
  return stores
    .filter(({ name }) => ['logs', 'entries', 'cards'].includes(name))
    .map(({ name, records }) => ({ name, records: records.map((record) => JSON.stringify(inOrder(record))).sort() }));
}

const inOrder = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, inOrder(inner)]),
      );

describeWith('chromium')('the library', () => {
  const site = appInBrowser();

  test('a résumé is renamed, given a variant, duplicated, archived, brought back and removed', async () => {
    await using app = await site.open();
    const { page } = app;
    await begin(page, 1);
    await home(page);
    await eventually(() => names(page)).toEqual(['Ananya Krishnamurthy']);
    await cards(page).first().locator('> .card-open .thumbnail.drawn').waitFor();

    await choose(page, cards(page).first(), 'Rename…');
    await page.getByLabel('Name', { exact: true }).fill('My first');
    await page.keyboard.press('Enter');
    await eventually(() => names(page)).toEqual(['My first']);

    await choose(page, cards(page).first(), 'New variant…');
    await page.getByLabel('For whom?').fill('For Acme');
    await page.getByRole('button', { name: 'Make it' }).click();
    await pagesSettled(page);
    await page.getByLabel('Headline').fill('Firmware engineer for Acme');
    await home(page);
    await eventually(() => variantsOf(cards(page).first())).toEqual(['For Acme']);

    await choose(page, cards(page).first(), 'Duplicate');
    await eventually(() => names(page)).toEqual(['My first (copy)', 'My first']);
    expect(await variantsOf(cards(page).first())).toEqual(['For Acme']);
    await cards(page).first().locator('.card-variant .card-open').click();
    await pagesSettled(page);
    await eventually(() => page.getByLabel('Headline').inputValue()).toBe('Firmware engineer for Acme');
    await page.getByLabel('Headline').fill('Only in the copy');
    await home(page);
    await cards(page).nth(1).locator('.card-variant .card-open').click();
    await pagesSettled(page);
    await eventually(() => page.getByLabel('Headline').inputValue()).toBe('Firmware engineer for Acme');
    await home(page);

    const copy = cards(page).filter({ hasText: 'copy' });
    await choose(page, copy, 'Archive');
    await eventually(() => names(page)).toEqual(['My first']);
    await notice(page, 'is archived').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => names(page)).toContain('My first (copy)');
    await choose(page, copy, 'Archive');
    await eventually(() => names(page)).toEqual(['My first']);
    await page.reload();
    await page.getByText('Archived (1)').click();
    const archived = page.locator('.library-archived .card');
    await choose(page, archived, 'Restore');
    await eventually(() => names(page)).toContain('My first (copy)');

    await choose(page, copy, 'Remove for ever…');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await names(page)).toContain('My first (copy)');
    await choose(page, copy, 'Remove for ever…');
    await page.getByRole('button', { name: 'Remove for ever' }).click();
    await eventually(() => names(page)).toEqual(['My first']);
    const { stores } = await dumpDatabase(page);
    expect(stores.find(({ name }) => name === 'logs')?.records).toHaveLength(1);
    expect(app.troubles).toEqual([]);
  });

  test('a variant is removed and brought back, and can become a résumé of its own', async () => {
    await using app = await site.open();
    const { page } = app;
    await begin(page, 2);
    await home(page);
    await choose(page, cards(page).first(), 'New variant…');
    await page.getByLabel('For whom?').fill('For the bank');
    await page.keyboard.press('Enter');
    await pagesSettled(page);
    await home(page);
    const variantMenu = cards(page).first().locator('.card-variant .card-menu button');
    await variantMenu.click();
    await page.getByRole('menuitem', { name: 'Remove this variant' }).click();
    await eventually(() => variantsOf(cards(page).first())).toEqual([]);
    await notice(page, 'is removed').getByRole('button', { name: 'Undo' }).click();
    await eventually(() => variantsOf(cards(page).first())).toEqual(['For the bank']);
    await variantMenu.click();
    await page.getByRole('menuitem', { name: 'Make it a résumé of its own' }).click();
    await eventually(() => names(page)).toEqual(['Mariana Núñez Ibarra · For the bank', 'Mariana Núñez Ibarra']);
    expect(app.troubles).toEqual([]);
  });

  test('everything goes into one file, and out of it into another browser, with all history; twice is as once', async () => {
    await using app = await site.open();
    const { page } = app;
    await begin(page, 0);
    await page.getByLabel('Headline').fill('Water, measured');
    await home(page);
    await begin(page, 4);
    await home(page);
    await choose(page, cards(page).first(), 'New variant…');
    await page.getByLabel('For whom?').fill('For Acme');
    await page.keyboard.press('Enter');
    await pagesSettled(page);
    await home(page);
    await choose(page, cards(page).nth(1), 'Rename…');
    await page.getByLabel('Name', { exact: true }).fill('The old one');
    await page.keyboard.press('Enter');
    await choose(page, cards(page).filter({ hasText: 'The old one' }), 'Archive');
    await eventually(() => names(page)).toEqual(['Aylin Güneş']);
    const archive = await exportAll(page);
    const files = Object.keys(unzipSync(archive));
    expect(files.filter((name) => name.endsWith('resume.json'))).toHaveLength(2);
    expect(files.some((name) => name.endsWith('variants/1-for-acme.json'))).toBe(true);
    await eventually(() => page.locator('.storage-line').innerText()).toContain('Last saved to a file');

    await using other = await site.open();
    await drop(other.page, [{ name: 'backup.zip', bytes: archive }]);
    await notice(other.page, '2 résumés added.').waitFor();
    expect(await content(other.page)).toEqual(await content(page));
    await drop(other.page, [{ name: 'backup.zip', bytes: archive }]);
    await notice(other.page, 'Everything in it was here already.').waitFor();
    expect(await content(other.page)).toEqual(await content(page));

    // What was written in both comes together.
    await other.page.locator('.card-open').first().click();
    await pagesSettled(other.page);
    await other.page.getByLabel('Headline').fill('Written elsewhere');
    await home(other.page);
    const newer = await exportAll(other.page);
    await page.locator('.card-open').first().click();
    await pagesSettled(page);
    await page.getByLabel('E-mail').fill('aylin@elsewhere.example');
    await home(page);
    await drop(page, [{ name: 'newer.zip', bytes: newer }]);
    await notice(page, '1 brought up to date.').waitFor();
    await page.locator('.card-open').first().click();
    await pagesSettled(page);
    expect(await page.getByLabel('E-mail').inputValue()).toBe('aylin@elsewhere.example');
    expect(await page.getByLabel('Headline').inputValue()).toBe('Written elsewhere');
    expect([...app.troubles, ...other.troubles]).toEqual([]);
  });

  test('one click on an example, and one types over it; there are examples for many jobs', async () => {
    await using app = await site.open();
    const { page } = app;
    await eventually(() => page.locator('.example').count()).toBeGreaterThanOrEqual(16);
    await page.locator('.example').filter({ hasText: 'Nurse' }).scrollIntoViewIfNeeded();
    await page.locator('.example .thumbnail.drawn').first().waitFor();
    await page.locator('.example').filter({ hasText: 'Nurse' }).click();
    await pagesSettled(page);
    await eventually(() => page.evaluate(() => String(getSelection()) || document.activeElement?.tagName)).not.toBe(
      'BODY',
    );
    await page.keyboard.type('Ada Lovelace');
    await home(page);
    await eventually(() => names(page)).toEqual(['Ada Lovelace']);
    expect(app.troubles).toEqual([]);
  });

  test('files may be let go anywhere: one opens, several are added, what cannot be read is told', async () => {
    await using app = await site.open();
    const { page } = app;
    await drop(page, [jsonResume('Grace Hopper')]);
    await pagesSettled(page);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Grace Hopper');
    await drop(page, [
      jsonResume('Alan'),
      { name: 'notes.json', bytes: Buffer.from('{"basics": {') },
      jsonResume('Edsger'),
    ]);
    await notice(page, '2 résumés added.').waitFor();
    await notice(page, '“notes.json” could not be opened.').waitFor();
    await eventually(async () => (await names(page)).toSorted()).toEqual(['Alan', 'Edsger', 'Grace Hopper']);

    await drop(page, [{ name: 'photos.zip', bytes: zipSync({ 'a.txt': Buffer.from('a') }) }]);
    await notice(page, '“photos.zip” is a zip, but no backup').waitFor();
    await drop(page, [{ name: 'cut.zip', bytes: (await exportAll(page)).subarray(0, 600) }]);
    await notice(page, '“cut.zip” is damaged').waitFor();
    await drop(page, [{ name: 'letter.docx', bytes: zipSync({ 'word/document.xml': Buffer.from('<w/>') }) }]);
    await notice(page, '“letter.docx” could not be opened.').waitFor();
    expect(await names(page)).toHaveLength(3);
    expect(app.troubles).toEqual([]);
  });

  test('a résumé’s text may be pasted on the start screen', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.evaluate(
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      },
      Buffer.from(jsonResume('Barbara Liskov').bytes).toString(),
    );
    await pagesSettled(page);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Barbara Liskov');
  });

  test('with many résumés one can look for one, and only pages in view are drawn', async () => {
    await using app = await site.open();
    const { page } = app;
    const many = Array.from({ length: 40 }, (_, index) => jsonResume(`Person ${index + 1}`));
    await drop(page, [...many, jsonResume('Éva Kovács')]);
    await notice(page, '41 résumés added.').waitFor();
    await page.reload();
    await cards(page).nth(40).waitFor();
    await cards(page).first().locator('.thumbnail.drawn').waitFor();
    expect(await page.locator('.card .thumbnail .sheet').count()).toBeLessThan(30);
    await page.getByRole('searchbox', { name: 'Find a résumé' }).fill('eva');
    await eventually(() => names(page)).toEqual(['Éva Kovács']);
    expect(await page.locator('.library [role=status]').innerText()).toBe('1 résumé found.');
    await page.getByRole('searchbox').fill('nobody');
    await eventually(() => page.locator('.library [role=status]').innerText()).toBe('Nothing by that name.');
  });

  test('everything by keyboard', async () => {
    await using app = await site.open();
    const { page } = app;
    await drop(page, [jsonResume('Ada'), jsonResume('Alan')]);
    await eventually(async () => (await names(page)).length).toBe(2);
    await cards(page).first().locator('> .card-open').focus();
    const first = (await names(page))[0] ?? '';
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      `What can be done with “${first}”`,
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('By keys');
    await page.keyboard.press('Enter');
    await eventually(() => names(page)).toContain('By keys');
    // The focus is where it was before the dialog, so that one goes on from there.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup'))).toBe('menu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await pagesSettled(page);
    expect(app.troubles).toEqual([]);
  });
});

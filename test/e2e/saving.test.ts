/** Nothing to lose: two tabs, a killed tab, a full disk, a browser that stores nothing, a newer program's document. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { newerBatch } from './newer-batch.ts';
import { downloadPdf, pagesSettled } from './open-app.ts';
import { appendToLog, forgetCard, hasCard, readLog } from './stored-data.ts';

/** What a tab that is killed while somebody types may lose. */
const maxLostMs = 200;

describeWith('chromium')('saving', () => {
  const site = appInBrowser();

  async function startFirst(page: Page): Promise<void> {
    await page.locator('.career').first().click();
    await pagesSettled(page);
  }
  const headline = (page: Page) => page.getByLabel('Headline');
  const saved = (page: Page) => eventually(() => page.locator('.save-status').innerText()).toBe('Saved on this device');
  const idOf = (page: Page): string => new URL(page.url()).hash.replace('#write/', '');

  test('two tabs that write at once come to say the same', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await saved(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await pagesSettled(second);
    await headline(page).fill('');
    const name = second.getByLabel('Name', { exact: true });
    await name.fill('');
    await Promise.all([
      headline(page).pressSequentially('Keeper of the lighthouse', { delay: 25 }),
      name.pressSequentially('Ada from the second tab', { delay: 25 }),
    ]);
    for (const tab of [page, second]) {
      await eventually(() => headline(tab).inputValue()).toBe('Keeper of the lighthouse');
      await eventually(() => tab.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada from the second tab');
      await saved(tab);
    }
    // What one tab takes back is its own.
    await page.keyboard.press('Control+z');
    await eventually(() => headline(second).inputValue()).not.toBe('Keeper of the lighthouse');
    expect(await name.inputValue()).toBe('Ada from the second tab');
    await second.reload();
    await eventually(() => name.inputValue()).toBe('Ada from the second tab');
  });

  test('a tab that is killed while somebody types loses no more than the last moment', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await headline(page).fill('');
    await headline(page).focus();
    const url = page.url();
    const typed: { readonly letter: string; readonly at: number }[] = [];
    for (const letter of 'the quick brown fox jumps over the lazy dog and on') {
      await page.keyboard.type(letter);
      typed.push({ letter, at: performance.now() });
      await page.waitForTimeout(30);
    }
    const session = await page.context().newCDPSession(page);
    const killedAt = performance.now();
    const crashed = new Promise((gone) => page.once('crash', gone));
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    const after = await page.context().newPage();
    await after.goto(url);
    await pagesSettled(after);
    const kept = await headline(after).inputValue();
    const all = typed.map(({ letter }) => letter).join('');
    const certain = typed
      .filter(({ at }) => killedAt - at > maxLostMs)
      .map(({ letter }) => letter)
      .join('');
    expect(all.startsWith(kept)).toBe(true);
    expect(kept.startsWith(certain)).toBe(true);
  });

  test('a tab that is closed in the middle of a word keeps all of it', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await saved(page);
    const url = page.url();
    await headline(page).fill('');
    await page.keyboard.type('Typed and closed at once');
    const after = await page.context().newPage();
    await page.close();
    await after.goto(url);
    await eventually(() => headline(after).inputValue()).toBe('Typed and closed at once');
  });

  test('undo reaches back over a reload', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    const before = await headline(page).inputValue();
    await headline(page).fill('Something else');
    await saved(page);
    await page.reload();
    await pagesSettled(page);
    expect(await headline(page).inputValue()).toBe('Something else');
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => headline(page).inputValue()).toBe(before);
    await page.getByRole('button', { name: 'Redo' }).click();
    await eventually(() => headline(page).inputValue()).toBe('Something else');
    expect(app.troubles).toEqual([]);
  });

  test('a full device is said, the words stay and can be saved as a file, and are stored when there is room', async () => {
    await using app = await site.open();
    const { page } = app;
    const session = await page.context().newCDPSession(page);
    const origin = new URL(site.url).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5_000_000 });
    await page.reload();
    await startFirst(page);
    await saved(page);
    await page.evaluate(fillUp);
    await headline(page).fill('Written on a full device');
    await eventually(() => page.locator('.save-status').innerText()).toBe('Not saved');
    await page.getByText('This device has no room left').first().waitFor();
    const started = page.waitForEvent('download');
    await page.locator('.banner').getByRole('button', { name: 'Save it as a file' }).click();
    expect(await readFile(await (await started).path(), 'utf8')).toContain('Written on a full device');
    await headline(page).fill('Written on a full device, and more');
    await page.evaluate(makeRoom);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.locator('.save-menu button').first().click();
    await page.getByRole('menuitem', { name: 'Try again now' }).click();
    await saved(page);
    await page.reload();
    await eventually(() => headline(page).inputValue()).toBe('Written on a full device, and more');
  });

  test('where the browser stores nothing one can still write, is told so, and can save a file', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await page.reload();
    await page.getByText('This browser lets nothing be stored here').first().waitFor();
    await startFirst(page);
    await headline(page).fill('Only in this tab');
    await eventually(() => page.locator('.save-status').innerText()).toBe('Not saved');
    const started = page.waitForEvent('download');
    await page.locator('.banner').getByRole('button', { name: 'Save it as a file' }).click();
    expect(await readFile(await (await started).path(), 'utf8')).toContain('Only in this tab');
    await page.locator('.home').click();
    await page.getByRole('button', { name: 'Back to it' }).click();
    await eventually(() => headline(page).inputValue()).toBe('Only in this tab');
  });

  test('a document of a newer program can be read and printed, and is not changed', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await headline(page).fill('From the future');
    await saved(page);
    const url = page.url();
    const id = idOf(page);
    await page.locator('.home').click();
    await page.locator('.start').waitFor();
    const log = await readLog(page, id);
    await appendToLog(page, id, newerBatch(log));
    await page.goto(url);
    await page.locator('.banner').getByText('A newer version of Peersume wrote this résumé').waitFor();
    await pagesSettled(page);
    await eventually(() => page.locator('.save-status').innerText()).toBe('Can only be read here');
    const pdf = await downloadPdf(page);
    expect(pdf.bytes.length).toBeGreaterThan(10_000);
    // Every field can be read and copied, and says that it takes no letters; nothing is offered that would change it.
    await page.locator('.entry-head').first().click();
    expect(await page.locator('.writing input:not([readonly])').count()).toBe(0);
    expect(await page.locator('.writing [contenteditable=true], .writing [aria-readonly=false]').count()).toBe(0);
    expect(await page.locator('.drag-handle, .thing-menu, .add-entry, .add-section, .field-button').count()).toBe(0);
    await headline(page).focus();
    await page.keyboard.type('x');
    expect(await headline(page).inputValue()).toBe('From the future');
    const word = page.locator('.page-pane .lines > *').filter({ hasText: 'future' }).first();
    await word.click();
    await page.keyboard.type('x');
    expect(await page.locator('.break-handle').count()).toBe(0);
    await page.keyboard.press('Alt+2');
    await page.locator('.template').first().waitFor();
    expect(await page.locator('.design :is(button, input, select):enabled').count()).toBe(0);
    await page.waitForTimeout(400);
    expect((await page.locator('.page-pane .sheets').innerText()).replaceAll(/\s+/g, ' ')).toContain('From the future');
    expect(await readLog(page, id)).toHaveLength(log.length + 1);

    // And one can go on in a copy.
    await page.locator('.banner').getByRole('button', { name: 'Go on in a copy' }).click();
    await page.locator('.banner').waitFor({ state: 'detached' });
    await headline(page).fill('From the past');
    await saved(page);
    expect(page.url()).not.toBe(url);
    expect(await readLog(page, id)).toHaveLength(log.length + 1);
    expect(app.troubles).toEqual([]);
  });

  test('what a killed tab left without a card is on the list again', async () => {
    await using app = await site.open();
    const { page } = app;
    await startFirst(page);
    await headline(page).fill('Without a card');
    await saved(page);
    const id = idOf(page);
    await page.locator('.home').click();
    await page.locator('.start').waitFor();
    await forgetCard(page, id);
    await page.reload();
    await eventually(() => hasCard(page, id)).toBe(true);
  });
});

/** In the page: something else of this origin takes all the room that is left. */
async function fillUp(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('ballast', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('stones', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
  });
  for (let size = 65_536; size >= 256;) {
    // Chance does not compress.
    const stone = crypto.getRandomValues(new Uint8Array(size));
    const isKept = await new Promise<boolean>((resolve) => {
      const transaction = database.transaction('stones', 'readwrite');
      transaction.objectStore('stones').add(stone);
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
    if (!isKept) size /= 2;
  }
  database.close();
}

function makeRoom(): Promise<void> {
  return new Promise((resolve) => {
    indexedDB.deleteDatabase('ballast').onsuccess = () => resolve();
  });
}

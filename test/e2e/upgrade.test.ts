/** What any earlier version stored in the browser opens in this one. `stored/` has it, as it was. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { pagesSettled } from './open-app.ts';
import { dumpDatabase, makeDatabase, type StoredDatabase } from './stored-data.ts';

const stored = async (name: string): Promise<StoredDatabase> =>
  JSON.parse(await readFile(join(import.meta.dirname, 'stored', `${name}.json`), 'utf8')) as StoredDatabase;

describeWith('chromium')('what earlier versions stored', () => {
  const site = appInBrowser();

  /** The app, in a browser in which an earlier version was used. */
  async function openAfter(name: string) {
    const database = await stored(name);
    const app = await site.open();
    const { page } = app;
    await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: emptyPage }));
    await page.goto(`${site.url}empty.html`);
    await page.evaluate(forgetDatabase);
    await makeDatabase(page, database);
    return { app, page, database };
  }
  const headline = (page: Page) => page.getByLabel('Headline');

  test('version 1: whole résumés become documents, with every word', async () => {
    const { app, page, database } = await openAfter('version-1');
    await using _ = app;
    await page.goto(site.url);
    await page.locator('.start').waitFor();
    const old = (database.stores[0]?.records ?? []).map(({ value }) => value as Record<string, string>);
    const recordsOf = async (name: string) =>
      (await dumpDatabase(page)).stores.find((store) => store.name === name)?.records ?? [];
    await eventually(async () => (await recordsOf('resumes')).length).toBe(0);
    const cards = (await recordsOf('cards')).map(({ value }) => value as Record<string, string>);
    for (const one of old) {
      expect(cards.find(({ id }) => id === one['id'])).toMatchObject({ title: one['title'], snapshot: one['text'] });
    }
    for (const { id, text } of old.slice(0, 2)) {
      const resume = JSON.parse(text ?? '') as { basics: { name: string } };
      await page.goto(`${site.url}#write/${id}`);
      await pagesSettled(page);
      await eventually(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe(resume.basics.name);
    }
    await headline(page).fill('Written on');
    await eventually(() => page.locator('.save-status').innerText()).toBe('Saved on this device');
    await page.reload();
    await eventually(() => headline(page).inputValue()).toBe('Written on');
    expect(app.troubles).toEqual([]);
  });

  test.each(['resume-newer0', 'resume-damage'])(
    'version 1: %s cannot be read, is kept as it is, and can be saved as a file',
    async (id) => {
      const { app, page, database } = await openAfter('version-1');
      await using _ = app;
      await page.goto(`${site.url}#write/${id}`);
      await page.getByText('cannot be opened here. It is kept as it is.').waitFor();
      const started = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save it as a file' }).click();
      const record = database.stores[0]?.records.find(({ key }) => key === id)?.value as { text: string };
      expect(await readFile(await (await started).path(), 'utf8')).toBe(record.text);
      expect(app.troubles).toEqual([]);
    },
  );

  test('version 2: logs, cards and the steps of undo are as they were left', async () => {
    const { app, page, database } = await openAfter('version-2');
    await using _ = app;
    const card = database.stores.find(({ name }) => name === 'cards')?.records[0];
    await page.goto(`${site.url}#write/${String(card?.key)}`);
    await pagesSettled(page);
    await eventually(() => headline(page).inputValue()).toBe('As it was left');
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => headline(page).inputValue()).toBe('As it was first');
    expect(app.troubles).toEqual([]);
  });
});

/** Of the same origin, without the app. */
const emptyPage = '<!doctype html><link rel="icon" href="data:," />';

function forgetDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('peersume');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('the storage stays'));
  });
}

/**
 * `npx node test/e2e/stored/write-stored.ts NAME`, after `npm run build` and a change of what the browser stores: writes
 * NAME.json, what this version of the app leaves in the database. Files of earlier versions stay as they are.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveApp } from '../app-server.ts';
import { launchBrowser } from '../browser.ts';
import { openApp, pagesSettled } from '../open-app.ts';
import { dumpDatabase } from '../stored-data.ts';

const name = process.argv[2];
if (name === undefined || !/^[\w-]+$/.test(name)) throw new Error('give the file a name');
await using server = await serveApp();
const browser = await launchBrowser();
try {
  await using app = await openApp(browser, server.url);
  const { page } = app;
  await page.locator('.career').first().click();
  await pagesSettled(page);
  const headline = page.getByLabel('Headline');
  await headline.fill('As it was first');
  await page.waitForTimeout(1_500);
  await headline.fill('As it was left');
  await page.waitForTimeout(1_500);
  await page.locator('.home').click();
  await page.locator('.start').waitFor();
  await page.waitForTimeout(1_000);
  const path = join(import.meta.dirname, `${name}.json`);
  await writeFile(path, `${JSON.stringify(await dumpDatabase(page), null, 1)}\n`);
  console.log(`Written: ${path}`);
} finally {
  await browser.close();
}

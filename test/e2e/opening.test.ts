/** Files from outside: opened, questioned, never trusted. */
import { copyFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, openFile, pagesSettled } from './open-app.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const pasted = join(import.meta.dirname, '..', '..', 'apps', 'web', 'src', 'write', 'text', 'paste', 'fixtures');

describeWith(
  'chromium',
  'qpdf',
  'pdftotext',
)('opening files', () => {
  const site = appInBrowser();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peersume-opening-'));
  });

  test('a JSON Resume file opens, and comes back as JSON Resume with nothing lost', async () => {
    await using app = await site.open();
    const { page } = app;
    const path = join(fixtures, 'json-resume-complete.json');
    await openFile(page, path);
    await pagesSettled(page);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as JSON Resume' }).click();
    const back: unknown = JSON.parse(await readFile(await (await started).path(), 'utf8'));
    expect(back).toMatchObject(JSON.parse(await readFile(path, 'utf8')) as object);
    expect(app.troubles).toEqual([]);
  });

  test('the own file format comes back the same', async () => {
    await using app = await site.open();
    const { page } = app;
    await openFile(page, join(fixtures, 'careers', 'manager.json'));
    await pagesSettled(page);
    await page.getByLabel('Headline').fill('Saved and opened again');
    const started = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const path = await (await started).path();
    const copy = join(folder, 'copy.json');
    await copyFile(path, copy);
    await page.locator('.home').click();
    await openFile(page, copy);
    await eventually(() => page.getByLabel('Headline').inputValue()).toBe('Saved and opened again');
    expect(app.troubles).toEqual([]);
  });

  test('a messy file opens, and says in plain words what could not be used, with the place', async () => {
    await using app = await site.open();
    const { page } = app;
    await openFile(page, join(fixtures, 'messy', 'other-shapes.json'));
    await pagesSettled(page);
    const notice = page.locator('.notice');
    await notice.getByText('Which ones').click();
    expect(await notice.locator('li').count()).toBeGreaterThan(0);
    expect(await notice.locator('li code').first().innerText()).not.toBe('');
    expect(app.troubles).toEqual([]);
  });

  test.each([
    ['hostile/not-json.txt', 'en', 'could not be opened'],
    ['hostile/not-quite-json.json', 'de', 'ließ sich nicht öffnen. Das ist kein gültiges JSON: sieh in Zeile'],
  ] as const)(
    '%s is refused kindly in the language of the interface (%s), and nothing changes',
    async (file, locale, words) => {
      await using app = await site.open({ locale });
      const { page } = app;
      await openFile(page, join(fixtures, file));
      await eventually(() => page.locator('.notice').innerText()).toContain(words);
      expect(await page.locator('.start').count()).toBe(1);
      expect(app.troubles).toEqual([]);
    },
  );

  test('hostile HTML pasted into a text leaves its plain words, there, on the page and in the PDF', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.locator('.career').first().click();
    await pagesSettled(page);
    await openEverything(page);
    const html = await readFile(join(pasted, 'hostile.html.txt'), 'utf8');
    await page.locator('.entry .text').first().click();
    await page.keyboard.press('Control+a');
    await page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given);
      clipboardData.setData('text/plain', 'not this');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, html);
    await eventually(() => page.locator('.writing').innerText()).toContain('Plain words and more');
    await eventually(() => page.locator('.page-pane .sheets').innerText()).toContain('Plain words and more');
    expect(await page.evaluate(() => '__hurt' in window)).toBe(false);
    expect(await page.locator('.writing :is(script, iframe, img, style, object, form)').count()).toBe(0);
    const pdf = await downloadPdf(page);
    expect(execFileSync(judge('pdftotext'), [pdf.path, '-'], { encoding: 'utf8' })).toContain('Plain words and more');
    expect(app.troubles).toEqual([]);
  });

  test('a dropped file opens', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{"basics":{"name":"Dropped Person"}}'], 'dropped.json', { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    });
    await eventually(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Dropped Person');
    expect(app.troubles).toEqual([]);
  });

  test.each([
    'html-everywhere.json',
    'javascript-links.json',
    'photo-is-html.json',
    'photo-is-remote.json',
    'photo-is-svg.json',
    'lone-surrogates.json',
    'prototype.json',
  ])('hostile/%s runs nothing, asks nobody, and its PDF is safe', async (file) => {
    await using app = await site.open();
    const { page } = app;
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    await openFile(page, join(fixtures, 'hostile', file));
    await pagesSettled(page);
    await openEverything(page);
    await page.locator('.tools').getByText('Design').click();
    await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
    const pdf = await downloadPdf(page);
    expect(pdf.name).toMatch(/^[^/\\<>:"|?*\u0000-\u001f]+\.pdf$/u);
    const plain = join(folder, 'plain.pdf');
    execFileSync(judge('qpdf'), ['--qdf', '--object-streams=disable', pdf.path, plain]);
    expect((await readFile(plain)).toString('latin1')).not.toMatch(
      /javascript:|\/JavaScript|\/JS\b|\/Launch|\/SubmitForm/i,
    );
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
    expect(await page.locator('.page-pane script, .writing script, .writing iframe, .writing img').count()).toBe(0);
    expect(
      await page.evaluate(() => [...document.querySelectorAll('a')].every((link) => link.href.startsWith('https:'))),
    ).toBe(true);
    expect(app.troubles).toEqual([]);
  });
});

async function openEverything(page: Page): Promise<void> {
  // All at once: one by one, every click would wait for what the one before it has drawn.
  await page.evaluate(() => {
    for (const head of document.querySelectorAll<HTMLElement>('.entry-head[aria-expanded=false]')) head.click();
  });
  await eventually(() => page.locator('.entry-head[aria-expanded=false]').count()).toBe(0);
}

/** What is on screen is what prints: the preview's pixels are compared with the PDF's, drawn by another program. */
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadResume } from '@peersume/resume';
import { createTypesetter } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { comparePictures } from './compare-pictures.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, openFile, pagesSettled, type OpenedApp } from './open-app.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** Both pictures are made three times finer than they are compared. */
const fineness = 3;
/**
 * Shares of full darkness. The two programs' smoothing comes to at most 0.0025 and 0.062 on these pages; a missing
 * underline to 0.11, one digit in another place to 0.2.
 */
const maxMean = 0.005;
const maxWorst = 0.09;

const templates = ['classic', 'modern', 'technical', 'folio'] as const;
/** One for each way of writing; every fixture's bytes are compared elsewhere. */
const files = [
  'careers/academic.json',
  'ligatures.json',
  'rich-text.json',
  'symbols-and-emoji.json',
  'photo.json',
  'languages/vietnamese.json',
  'languages/greek-polytonic.json',
  'languages/arabic.json',
  'languages/hebrew.json',
  'languages/hindi.json',
  'languages/thai.json',
  'languages/japanese.json',
  'languages/many-scripts.json',
];

describeWith('chromium', 'pdftoppm')('preview and PDF', () => {
  const site = appInBrowser();
  let folder: string;
  let app: OpenedApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peersume-same-page-'));
    // One for all: each file is opened in the place of the one before.
    app = await site.open({
      viewport: { width: 1400, height: 1000 },
      deviceScaleFactor: fineness,
      reducedMotion: 'reduce',
    });
  });
  afterAll(() => app?.[Symbol.asyncDispose]());

  test.each(files.map((file, index) => ({ file, template: templates[index % templates.length] ?? 'classic' })))(
    '$file looks the same on screen and in print ($template)',
    async ({ file, template }) => {
      const { page } = app;
      const drawn = await timesDrawn(page);
      await openFile(page, await withTemplate(file, template));
      await eventually(() => timesDrawn(page)).toBeGreaterThan(drawn);
      await pagesSettled(page);
      const dressAgain = await layBare(page);
      const pdf = await downloadPdf(page);
      const sheets = page.locator('.page-pane .sheet');
      for (let index = 0; index < (await sheets.count()); index += 1) {
        const sheet = sheets.nth(index);
        await page.evaluate(
          (shown) =>
            document
              .querySelectorAll('.page-pane .sheet')
              .forEach((one, at) => ((one as HTMLElement).style.display = at === shown ? '' : 'none')),
          index,
        );
        const onScreen = await sheet.screenshot();
        const printed = printPage(pdf.path, index + 1);
        const box = (await sheet.boundingBox())!;
        const difference = await comparePictures(
          page,
          onScreen,
          printed,
          Math.floor(box.width),
          Math.floor(box.height),
        );
        const where = `page ${index + 1}: ${JSON.stringify(difference)}`;
        if (process.env['PEERSUME_SHOW'] !== undefined) console.log(file, template, where);
        expect.soft(difference.mean, where).toBeLessThan(maxMean);
        expect.soft(difference.worst, where).toBeLessThan(maxWorst);
      }
      await dressAgain();
      expect(app.troubles).toEqual([]);
    },
  );

  test('the same résumé is the same PDF, byte for byte, from Node and from the browser', async () => {
    const path = join(fixtures, 'languages', 'many-scripts.json');
    await using fresh = await site.open();
    await openFile(fresh.page, path);
    await pagesSettled(fresh.page);
    const inBrowser = await downloadPdf(fresh.page);

    const loaded = loadResume(await readFile(path));
    expect(loaded.ok).toBe(true);
    if (!loaded.ok) return;
    const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });
    const layout = await typesetter.typeset(loaded.value.resume);
    expect(layout.ok).toBe(true);
    if (!layout.ok) return;
    const inNode = await typesetter.pdf(layout.value);
    expect(sha256(inBrowser.bytes)).toBe(sha256(inNode));
  });

  /** The same fixture, set with another template, as a file to open. */
  async function withTemplate(file: string, template: string): Promise<string> {
    const loaded = loadResume(await readFile(join(fixtures, file)));
    if (!loaded.ok) throw new Error(`${file} does not load`);
    const { resume } = loaded.value;
    const path = join(folder, `${file.replaceAll('/', '-')}`);
    await writeFile(path, JSON.stringify({ ...resume, design: { ...resume.design, template } }));
    return path;
  }

  function printPage(pdf: string, page: number): Buffer {
    const out = join(folder, 'page');
    const number = String(page);
    execFileSync(judge('pdftoppm'), [
      '-r',
      String(96 * fineness),
      '-png',
      '-singlefile',
      '-f',
      number,
      '-l',
      number,
      pdf,
      out,
    ]);
    return readFileSync(`${out}.png`);
  }
});

const timesDrawn = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName('peersume:edit-to-pages').length);

/** 100%, no shadow, no light on the field with the cursor, at whole pixels; and the way back. */
async function layBare(page: Page): Promise<() => Promise<void>> {
  const places = '.page-pane .sheet, .page-scroll, .sheets-place';
  const before = await page.evaluateHandle(
    (where) =>
      [...document.querySelectorAll<HTMLElement>(where)].map((element) => ({ element, css: element.style.cssText })),
    places,
  );
  await page.evaluate(() => {
    for (const sheet of document.querySelectorAll<HTMLElement>('.page-pane .sheet')) {
      const [, , width = 0, height = 0] = sheet.querySelector('svg')!.getAttribute('viewBox')!.split(' ').map(Number);
      Object.assign(sheet.style, {
        width: `${(width * 96) / 72}px`,
        height: `${(height * 96) / 72}px`,
        position: 'absolute',
        left: '0px',
        top: '0px',
        boxShadow: 'none',
        zIndex: '100',
      });
      sheet.querySelector('.lit')!.replaceChildren();
    }
    for (const place of document.querySelectorAll<HTMLElement>('.page-scroll, .sheets-place')) {
      place.style.position = 'static';
    }
  });
  return () =>
    before.evaluate((all) => {
      for (const { element, css } of all) element.style.cssText = css;
    });
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writing where the words stand in print: the page is the editor, and what one sees is what prints. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeWith, judge } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { comparePictures } from './compare-pictures.ts';
import { eventually } from './eventually.ts';
import { downloadPdf, openFile, pagesSettled } from './open-app.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
/** Its sample takes two pages. */
const manager = 5;

const linesOf = (page: Page): Promise<string[]> => page.locator('.page-pane .lines > *').allTextContents();
const lineWith = async (page: Page, words: string): Promise<string | undefined> =>
  (await linesOf(page)).find((line) => line.includes(words));

/** The middle of the first printed word that holds the text, and of some part of it. */
async function wordBox(page: Page, text: string) {
  const box = await page.evaluate((wanted) => {
    for (const word of document.querySelectorAll('.page-pane .lines tspan')) {
      if (!word.textContent.includes(wanted)) continue;
      const pane = word.closest('.page-scroll')!.getBoundingClientRect();
      const box = word.getBoundingClientRect();
      if (box.top < pane.top || box.bottom > pane.bottom) word.scrollIntoView({ block: 'center' });
      return word.getBoundingClientRect().toJSON() as DOMRect;
    }
    return null;
  }, text);
  if (box === null) throw new Error(`“${text}” does not stand on the page`);
  return box;
}

async function clickWord(page: Page, text: string, share = 0.5, clicks = 1): Promise<void> {
  const box = await wordBox(page, text);
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2, { clickCount: clicks });
}

async function caret(page: Page): Promise<{ x: number; y: number }> {
  const box = await page
    .locator('.page-pane .caret')
    .evaluate((line) => line.getBoundingClientRect().toJSON() as DOMRect);
  return { x: Math.round(box.x), y: Math.round(box.y) };
}

describeWith(
  'chromium',
  'pdftotext',
  'pdftoppm',
)('the page as it is written', () => {
  const site = appInBrowser();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peersume-page-writing-'));
  });

  async function start(page: Page, career = manager): Promise<void> {
    await page.locator('.career').nth(career).click();
    await pagesSettled(page);
  }

  test('a click in the middle of a word sets the caret there, and what is typed stands in page, form and PDF', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    await clickWord(page, 'assembling');
    await page.keyboard.type('QX');
    await eventually(() => lineWith(page, 'QX')).toMatch(/assem?QXm?bling/);
    await eventually(() => page.locator('.tool-pane').innerText()).toMatch(/assem?QXm?bling/);
    expect(await page.evaluate(() => document.activeElement?.closest('.writing-layer') !== null)).toBe(true);
    const pdf = await downloadPdf(page);
    expect(execFileSync(judge('pdftotext'), [pdf.path, '-'], { encoding: 'utf8' })).toMatch(/assem?QXm?bling/);
    expect(app.troubles).toEqual([]);
  });

  test('arrows go by printed lines and on into the next field, Home and End by the printed line', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    await clickWord(page, 'machinery');
    const first = await caret(page);
    await page.keyboard.press('ArrowDown');
    const second = await caret(page);
    expect(second.y).toBeGreaterThan(first.y);
    expect(Math.abs(second.x - first.x)).toBeLessThan(8);
    await page.keyboard.press('ArrowUp');
    expect(await caret(page)).toEqual(first);
    await page.keyboard.press('Home');
    const home = await caret(page);
    expect(home.y).toBe(first.y);
    expect(home.x).toBeLessThan(first.x);
    await page.keyboard.press('End');
    expect((await caret(page)).x).toBeGreaterThan(first.x);
    expect((await caret(page)).y).toBe(first.y);
    for (let line = 0; line < 4; line += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.type('ZW');
    await eventually(() => lineWith(page, 'ZW')).toMatch(/Margin|sales/);
    await page.keyboard.press('Escape');
    expect(await page.locator('.page-pane .caret').count()).toBe(0);
    expect(app.troubles).toEqual([]);
  });

  test('two clicks take a word and three the field; typing replaces it; undo brings it back', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    await clickWord(page, 'assembling', 0.5, 2);
    expect(await page.locator('.page-pane .selected').count()).toBe(1);
    await page.keyboard.type('building');
    await eventually(() => lineWith(page, 'building')).toContain('by building to order.');
    await page.keyboard.press('Control+z');
    await eventually(() => lineWith(page, 'assembling')).toContain('by assembling to order.');
    await clickWord(page, 'assembling', 0.5, 3);
    await page.keyboard.type('Sold stock.');
    await eventually(() => lineWith(page, 'Sold stock.')).toMatch(/^\W?Sold stock\.$/);
    expect(app.troubles).toEqual([]);
  });

  test('a drag selects, and Shift with an arrow goes on selecting', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    const from = await wordBox(page, 'recordable');
    const to = await wordBox(page, 'without');
    await page.mouse.move(from.x + 1, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
    expect(await page.locator('.page-pane .selected').count()).toBe(2);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('calm');
    await eventually(() => lineWith(page, 'Safety')).toMatch(/Safety: calm$/);
    expect(app.troubles).toEqual([]);
  });

  test('a drag over several fields selects their text, to be copied', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    const from = await wordBox(page, 'stock');
    const to = await wordBox(page, 'accidents');
    await page.mouse.move(from.x + 1, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
    const selected = await page.evaluate(() => document.getSelection()?.toString() ?? '');
    expect(selected).toMatch(/^stock released by assembling to order\.[^]*Safety:[^]*accidents?$/);
    expect(app.troubles).toEqual([]);
  });

  test('Enter splits a bullet, an empty one keeps its place while one stands in it, Backspace joins', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    const before = (await linesOf(page)).length;
    await clickWord(page, 'released', 0.02);
    await page.keyboard.press('Enter');
    await eventually(() => lineWith(page, 'released')).toMatch(/^\W?released by assembling to order\.$/);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await eventually(async () => (await linesOf(page)).length).toBe(before + 2);
    const bullets = (await linesOf(page)).filter((line) => /^\W$/.test(line.trim()));
    expect(bullets).toHaveLength(1);
    await page.keyboard.type('New');
    await eventually(() => lineWith(page, 'New')).toMatch(/^\W?New$/);
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
    await eventually(async () => (await linesOf(page)).length).toBe(before + 1);
    expect(app.troubles).toEqual([]);
  });

  test('one-line fields and lists are written where they stand', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    await clickWord(page, 'Brandão', 0.99);
    await page.keyboard.press('End');
    await page.keyboard.type(' Filho');
    await eventually(() => lineWith(page, 'Filho')).toContain('Brandão Filho');
    await eventually(() => page.getByLabel('Name', { exact: true }).first().inputValue()).toContain('Brandão Filho');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Chief of everything');
    await eventually(() => lineWith(page, 'Chief of everything')).toBe('Chief of everything');
    expect(app.troubles).toEqual([]);
  });

  test('dates open a small form beside them', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    await clickWord(page, '2021');
    const form = page.getByRole('dialog', { name: 'Change what stands here' });
    await form.getByLabel('Dates').fill('Feb 2020 – present');
    await eventually(() => lineWith(page, 'Feb 2020')).toContain('Feb 2020');
    await page.keyboard.press('Escape');
    expect(await form.count()).toBe(0);
    expect(app.troubles).toEqual([]);
  });

  test('what an input method composes stands on the page while it is composed', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    const session = await page.context().newCDPSession(page);
    for (const word of ['assembling', 'Chief']) {
      await clickWord(page, word, 0.02);
      await session.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
      await eventually(() => lineWith(page, 'にほん')).toContain(`にほん${word}`);
      await session.send('Input.insertText', { text: '日本' });
      await eventually(() => lineWith(page, '日本')).toContain(`日本${word}`);
      expect(await lineWith(page, 'にほん')).toBeUndefined();
    }
    expect(app.troubles).toEqual([]);
  });

  test('a résumé from right to left is written from right to left', async () => {
    await using app = await site.open();
    const { page } = app;
    await openFile(page, join(fixtures, 'languages', 'arabic.json'));
    await pagesSettled(page);
    const name = await wordBox(page, (await linesOf(page))[0]?.trim().split(' ')[0] ?? '');
    await page.mouse.click(name.x + name.width - 1, name.y + name.height / 2);
    await eventually(async () => Math.abs((await caret(page)).x - (name.x + name.width))).toBeLessThan(4);
    const before = await caret(page);
    await page.keyboard.type('مم');
    await eventually(async () => (await linesOf(page))[0] ?? '').toMatch(/^مم/);
    await page.keyboard.press('End');
    await eventually(async () => (await caret(page)).x).toBeLessThan(before.x - 20);
    expect(app.troubles).toEqual([]);
  });

  test('a section begins a new page and comes back, by the handle and by the keyboard', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    const onSecond = (): Promise<string> => page.locator('.page-pane .sheet').nth(1).innerText();
    await clickWord(page, 'Experience');
    await page.getByRole('button', { name: 'Experience: Start on a new page' }).click();
    await eventually(onSecond).toContain('Experience');
    await page.getByRole('button', { name: 'Experience: Keep on this page' }).click();
    await eventually(onSecond).not.toContain('Chief Operating');
    await clickWord(page, 'Experience');
    await page.keyboard.press('Control+Enter');
    await eventually(onSecond).toContain('Chief Operating');
    await page.keyboard.press('Control+z');
    await eventually(onSecond).not.toContain('Chief Operating');
    expect(app.troubles).toEqual([]);
  });

  test('the page grows and shrinks by keys and wheel, fits, and is turned', async () => {
    await using app = await site.open();
    const { page } = app;
    await start(page);
    const width = (): Promise<number> =>
      page
        .locator('.page-pane .sheet')
        .first()
        .evaluate((one) => one.clientWidth);
    const fitted = await width();
    await page.locator('.page-scroll').focus();
    await page.keyboard.press('+');
    await eventually(width).toBeGreaterThan(fitted);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await eventually(width).toBeLessThan(fitted);
    await page.keyboard.press('0');
    await eventually(width).toBe(fitted);
    await page.locator('.page-scroll').hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await eventually(width).toBeGreaterThan(fitted);
    await page.getByRole('button', { name: 'Fit the whole page' }).click();
    await eventually(() =>
      page.evaluate(
        () =>
          document.querySelector('.page-pane .sheet')!.clientHeight <=
          document.querySelector('.page-scroll')!.clientHeight,
      ),
    ).toBe(true);
    await page.getByRole('button', { name: 'Next page' }).click();
    await eventually(() => page.locator('.page-count').innerText()).toBe('Page 2 of 2');
    await page.locator('.page-scroll').focus();
    await page.keyboard.press('PageUp');
    await eventually(() => page.locator('.page-count').innerText()).toBe('Page 1 of 2');
    expect(app.troubles).toEqual([]);
  });

  test('a tap on a narrow screen sets the caret, and words are written there', async () => {
    await using app = await site.open({
      viewport: { width: 360, height: 720 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = app;
    await page.locator('.career').nth(manager).click();
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Page' }).click();
    await pagesSettled(page);
    const box = await wordBox(page, 'machinery');
    await page.touchscreen.tap(box.x + box.width * 0.5, box.y + box.height / 2);
    await eventually(() => page.locator('.page-pane .caret').count()).toBe(1);
    await page.keyboard.type('QX');
    await eventually(() => lineWith(page, 'QX')).toMatch(/mac\w*QX\w*nery/);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(app.troubles).toEqual([]);
  });

  test('what the browser prints is the PDF', async () => {
    await using app = await site.open({ reducedMotion: 'reduce' });
    const { page } = app;
    await start(page);
    await clickWord(page, 'assembling');
    const pdf = await downloadPdf(page);
    const printed = join(folder, 'printed.pdf');
    await writeFile(printed, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const pages = (path: string): number =>
      Number(/Pages:\s+(\d+)/.exec(execFileSync(judge('pdfinfo'), [path], { encoding: 'utf8' }))?.[1]);
    expect(pages(printed)).toBe(pages(pdf.path));
    for (let index = 1; index <= pages(printed); index += 1) {
      const [one, two] = [picture(printed, index), picture(pdf.path, index)];
      const difference = await comparePictures(page, one, two, 793, 1122);
      const where = `page ${index}: ${JSON.stringify(difference)}`;
      expect.soft(difference.mean, where).toBeLessThan(0.005);
      expect.soft(difference.worst, where).toBeLessThan(0.12);
    }
    expect(app.troubles).toEqual([]);
  });

  function picture(pdf: string, page: number): Buffer {
    const out = join(folder, 'page');
    const number = String(page);
    execFileSync(judge('pdftoppm'), ['-r', '288', '-png', '-singlefile', '-f', number, '-l', number, pdf, out]);
    return readFileSync(`${out}.png`);
  }
});

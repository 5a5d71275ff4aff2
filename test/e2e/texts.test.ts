/** A block's words under the cursor, over a real document, on a bare page: keys, marks, undo, composition, variants. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { launchBrowser } from './browser.ts';
import { bullet, bundleTextPage, openTextPage, paragraph, type Block, type OpenedTextPage } from './open-text-page.ts';

describeWith('chromium')('texts', () => {
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    script = await bundleTextPage();
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = (blocks: readonly Block[], options?: { variant?: boolean }): Promise<OpenedTextPage> =>
    openTextPage(browser, script, blocks, options);
  const box = (app: OpenedTextPage, index: number) => app.page.getByRole('textbox').nth(index);
  /** Puts the cursor to a letter. ProseMirror looks at the selection a moment after the focus has come; people are slower. */
  async function putCursor(app: OpenedTextPage, index: number, at: number): Promise<void> {
    await box(app, index).focus();
    await app.page.waitForTimeout(30);
    await app.page.keyboard.press('Home');
    for (let step = 0; step < at; step += 1) await app.page.keyboard.press('ArrowRight');
  }

  test('what is typed is in the document, and the cursor stands where it was clicked', async () => {
    await using app = await open([bullet('one', 'Led the team'), bullet('two', 'Built a thing')]);
    const place = await app.page.evaluate(() => {
      const text = document.querySelectorAll('[role=textbox]')[1]!.querySelector('p')!.firstChild!;
      const range = document.createRange();
      range.setStart(text, 8);
      range.setEnd(text, 8);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left, y: top + height / 2 };
    });
    await app.page.mouse.click(place.x, place.y);
    await app.page.keyboard.type('fine ');
    expect(await app.says()).toEqual(['* Led the team', '* Built a fine thing']);
    expect(app.troubles).toEqual([]);
  });

  test('Enter splits a bullet and goes on in the new one; Backspace at its start joins them again', async () => {
    await using app = await open([bullet('one', 'Led the team'), bullet('two', 'Taught')]);
    await putCursor(app, 0, 4);
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.type('new ');
    expect(await app.says()).toEqual(['* Led ', '* new the team', '* Taught']);
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('Backspace');
    await app.page.keyboard.type('|');
    expect(await app.says()).toEqual(['* Led |new the team', '* Taught']);
    expect(app.troubles).toEqual([]);
  });

  test('a variant’s own wording begins with the first letter, and is undone with it', async () => {
    await using app = await open([bullet('one', 'Led the team'), paragraph('two', 'Taught')], { variant: true });
    await box(app, 0).focus();
    await app.page.keyboard.press('End');
    await app.page.keyboard.type('s and more');
    expect(await app.says()).toEqual(['* Led the teams and more', '¶ Taught']);
    await app.page.keyboard.press('Control+z');
    expect(await app.says()).toEqual(['* Led the team', '¶ Taught']);
    await app.page.keyboard.type('!');
    expect(await app.says()).toEqual(['* Led the team!', '¶ Taught']);
    expect(app.troubles).toEqual([]);
  });
});

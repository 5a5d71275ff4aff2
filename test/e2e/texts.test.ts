/** A block's words under the cursor, over a real document, on a bare page: keys, marks, undo, composition, variants. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { launchBrowser } from './browser.ts';
import { bullet, bundleTextPage, openTextPage, paragraph, type Block, type OpenedTextPage } from './open-text-page.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'apps', 'web', 'src', 'write', 'text', 'paste', 'fixtures');
const fixture = (name: string): Promise<string> => readFile(join(fixtures, name), 'utf8');

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
  /**
   * ProseMirror sets its selection by a timer of 20 ms after the focus has come; people are slower. A later timer of the
   * page's own comes after it, however busy the machine is.
   */
  const settled = (app: OpenedTextPage): Promise<unknown> =>
    app.page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60)));
  /** Puts the cursor to a letter. */
  async function putCursor(app: OpenedTextPage, index: number, at: number): Promise<void> {
    await app.putCursor(index, at);
    await settled(app);
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
    await settled(app);
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

  test('Enter in an empty bullet leaves the list, and in an empty paragraph goes on', async () => {
    await using app = await open([bullet('one', 'Led'), bullet('two', '')]);
    await putCursor(app, 1, 0);
    await app.page.keyboard.press('Enter');
    expect(await app.says()).toEqual(['* Led', '¶ ']);
    await app.page.keyboard.press('Enter');
    expect(await app.says()).toEqual(['* Led']);
    expect(await app.exits()).toContain('after');
    expect(app.troubles).toEqual([]);
  });

  test('Enter before the first letter makes room above; with words selected they go', async () => {
    await using app = await open([bullet('one', 'Led the team')]);
    await putCursor(app, 0, 0);
    await app.page.keyboard.press('Enter');
    expect(await app.says()).toEqual(['* ', '* Led the team']);
    await app.page.keyboard.press('Shift+End');
    for (let step = 0; step < 4; step += 1) await app.page.keyboard.press('Shift+ArrowLeft');
    await app.page.keyboard.press('Enter');
    expect(await app.says()).toEqual(['* ', '* ', '* team']);
    await app.page.keyboard.press('Control+z');
    expect(await app.says()).toEqual(['* ', '* Led the team']);
    expect(app.troubles).toEqual([]);
  });

  test('Backspace at the start of a first bullet makes it a paragraph; “- ” makes it a bullet again, and undo gives the letters back', async () => {
    await using app = await open([bullet('one', 'Led')]);
    await putCursor(app, 0, 0);
    await app.page.keyboard.press('Backspace');
    expect(await app.says()).toEqual(['¶ Led']);
    await app.page.keyboard.type('- Well ');
    expect(await app.says()).toEqual(['* Well Led']);
    for (let step = 0; step < 2; step += 1) await app.page.keyboard.press('Control+z');
    expect(await app.says()).toEqual(['¶ - Led']);
    expect(app.troubles).toEqual([]);
  });

  test('Delete at the end joins the next; an empty one goes, and the one with words stays what it is', async () => {
    await using app = await open([
      bullet('one', 'Led'),
      bullet('two', ' all'),
      bullet('three', ''),
      paragraph('four', 'Words'),
    ]);
    await putCursor(app, 0, 3);
    await app.page.keyboard.press('Delete');
    await app.page.keyboard.type(' them');
    expect(await app.says()).toEqual(['* Led them all', '* ', '¶ Words']);
    await putCursor(app, 1, 0);
    await app.page.keyboard.press('Delete');
    expect(await app.says()).toEqual(['* Led them all', '¶ Words']);
    expect(app.troubles).toEqual([]);
  });

  test('arrows go to the neighbour at the edges, up and down under the same place', async () => {
    await using app = await open([bullet('one', 'Led the team'), bullet('two', 'Built a thing')]);
    await putCursor(app, 0, 4);
    await app.page.keyboard.press('ArrowDown');
    await settled(app);
    await app.page.keyboard.type('|');
    const [, second = ''] = await app.says();
    expect(Math.abs(second.indexOf('|') - 2 - 4)).toBeLessThanOrEqual(2);
    await app.page.keyboard.press('ArrowUp');
    await settled(app);
    await app.page.keyboard.type('^');
    await settled(app);
    expect((await app.says())[0]).toContain('^');
    await app.page.keyboard.press('End');
    await app.page.keyboard.press('ArrowRight');
    await settled(app);
    await app.page.keyboard.type('>');
    expect((await app.says())[1]).toMatch(/^\* >/u);
    await app.page.keyboard.press('ArrowLeft');
    await app.page.keyboard.press('ArrowLeft');
    await app.page.keyboard.type('<');
    expect((await app.says())[0]).toMatch(/<$/u);
    expect(app.troubles).toEqual([]);
  });

  test('Alt with an arrow moves the bullet, and the cursor stays in it', async () => {
    await using app = await open([bullet('one', 'Led'), bullet('two', 'Built'), bullet('three', 'Sold')]);
    await putCursor(app, 0, 2);
    await app.page.keyboard.press('Alt+ArrowDown');
    await app.page.keyboard.press('Alt+ArrowDown');
    await app.page.keyboard.press('Alt+ArrowDown');
    await app.page.keyboard.type('!');
    expect(await app.says()).toEqual(['* Built', '* Sold', '* Le!d']);
    expect(app.troubles).toEqual([]);
  });

  test('marks are set by keys, links by address, and Tab goes on', async () => {
    await using app = await open([bullet('one', 'Led the team'), bullet('two', 'Built')]);
    await putCursor(app, 0, 0);
    await app.page.keyboard.press('Control+a');
    await app.page.keyboard.press('Control+b');
    await app.page.keyboard.press('Control+End');
    await app.page.keyboard.press('Control+b');
    await app.page.keyboard.press('Control+i');
    await app.page.keyboard.type(' well');
    expect(await app.says()).toEqual(['* <b>Led the team</b><i> well</i>', '* Built']);
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Control+a');
    await app.setLink('example.org');
    await app.page.keyboard.press('End');
    await app.page.keyboard.type('!');
    expect((await app.says())[1]).toBe('* [Built](example.org)!');
    expect(app.troubles).toEqual([]);
  });

  test('undo goes from bullet to bullet, step by step, and redo comes back', async () => {
    await using app = await open([bullet('one', 'Led'), bullet('two', 'Built')]);
    await putCursor(app, 0, 3);
    await app.page.keyboard.type(' them');
    await putCursor(app, 1, 5);
    await app.page.keyboard.type(' it');
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.type('Sold it');
    expect(await app.says()).toEqual(['* Led them', '* Built it', '* Sold it']);
    const states = [];
    for (let step = 0; step < 4; step += 1) {
      await app.undo();
      states.push((await app.says()).join(' '));
    }
    expect(states).toEqual([
      '* Led them * Built it * ',
      '* Led them * Built it',
      '* Led them * Built',
      '* Led * Built',
    ]);
    for (let step = 0; step < 4; step += 1) await app.redo();
    expect(await app.says()).toEqual(['* Led them', '* Built it', '* Sold it']);
    expect(app.troubles).toEqual([]);
  });

  test('several lines become several blocks around what was there, as one step of undo', async () => {
    await using app = await open([bullet('one', 'Led the team'), paragraph('two', 'End')]);
    await putCursor(app, 0, 4);
    await app.paste({ html: await fixture('google-docs.html.txt'), plain: 'not this' });
    expect(await app.says()).toEqual([
      '* Led <b>Projects</b>',
      '* Built a <b>tide gauge</b> from scrap',
      '* [<i>Mapped</i>](https://www.google.com/maps) the harbour',
      '* Available from Maythe team',
      '¶ End',
    ]);
    await app.page.keyboard.type(', ');
    expect((await app.says())[3]).toBe('* Available from May, the team');
    await app.undo();
    await app.undo();
    expect(await app.says()).toEqual(['* Led the team', '¶ End']);
    expect(app.troubles).toEqual([]);
  });

  test('one line stays in the bullet, plain text takes its marks, an address makes a link of what is selected', async () => {
    await using app = await open([bullet('one', 'Led team')]);
    await putCursor(app, 0, 4);
    await app.paste({ plain: 'the ' });
    expect(await app.says()).toEqual(['* Led the team']);
    await app.page.keyboard.press('Control+a');
    await app.paste({ plain: 'https://example.org/team' });
    expect(await app.says()).toEqual(['* [Led the team](https://example.org/team)']);
    await app.undo();
    await app.page.keyboard.press('Control+End');
    await app.paste({ html: '<b>!</b>', plain: '!' });
    expect(await app.says()).toEqual(['* Led the team<b>!</b>']);
    expect(app.troubles).toEqual([]);
  });

  test('hostile HTML does nothing but leave its plain words, and asks nobody for anything', async () => {
    await using app = await open([bullet('one', '')]);
    await putCursor(app, 0, 0);
    await app.paste({ html: await fixture('hostile.html.txt'), plain: 'x' });
    await settled(app);
    expect(await app.says()).toEqual(['* Plain words and more', '* bank']);
    expect(await app.page.evaluate(() => (globalThis as { __hurt?: number }).__hurt)).toBeUndefined();
    expect(await app.page.locator('script[src], iframe, img, svg, object, form, style:not(head style)').count()).toBe(
      0,
    );
    expect(app.troubles).toEqual([]);
  });

  test('what is copied and cut is clean HTML and plain text', async () => {
    await using app = await open([
      {
        id: 'one',
        type: 'bullet',
        inlines: [{ text: 'Led <the> ' }, { text: 'team', bold: true }, { text: ' here', link: 'javascript:x' }],
      },
    ]);
    await putCursor(app, 0, 0);
    await app.page.keyboard.press('Control+a');
    expect(await app.copy('copy')).toEqual({
      html: '<ul><li>Led &lt;the&gt; <strong>team</strong> here</li></ul>',
      plain: 'Led <the> team here',
    });
    expect((await app.copy('cut')).plain).toBe('Led <the> team here');
    expect(await app.says()).toEqual(['* ']);
    expect(app.troubles).toEqual([]);
  });

  test('composed letters arrive whole, also where a variant’s own wording begins with them', async () => {
    for (const variant of [false, true]) {
      await using app = await open([bullet('one', 'ab')], { variant });
      await putCursor(app, 0, 1);
      const devtools = await app.page.context().newCDPSession(app.page);
      for (const text of ['に', 'にほ', 'にほん']) {
        await devtools.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      }
      await devtools.send('Input.insertText', { text: '日本' });
      await app.page.keyboard.type('!');
      expect(await app.says()).toEqual(['* a日本!b']);
      await app.undo();
      expect(await app.says()).toEqual(['* ab']);
      expect(app.troubles).toEqual([]);
    }
  });

  test('300 bullets: opening a text, and a letter in it, take a moment', async () => {
    await using app = await open(
      Array.from({ length: 300 }, (_, index) =>
        bullet(`b${index}`, `Did the thing number ${index} with care and much success`),
      ),
    );
    // In the time of the page's own thread: other programs on this machine do not count.
    const devtools = await app.page.context().newCDPSession(app.page);
    await devtools.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
    await devtools.send('Performance.enable');
    const busyMs = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
    };
    const each = async (times: number, work: (at: number) => Promise<unknown>): Promise<number> => {
      const began = await busyMs();
      for (let at = 0; at < times; at += 1) await work(at);
      return ((await busyMs()) - began) / times;
    };
    const open60 = (at: number) =>
      app.page.evaluate((n) => document.querySelectorAll<HTMLElement>('[role=textbox]')[n]?.focus(), at);
    await open60(200);
    const measured = { mount: await each(60, open60), key: await each(60, () => app.page.keyboard.press('x')) };
    console.log('[measured, ms of the main thread]', JSON.stringify(measured));
    // Each with the drawing that it brings, on a machine that does other things, too; alone it is a third of that.
    expect(measured.mount).toBeLessThan(30);
    expect(measured.key).toBeLessThan(30);
    expect(app.troubles).toEqual([]);
  });
});

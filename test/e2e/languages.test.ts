/** The interface in other languages: switched while one writes, mirrored, and with nothing left behind in English. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { auditScreen } from './audit-screen.ts';
import { pagesSettled } from './open-app.ts';

describeWith('chromium')('languages of the interface', () => {
  const site = appInBrowser();

  test('the browser’s wish is met, and only that language is downloaded', async () => {
    await using app = await site.open({ locale: 'fr-CA' });
    expect(await app.page.evaluate(() => document.documentElement.lang)).toBe('fr');
    const loaded = await app.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap(({ name }) => /assets\/(en|es|de|fr|ar|en-XA)-[^/]*\.js/.exec(name)?.[1] ?? []),
    );
    expect(loaded).toEqual(['fr']);
    expect(app.troubles).toEqual([]);
  });

  test('switching in the middle of a word keeps the word, the cursor and what stands open', async () => {
    await using app = await site.open();
    const { page } = app;
    await page.locator('.career').nth(1).click();
    await pagesSettled(page);
    const headline = page.locator('[data-field="basics/headline"]');
    await headline.fill('Mittendrin');
    await headline.evaluate((field: HTMLInputElement) => field.setSelectionRange(4, 6));
    const open = await page.locator('.entry.open').count();
    // As the menu does, but without leaving the field.
    await chooseByPalette(page, 'Language: Deutsch');
    await page.waitForFunction(() => document.documentElement.lang === 'de');
    await page.getByRole('button', { name: 'PDF herunterladen' }).waitFor();
    expect(await headline.inputValue()).toBe('Mittendrin');
    expect(
      await page.evaluate(() => {
        const field = document.activeElement as HTMLInputElement;
        return [field.dataset['field'], field.selectionStart, field.selectionEnd];
      }),
    ).toEqual(['basics/headline', 4, 6]);
    await page.keyboard.type('x');
    expect(await headline.inputValue()).toBe('Mittxdrin');
    expect(await page.locator('.entry.open').count()).toBe(open);
    expect(await englishLeft(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'PDF herunterladen' }).waitFor();
    expect(app.troubles).toEqual([]);
  });

  test('in Arabic everything is mirrored but the pages, and axe finds nothing', async () => {
    for (const width of [1440, 360]) {
      await using app = await site.open({ locale: 'ar', viewport: { width, height: 800 } });
      const { page } = app;
      expect(await auditScreen(page)).toEqual([]);
      await page.locator('.career').nth(3).click();
      await page.locator('.desk').waitFor();
      if (width > 760) await pagesSettled(page);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      expect(await auditScreen(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const at = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => element.getBoundingClientRect().left / innerWidth);
      expect(await at('.home')).toBeGreaterThan(0.5);
      expect(await at('.make-pdf')).toBeLessThan(0.5);
      if (width > 760) {
        expect(await at('.page-pane')).toBeLessThan(0.1);
        // The page itself is as it prints: each word where it stands in an interface that reads from the left.
        await using usual = await site.open({ viewport: { width, height: 800 } });
        await usual.page.locator('.career').nth(3).click();
        await pagesSettled(usual.page);
        expect(await wordPlaces(page)).toEqual(await wordPlaces(usual.page));
      }
      expect(app.troubles).toEqual([]);
    }
  });

  test('nothing of the interface is left in English, and nothing is cut, with longer words at 360 px', async () => {
    const problems: string[] = [];
    for (const width of [1440, 360]) {
      await using app = await site.open({ viewport: { width, height: 740 } });
      const { page } = app;
      const look = async (screen: string): Promise<void> => {
        // Panels that come by themselves have come.
        await page.waitForTimeout(400);
        const found = [...(await plainWords(page)), ...(await cutWords(page))];
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          found.push('scrolls sideways');
        problems.push(...found.map((problem) => `${screen} at ${width}: ${problem}`));
      };
      await page.evaluate(() => localStorage.setItem('peersume-language', 'en-XA'));
      await page.reload();
      await page.locator('.start').waitFor();
      await look('start');
      await page.locator('.career').nth(0).click();
      await page.locator('.desk').waitFor();
      await page.keyboard.press('Alt+1');
      await look('write');
      await page.keyboard.press('Alt+2');
      await look('design');
      await page.keyboard.press('Alt+3');
      await look('page');
      await page.keyboard.press('Control+/');
      await look('keyboard');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.getByRole('dialog').waitFor();
      await look('palette');
      problems.push(...app.troubles);
    }
    expect(problems).toEqual([]);
  });
});

const wordPlaces = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.sheet')
    .first()
    .evaluate((sheet) => {
      const paper = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll('text')].slice(0, 60).map((text) => {
        const { left, top } = text.getBoundingClientRect();
        const share = (length: number): number => Math.round((length / paper.width) * 500);
        return `${text.textContent} ${share(left - paper.left)} ${share(top - paper.top)}`;
      });
    });

async function chooseByPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Words of the bar that should have become German. */
const englishLeft = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.top-bar [aria-label], .top-bar button, .panes [aria-label]')]
      .flatMap((element) => [element.getAttribute('aria-label') ?? '', element.title])
      .filter((text) => /\b(Undo|Write|Download|Show|Fold|More|Page|Remove|Move)\b/.test(text)),
  );

/**
 * Visible words of the interface, names for screen readers included, that are no accented text. What people write, and
 * the pages, are theirs; proper names and names of keys stay.
 */
const plainWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const own =
      '.sheets, .thumbnail, input, textarea, [contenteditable], kbd, .whose, [lang], [data-own-words], option, svg';
    const words = new Set<string>();
    // What people call their sections is theirs, also where it names a group.
    const sections = [...document.querySelectorAll<HTMLInputElement>('[data-field$="/title"]')];
    const written = new Set(sections.flatMap((field) => [field.value, field.placeholder]));
    const isPlain = (text: string): boolean =>
      /[A-Za-z]{3,}/.test(text) && !/[áéíóúýñçðþžšřţĝĥĵķļƒƥṽŵẋÁÉÍÓÚÝÑÇÐÞŽŠŘŢĜĤĴĶĻƑƤṼŴẊṀ]/.test(text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      if (parent === null || parent.closest(own) !== null || !parent.checkVisibility()) continue;
      if (isPlain(text)) words.add(`${parent.className || parent.tagName}: ${text}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('[aria-label], [title], [placeholder]')) {
      if (element.closest('.sheets, .thumbnail, svg') !== null) continue;
      for (const name of ['aria-label', 'title']) {
        const text = element.getAttribute(name) ?? '';
        if (isPlain(text) && !written.has(text)) words.add(`${name}: ${text}`);
      }
    }
    // React Aria speaks of dismissing in its own thirty languages, of which ours of accents is none.
    const names =
      /^(Peersume|JSON|PDF|A4|EB Garamond|Source|Inter|IBM|Literata|Ctrl|Alt|Shift|LinkedIn|https?:|Dismiss|English|Español|Deutsch|Français|[^:]*: Peersume)/;
    return [...words].filter((text) => !names.test(text.replace(/^[^:]*: /, '')));
  });

/** Texts that their boxes cut: wider or higher than what shows them. */
const cutWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button span, button, label, h1, h2, h3, legend, p, dt, summary')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          element.textContent.startsWith('[') &&
          !element.matches(
            '.visually-hidden, :has(> .save-status), .save-status, .save-status *, .whose, .sheets *, .thumbnail *',
          ),
      )
      .filter((element) => {
        const style = getComputedStyle(element);
        const { left, right } = element.getBoundingClientRect();
        if (left < -1 || right > innerWidth + 1) return true;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') return false;
        return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
      })
      .map((element) => `${element.className || element.tagName}: ${element.textContent?.slice(0, 60) ?? ''}`),
  );

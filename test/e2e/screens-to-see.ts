/** The walks through the app that `screenshots.ts` takes pictures on: every main screen is on one of them. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { newerBatch } from './newer-batch.ts';
import { openFile, pagesSettled } from './open-app.ts';
import { appendToLog, readLog } from './stored-data.ts';

export interface Walk {
  /** What is seen on the way, in its order. */
  readonly screens: readonly string[];
  /** The circumstances it makes sense in; without it all. */
  readonly where?: readonly string[];
  readonly go: (page: Page, look: (screen: string) => Promise<void>) => Promise<void>;
}

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const [developer, experienced, manager, academic] = [2, 4, 5, 6] as const;

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 760;
const cards = (page: Page): Locator => page.locator('.library > .cards > .card');
const menuItem = (page: Page, index: number): Locator => page.locator('.menu-list [role^=menuitem]').nth(index);

async function begin(page: Page, career: number): Promise<void> {
  await page.locator('.career').nth(career).click();
  await page.locator('.writing').waitFor();
  if (!isPhone(page)) await pagesSettled(page);
}

async function home(page: Page): Promise<void> {
  await page.locator('.home').click();
  await cards(page).first().waitFor();
}

async function toPane(page: Page, pane: 'write' | 'page' | 'design'): Promise<void> {
  const index = { write: 0, page: 1, design: 2 }[pane];
  if (isPhone(page)) await page.locator('.bottom-bar button').nth(index).click();
  else if (pane !== 'page')
    await page
      .locator('.tools button')
      .nth(pane === 'write' ? 0 : 1)
      .click();
}

async function openMore(page: Page): Promise<void> {
  await page.locator('.more-menu > button').click();
}

async function makeVariant(page: Page, name: string): Promise<void> {
  await page.locator('.variants-menu > button').click();
  await page.locator('.menu-list [role=menuitem]').first().click();
  await page.locator('dialog.ask input').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.variant-strip').waitFor();
}

export const walks: readonly Walk[] = [
  {
    screens: ['start-first-visit', 'start-examples', 'start-language-menu'],
    async go(page, look) {
      await page.locator('.career .thumbnail.drawn').nth(3).waitFor();
      await look('start-first-visit');
      await page.locator('.start-bar .menu > button').first().click();
      await look('start-language-menu');
      await page.keyboard.press('Escape');
      await page.locator('.examples').evaluate((section) => section.scrollIntoView());
      await page.locator('.example .thumbnail.drawn').nth(3).waitFor();
      await look('start-examples');
    },
  },
  {
    screens: ['library', 'library-card-menu', 'library-rename', 'library-remove', 'library-archived'],
    where: ['wide', 'phone', 'arabic'],
    async go(page, look) {
      await begin(page, academic);
      await home(page);
      await begin(page, manager);
      await home(page);
      await begin(page, developer);
      await makeVariant(page, 'For Acme, Berlin');
      await home(page);
      await cards(page).last().locator('> .card-menu button').click();
      await menuItem(page, 5).click();
      await page.locator('.library-archived').waitFor();
      await cards(page).last().locator('.thumbnail.drawn').first().waitFor();
      await look('library');
      await cards(page).first().locator('> .card-menu button').click();
      await look('library-card-menu');
      await menuItem(page, 1).click();
      await page.locator('dialog.ask').waitFor();
      await look('library-rename');
      await page.keyboard.press('Escape');
      await cards(page).first().locator('> .card-menu button').click();
      await page.locator('.menu-list [role^=menuitem]').last().click();
      await page.locator('dialog.ask').waitFor();
      await look('library-remove');
      await page.keyboard.press('Escape');
      await page.locator('.library-archived summary').click();
      await page.locator('.library-archived').scrollIntoViewIfNeeded();
      await look('library-archived');
    },
  },
  {
    screens: [
      'write',
      'write-entry',
      'write-bullets',
      'write-link',
      'write-advice',
      'write-months',
      'write-entry-menu',
    ],
    where: ['wide', 'phone', 'dark', 'arabic'],
    async go(page, look) {
      await begin(page, experienced);
      await look('write');
      await page.locator('.entry-head').first().click();
      await page
        .locator('.entry.open')
        .first()
        .evaluate((entry) => entry.scrollIntoView());
      await look('write-entry');
      await page.locator('.entry.open .field-button').first().click();
      await page.locator('.month-picker').waitFor();
      await look('write-months');
      await page.keyboard.press('Escape');
      const text = page.locator('.entry.open .text').nth(1);
      await text.scrollIntoViewIfNeeded();
      await text.click();
      await page.keyboard.press('Home');
      await page.keyboard.press('Control+Shift+ArrowRight');
      await look('write-bullets');
      await page.keyboard.press('Control+k');
      await page.locator('.link-popover').waitFor();
      await look('write-link');
      await page.keyboard.press('Escape');
      await page.locator('.entry-line .thing-menu button').nth(1).click();
      await look('write-entry-menu');
      await page.keyboard.press('Escape');
      await page.locator('.advice-button').nth(1).click();
      await page.locator('.advice').scrollIntoViewIfNeeded();
      await look('write-advice');
    },
  },
  {
    screens: ['write-sections', 'write-below', 'write-contents'],
    where: ['wide', 'phone', 'german-phone'],
    async go(page, look) {
      await begin(page, experienced);
      await page.locator('.writing .add-section > button').scrollIntoViewIfNeeded();
      await look('write-below');
      await page.locator('.writing .add-section > button').click();
      await look('write-sections');
      await page.keyboard.press('Escape');
      if (!isPhone(page)) return;
      await page.locator('.where').click();
      await look('write-contents');
    },
  },
  {
    screens: ['empty-write', 'empty-page', 'find', 'find-replace', 'palette', 'palette-nothing', 'keyboard'],
    where: ['wide', 'phone', 'dark'],
    async go(page, look) {
      await page.locator('.start-ways button').first().click();
      await page.locator('.section').first().waitFor();
      await look('empty-write');
      await toPane(page, 'page');
      if (isPhone(page)) await look('empty-page');
      await page.goBack();
      await page.locator('.career').first().waitFor();
      await begin(page, experienced);
      await page.keyboard.press('Control+f');
      await page.locator('.find-bar input').first().fill('plan');
      await page.waitForTimeout(400);
      await look('find');
      await page.locator('.find-bar button[aria-expanded]').click();
      await look('find-replace');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.locator('.palette-item').first().waitFor();
      await look('palette');
      await page.keyboard.type('qqqq');
      await look('palette-nothing');
      await page.keyboard.press('Escape');
      await page.locator('.palette').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+/');
      await look('keyboard');
    },
  },
  {
    screens: ['page', 'page-caret', 'page-selection', 'page-break', 'page-all'],
    where: ['wide', 'phone', 'dark'],
    async go(page, look) {
      await begin(page, manager);
      await toPane(page, 'page');
      await pagesSettled(page);
      await look('page');
      const words = page.locator('.page-pane .lines > *');
      const box = await words.nth(6).boundingBox();
      if (box === null) throw new Error('no words on the page');
      const [x, y] = [box.x + box.width / 3, box.y + box.height / 2];
      await page.mouse.click(x, y);
      await look('page-caret');
      await page.mouse.click(x, y);
      await page.keyboard.press('Shift+End');
      await look('page-selection');
      await page.keyboard.press('Escape');
      if (!isPhone(page)) {
        // A heading that may begin a page, in the résumé's own language.
        await words.filter({ hasText: 'Experience' }).first().hover();
        await page.locator('.break-handle button').hover();
        await look('page-break');
        await page.locator('.whole-page').click();
        await look('page-all');
      }
    },
  },
  {
    screens: ['arabic-page'],
    where: ['arabic', 'phone', 'dark'],
    async go(page, look) {
      await openFile(page, join(fixtures, 'languages', 'arabic.json'));
      await page.locator('.writing').waitFor();
      await toPane(page, 'page');
      await pagesSettled(page);
      await look('arabic-page');
    },
  },
  {
    screens: ['design', 'design-type', 'design-details', 'design-look-name', 'design-looks'],
    where: ['wide', 'phone', 'german-phone'],
    async go(page, look) {
      await begin(page, developer);
      await toPane(page, 'design');
      await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
      await look('design');
      await page
        .locator('.design .select')
        .first()
        .evaluate((select) => select.scrollIntoView({ block: 'center' }));
      await look('design-type');
      await page
        .locator('.design .group')
        .last()
        .evaluate((group) => group.scrollIntoView({ block: 'end' }));
      await look('design-details');
      const looks = page
        .locator('.group:has(.looks), .group')
        .filter({ has: page.locator('button.small') })
        .first();
      await looks.scrollIntoViewIfNeeded();
      await page.locator('.keep-look').click();
      await page.locator('dialog.ask input').fill('Calm and green');
      await look('design-look-name');
      await page.keyboard.press('Enter');
      await page.locator('.looks .thumbnail.drawn').waitFor();
      await page.locator('.looks').evaluate((list) => list.scrollIntoView({ block: 'center' }));
      await look('design-looks');
    },
  },
  {
    screens: [
      'menu-more',
      'menu-saved',
      'menu-variants',
      'variant-name',
      'variant',
      'differences',
      'versions',
      'versions-words',
    ],
    where: ['wide', 'phone', 'dark'],
    async go(page, look) {
      await begin(page, experienced);
      const headline = page.locator('[data-field="basics/headline"]');
      await headline.fill('Supply planner of small and large harbours');
      await openMore(page);
      await look('menu-more');
      await page.keyboard.press('Escape');
      await page.locator('.save-menu > button').click();
      await look('menu-saved');
      await page.keyboard.press('Escape');
      await page.locator('.variants-menu > button').click();
      await look('menu-variants');
      await page.locator('.menu-list [role=menuitem]').first().click();
      await page.locator('dialog.ask input').fill('For Acme');
      await look('variant-name');
      await page.keyboard.press('Enter');
      await page.locator('.variant-strip').waitFor();
      await headline.fill('Planner for Acme');
      await page.locator('[data-field="basics/phone"]').fill('+90 212 555 01 01');
      await look('variant');
      await page.locator('.variant-strip button').first().click();
      await page.locator('.differences').waitFor();
      await look('differences');
      await page.keyboard.press('Escape');
      await page.locator('.variants-menu > button').click();
      await page.locator('.menu-list [role=menuitem]').last().click();
      await page.locator('.versions .moments li').first().waitFor();
      await page.locator('.versions .sheet').first().waitFor();
      await look('versions');
      await page.locator('.versions-changes').scrollIntoViewIfNeeded();
      await page.locator('.versions-changes .segments button').last().click();
      await look('versions-words');
    },
  },
  {
    screens: ['read-only', 'offline-font', 'notice'],
    where: ['wide', 'phone'],
    async go(page, look) {
      await begin(page, developer);
      await page.locator('.save-menu svg.lucide-check').waitFor();
      await page.waitForTimeout(600);
      const url = page.url();
      const id = url.split('/').at(-1) ?? '';
      await page.context().setOffline(true);
      await page.locator('[data-field="basics/name"]').fill('ನಮಸ್ಕಾರ ไทย');
      await page.waitForTimeout(600);
      if (isPhone(page)) await toPane(page, 'page');
      await page.waitForTimeout(600);
      await look('offline-font');
      await page.context().setOffline(false);
      if (isPhone(page)) await toPane(page, 'write');
      await page.locator('.entry-line .thing-menu button').first().click();
      await page.locator('.menu-list [role=menuitem]').last().click();
      await page.locator('.notice').waitFor();
      await look('notice');
      await home(page);
      await appendToLog(page, id, newerBatch(await readLog(page, id)));
      await page.goto(url);
      await page.locator('.banner').waitFor();
      await look('read-only');
    },
  },
];

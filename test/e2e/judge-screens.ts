/** Screens as they are walked through: nothing overflows, and axe finds nothing in anyone’s way. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';
import { auditScreen } from './audit-screen.ts';
import { auditTouch } from './audit-touch.ts';
import { eventually } from './eventually.ts';
import { openFile, pagesSettled } from './open-app.ts';
import { walks, type Walk } from './screens-to-see.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** What no picture is taken of. */
const more: readonly Walk[] = [
  {
    screens: ['the small form on the page'],
    async go(page, look) {
      await page.locator('.career').nth(5).click();
      await page.locator('.desk').waitFor();
      await page.keyboard.press('Alt+3');
      await pagesSettled(page);
      const word = page.locator('.page-pane .lines tspan').filter({ hasText: '2021' }).first();
      await word.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await word.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.click(x + width / 2, y + height / 2);
      await page.locator('.field-popover, [role=dialog]').first().waitFor();
      await look('the small form on the page');
    },
  },
  {
    screens: ['what a file had that cannot be used', 'what the page finds'],
    async go(page, look) {
      await openFile(page, join(fixtures, 'messy', 'other-shapes.json'));
      await page.locator('.notice summary, .notice details').first().click();
      await look('what a file had that cannot be used');
      await openFile(page, join(fixtures, 'symbols-and-emoji.json'));
      await page.locator('.whose').getByText('Lindgren').waitFor();
      await page.keyboard.press('Alt+3');
      await pagesSettled(page);
      await look('what the page finds');
    },
  },
];

export interface Circumstance {
  readonly width: 1440 | 360;
  readonly locale: 'en' | 'ar';
}

/** In files of their own, so that two browsers share the work. */
export function judgeScreens(circumstances: readonly Circumstance[]): void {
  describeWith('chromium')('screens', () => {
    const site = appInBrowser();

    /** Mirrored, those where most stands beside something. */
    const mirrored = ['library', 'write', 'page', 'design'];
    const all = [...walks, ...more];
    const cases = circumstances.flatMap(({ width, locale }) =>
      all
        .map((walk) => ({ ...walk, width, locale, first: walk.screens[0] ?? '' }))
        .filter(({ first }) => locale !== 'ar' || mirrored.includes(first)),
    );

    test.each(cases)(
      '$first and what is on its way, $width pixels wide, $locale: nothing in anyone’s way, light or dark',
      async ({ go, width, locale }) => {
        await using app = await site.open({
          viewport: { width, height: width === 360 ? 740 : 900 },
          colorScheme: 'light',
          locale,
          hasTouch: width === 360,
          isMobile: width === 360,
          reducedMotion: 'reduce',
        });
        const { page } = app;
        const look = async (screen: string): Promise<void> => {
          await expectNothingInTheWay(page, screen, 'light');
          if (width === 360) expect.soft((await auditTouch(page)).join('\n'), `${screen}, by finger`).toBe('');
          // Colours are the same in every width; what only phones have is looked at in the mirrored walks.
          if (width === 360 && locale === 'en') return;
          await page.emulateMedia({ colorScheme: 'dark' });
          await eventually(() => lightness(page)).toBeLessThan(60);
          await expectNothingInTheWay(page, screen, 'dark');
          await page.emulateMedia({ colorScheme: 'light' });
          await eventually(() => lightness(page)).toBeGreaterThan(200);
        };
        await go(page, look).catch((error: unknown) => {
          throw new Error(`the way ends: ${String(error)} ${JSON.stringify(app.troubles)}`, { cause: error });
        });
        // One walk goes where there is no network.
        expect(app.troubles.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
      },
    );
  });
}

/** All that is wrong is told, not only what comes first. */
async function expectNothingInTheWay(page: Page, screen: string, theme: 'light' | 'dark'): Promise<void> {
  const found = await auditScreen(page, theme === 'dark' ? 'colours' : 'all');
  expect.soft(found.join('\n'), `${screen}, ${theme}`).toBe('');
}

const lightness = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    return Math.max(...(backgroundColor.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  });

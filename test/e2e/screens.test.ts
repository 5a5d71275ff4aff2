/** Every screen, light and dark, wide and narrow: nothing overflows, and axe finds nothing in anyone's way. */
import axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { serveApp, type AppServer } from './app-server.ts';
import { launchBrowser } from './browser.ts';
import { openApp, pagesSettled } from './open-app.ts';

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 760;

/** The one with the longest name. */
async function startSixth(page: Page): Promise<void> {
  await page.locator('.career').nth(5).click();
  await page.locator('.desk').waitFor();
  if (!isPhone(page)) await pagesSettled(page);
}

const screens: readonly { readonly name: string; readonly go: (page: Page) => Promise<void> }[] = [
  { name: 'start', go: (page) => page.locator('.thumbnail.drawn').nth(3).waitFor() },
  { name: 'write', go: startSixth },
  {
    name: 'an open entry with advice',
    go: async (page) => {
      await startSixth(page);
      await page.locator('.entry-head').first().click();
      await page.locator('.advice-button').nth(1).click();
    },
  },
  {
    name: 'the menu of an entry',
    go: async (page) => {
      await startSixth(page);
      await page.locator('.entry-line .thing-menu button').nth(1).click();
    },
  },
  {
    name: 'months to choose',
    go: async (page) => {
      await startSixth(page);
      await page.locator('.entry-head').first().click();
      await page.locator('.entry.open .field-button').first().click();
      await page.locator('.month-picker').waitFor();
    },
  },
  {
    name: 'sections to add',
    go: async (page) => {
      await startSixth(page);
      await page.locator('.writing .add-section > button').click();
    },
  },
  {
    name: 'contents',
    go: async (page) => {
      await startSixth(page);
      if (isPhone(page)) await page.locator('.where').click();
    },
  },
  {
    name: 'design',
    go: async (page) => {
      await startSixth(page);
      await page
        .locator(isPhone(page) ? '.bottom-bar' : '.tools')
        .getByText('Design')
        .click();
      await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
    },
  },
  {
    name: 'page',
    go: async (page) => {
      await startSixth(page);
      if (isPhone(page)) await page.locator('.bottom-bar').getByText('Page').click();
      await pagesSettled(page);
    },
  },
  {
    name: 'menu',
    go: async (page) => {
      await startSixth(page);
      await page.getByRole('button', { name: 'More', exact: true }).click();
    },
  },
  {
    name: 'keyboard',
    go: async (page) => {
      await startSixth(page);
      await page.keyboard.press('Control+/');
    },
  },
];

describeWith('chromium')('screens', () => {
  let server: AppServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveApp();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });

  const cases = screens.flatMap((screen) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      ([1440, 360] as const).map((width) => ({ ...screen, colorScheme, width })),
    ),
  );
  test.each(cases)(
    '$name, $colorScheme, $width pixels wide: nothing in anyone’s way',
    async ({ go, colorScheme, width }) => {
      await using app = await openApp(browser, server.url, {
        viewport: { width, height: width === 360 ? 740 : 900 },
        colorScheme,
        hasTouch: width === 360,
        reducedMotion: 'reduce',
        // axe is put into the page by evaluation, which its policy forbids; that the app needs none is tested elsewhere.
        bypassCSP: true,
      });
      const { page } = app;
      await go(page).catch((error: unknown) => {
        throw new Error(`the screen does not come: ${JSON.stringify(app.troubles)}`, { cause: error });
      });
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      expect(scrollWidth, 'no scrolling sideways').toBeLessThanOrEqual(clientWidth);
      const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const lightness = Math.max(...(background.match(/\d+/g) ?? []).slice(0, 3).map(Number));
      if (colorScheme === 'dark') expect(lightness).toBeLessThan(60);
      else expect(lightness).toBeGreaterThan(200);

      await page.evaluate(axeCore.source);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
        // The page itself is paper: what stands there is the person's own choice, and their design is checked where it is chosen.
        const results = await axe.run({ exclude: ['.sheet', '.thumbnail'] }, { resultTypes: ['violations'] });
        return results.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`).join(' | ')}`,
        );
      });
      expect(violations).toEqual([]);
      expect(app.troubles).toEqual([]);
    },
  );
});

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

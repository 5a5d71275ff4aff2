/**
 * Every main screen as a picture, to look at: wide, 360 pixels, light and dark.
 *
 *   npm run screenshots -- DIRECTORY [part of a name]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serveApp } from './app-server.ts';
import { launchBrowser } from './browser.ts';

interface Shot {
  readonly name: string;
  /** From the freshly opened app to the screen. */
  readonly go: (page: Page) => Promise<void>;
}

const sizes = {
  wide: { width: 1440, height: 900 },
  medium: { width: 1024, height: 768 },
  phone: { width: 360, height: 740 },
} as const;

/** Long enough for the saved mark, fonts and thumbnails to have come. */
const settleMs = 900;

const startFrom = async (page: Page, career: number): Promise<void> => {
  await page.locator('.career').nth(career).click();
  await page.locator('.desk').waitFor();
};

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 760;
const toTool = async (page: Page, name: 'Write' | 'Design' | 'Page'): Promise<void> => {
  if (isPhone(page)) await page.locator('.bottom-bar').getByText(name).click();
  else if (name !== 'Page') await page.locator('.tools').getByText(name).click();
};

const shots: readonly Shot[] = [
  { name: 'start', go: async (page) => void (await page.locator('.thumbnail.drawn').nth(3).waitFor()) },
  {
    name: 'start-returning',
    go: async (page) => {
      await startFrom(page, 6);
      await page.getByText('Saved on this device').waitFor({ state: 'attached' });
      await page.waitForTimeout(400);
      await page.locator('.home').click();
      await page.locator('.library .thumbnail.drawn').first().waitFor();
    },
  },
  { name: 'write', go: (page) => startFrom(page, 4) },
  {
    name: 'write-entry',
    go: async (page) => {
      await startFrom(page, 4);
      await page.locator('.entry-head').first().click();
      await page.locator('.entry .text').first().click();
    },
  },
  {
    name: 'write-empty',
    go: async (page) => {
      await page.getByText('Start empty').click();
      await page.locator('.section').first().waitFor();
    },
  },
  {
    name: 'design',
    go: async (page) => {
      await startFrom(page, 2);
      await toTool(page, 'Design');
      await page.locator('.template .thumbnail.drawn').nth(3).waitFor();
    },
  },
  {
    name: 'design-below',
    go: async (page) => {
      await startFrom(page, 2);
      await toTool(page, 'Design');
      await page.getByText('Headings and dates in').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'page',
    go: async (page) => {
      await startFrom(page, 5);
      await toTool(page, 'Page');
      await page.locator('.page-pane .sheet').first().waitFor();
    },
  },
  {
    name: 'menu',
    go: async (page) => {
      await startFrom(page, 7);
      await page.getByRole('button', { name: 'More', exact: true }).click();
    },
  },
  {
    name: 'keyboard',
    go: async (page) => {
      await startFrom(page, 7);
      await page.keyboard.press('Control+/');
    },
  },
];

const [directory, only = ''] = process.argv.slice(2);
if (directory === undefined) {
  console.error('Where to? For example: npm run screenshots -- /tmp/shots');
  process.exit(2);
}
mkdirSync(directory, { recursive: true });
await using server = await serveApp();
const browser = await launchBrowser();
for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const { name, go } of shots) {
      const file = `${name}-${size}-${colorScheme}`;
      if (!file.includes(only) || (size === 'medium' && !['start', 'write', 'design'].includes(name))) continue;
      const context = await browser.newContext({
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        hasTouch: size === 'phone',
      });
      const page = await context.newPage();
      await page.goto(server.url);
      await go(page);
      await page.waitForTimeout(settleMs);
      await page.screenshot({ path: join(directory, `${file}.png`) });
      await context.close();
      console.log(`${file}.png`);
    }
  }
}
await browser.close();

/**
 * Every main screen as a picture, to look at: wide, on a phone, dark, mirrored, and with long German words.
 *
 *   npm run screenshots -- DIRECTORY [part of a name]
 *
 * A walk goes through the app as a person would and stops to look; each walk is taken under several circumstances.
 * Pictures are named `screen.circumstance.png`, so that one screen stands beside itself. Walks find things by their
 * place, not by their words: they go the same way in every language.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { serveApp } from './app-server.ts';
import { launchBrowser } from './browser.ts';
import { walks, type Walk } from './screens-to-see.ts';

interface Circumstance extends BrowserContextOptions {
  readonly name: string;
}

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const circumstances: readonly Circumstance[] = [
  { name: 'wide', ...wide, locale: 'en-GB', colorScheme: 'light' },
  { name: 'phone', ...phone, locale: 'en-GB', colorScheme: 'light' },
  { name: 'dark', ...wide, locale: 'en-GB', colorScheme: 'dark' },
  { name: 'arabic', ...wide, locale: 'ar', colorScheme: 'light' },
  { name: 'german-phone', ...phone, locale: 'de', colorScheme: 'dark' },
];

/** Two at a time: one draws while the other one is typeset. */
const atOnce = 2;
/** Long enough for the saved mark, fonts and thumbnails to have come. */
const settleMs = 250;

const [directory, only = ''] = process.argv.slice(2);
if (directory === undefined) {
  console.error('Where to? For example: npm run screenshots -- /tmp/shots');
  process.exit(2);
}
mkdirSync(directory, { recursive: true });
await using server = await serveApp();
const browser = await launchBrowser();
const isWanted = (walk: Walk, circumstance: Circumstance): boolean =>
  walk.screens.some((screen) => `${screen}.${circumstance.name}`.includes(only));
const errands = circumstances.flatMap((circumstance) =>
  walks
    .filter((walk) => walk.where === undefined || walk.where.includes(circumstance.name))
    .filter((walk) => isWanted(walk, circumstance))
    .map((walk) => ({ walk, circumstance })),
);
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let errand = errands.shift(); errand !== undefined; errand = errands.shift()) {
      await take(browser, errand.walk, errand.circumstance, directory);
    }
  }),
);
await browser.close();

async function take(browser: Browser, walk: Walk, { name, ...options }: Circumstance, into: string): Promise<void> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce', serviceWorkers: 'block' });
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  const seen = new Set<string>();
  try {
    await page.goto(server.url);
    await page.locator('.start').waitFor();
    await walk.go(page, async (screen) => {
      seen.add(screen);
      if (!`${screen}.${name}`.includes(only)) return;
      await page.waitForTimeout(settleMs);
      await page.screenshot({ path: join(into, `${screen}.${name}.png`) });
      console.log(`${screen}.${name}.png`);
    });
  } catch (error) {
    const missing = walk.screens.filter((screen) => !seen.has(screen)).join(', ');
    console.error(`${name}: not seen: ${missing}\n  ${String(error).split('\n').slice(0, 4).join('\n  ')}`);
    process.exitCode = 1;
  } finally {
    await context.close();
  }
}

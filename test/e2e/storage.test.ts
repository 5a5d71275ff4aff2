/** The library in real Chromium: the contract of logs, several tabs, a full disk. */
import { err, ok, type LogChange, type LogStore, type LogStoreError, type Result } from '@peersume/base';
import { describeLogStore } from '@peersume/document/testing';
import type { ElsewhereChange, Library, openLibrary } from '@peersume/storage';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { describeWith } from '../judges.ts';
import { launchBrowser } from './browser.ts';
import { eventually } from './eventually.ts';

const root = join(import.meta.dirname, '..', '..');

declare global {
  interface Window {
    readonly storage: { readonly openLibrary: typeof openLibrary; readonly channelName: string };
    library: Library;
    heard: ElsewhereChange[];
  }
}

/** Opens the library in a page of this origin, as the app does. */
async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await openIn(page, { isFresh: false });
  return page;
}

/** Anew, as after the program has ended; fresh: with nothing in it. */
const openIn = (page: Page, options: { readonly isFresh: boolean }): Promise<void> =>
  page.evaluate(async ({ isFresh }) => {
    window.library?.close();
    if (isFresh) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('peersume');
        request.addEventListener('success', resolve);
        request.addEventListener('error', reject);
      });
    }
    const { openLibrary, channelName } = window.storage;
    const channel = new BroadcastChannel(channelName);
    const opened = await openLibrary({ indexedDB, locks: navigator.locks, channel, storage: navigator.storage });
    if (!opened.ok) throw new Error(opened.error.type);
    window.library = opened.value;
    window.heard = [];
    window.library.onElsewhere((change) => window.heard.push(change));
  }, options);

/** A store whose work is done in the page; bytes travel as lists of numbers. */
function storeIn(page: Page): LogStore {
  type Sent<T> = Result<T, LogStoreError>;
  const plain = (bytes: Uint8Array): number[] => [...bytes];
  const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;
  return {
    async write(log, { append = [], beside = new Map() }: LogChange, signal) {
      if (isAborted(signal)) return err({ type: 'Aborted' });
      const given = {
        log,
        append: append.map(plain),
        beside: [...beside].map(([name, value]) => [name, value && plain(value)] as const),
      };
      return page.evaluate(
        ({ log, append, beside }): Promise<Sent<number>> =>
          window.library.logs.write(log, {
            append: append.map((entry) => Uint8Array.from(entry)),
            beside: new Map(beside.map(([name, value]) => [name, value && Uint8Array.from(value)])),
          }),
        given,
      );
    },
    async read(log, from, limit, signal) {
      if (isAborted(signal)) return err({ type: 'Aborted' });
      const read = await page.evaluate(
        async ({ log, from, limit }): Promise<Sent<number[][]>> => {
          const found = await window.library.logs.read(log, from, limit);
          return found.ok ? { ok: true, value: found.value.map((entry) => [...entry]) } : found;
        },
        { log, from, limit },
      );
      return read.ok ? ok(read.value.map((entry) => Uint8Array.from(entry))) : read;
    },
    async readBeside(log, name) {
      const read = await page.evaluate(
        async ({ log, name }): Promise<Sent<number[] | undefined>> => {
          const found = await window.library.logs.readBeside(log, name);
          return found.ok ? { ok: true, value: found.value && [...found.value] } : found;
        },
        { log, name },
      );
      return read.ok ? ok(read.value && Uint8Array.from(read.value)) : read;
    },
    async list(signal) {
      if (isAborted(signal)) return err({ type: 'Aborted' });
      return page.evaluate(() => window.library.logs.list());
    },
    remove: (log) => page.evaluate((log) => window.library.logs.remove(log), log),
  };
}

describeWith('chromium')('the library in Chromium', () => {
  let server: Server;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    const built = await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        target: 'es2024',
        lib: { entry: join(root, 'packages/storage/src/index.ts'), formats: ['iife'], name: 'storage' },
      },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (output === undefined || !('output' in output)) throw new Error('nothing was built');
    const [{ code }] = output.output;
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>storage</title><script>${code}</script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  let page: Page | undefined;
  describeLogStore({
    name: 'logs',
    async create() {
      page ??= await openPage(await browser.newContext(), url);
      await openIn(page, { isFresh: true });
      return storeIn(page);
    },
    async reopen(store) {
      if (page !== undefined) await openIn(page, { isFresh: false });
      return store;
    },
  });

  describe('and what only a browser shows', () => {
    test('[ST5] [ST6] two tabs add to one log one after the other, and hear of each other', async () => {
      const context = await browser.newContext();
      const [one, two] = [await openPage(context, url), await openPage(context, url)];
      const write = (page: Page): Promise<void> =>
        page.evaluate(async () => {
          for (let turn = 0; turn < 40; turn++) {
            const written = await window.library.logs.write('a', {
              append: [Uint8Array.of(turn), Uint8Array.of(turn)],
            });
            if (!written.ok) throw new Error(written.error.type);
          }
        });
      await Promise.all([write(one), write(two)]);
      const read = await storeIn(one).read('a', 0, 1_000);
      const values = read.ok ? read.value.map(([value]) => value) : [];
      expect(values).toHaveLength(160);
      for (let at = 0; at < 160; at += 2) expect(values[at]).toBe(values[at + 1]);
      await eventually(() => one.evaluate(() => window.heard.length)).toBe(40);
      expect(await two.evaluate(() => window.heard[0])).toEqual({ type: 'log', log: 'a' });
      await context.close();
    });

    test('[ST11] a full disk is told, changes nothing, and is forgotten when there is room', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      const { origin } = new URL(url);
      await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
      await page.goto(url);
      await openIn(page, { isFresh: false });
      const store = storeIn(page);
      expect(await store.write('a', { append: [Uint8Array.of(1)] })).toEqual(ok(1));
      const fill = (): Promise<Result<number, LogStoreError>> =>
        page.evaluate(async () => {
          const part = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(65_536));
          const append = Array.from({ length: 8 }, part);
          for (let turn = 0; turn < 20; turn++) {
            const written = await window.library.logs.write('full', { append });
            if (!written.ok) return written;
          }
          return window.library.logs.write('full', {});
        });
      expect(await fill()).toEqual({ ok: false, error: { type: 'StoreFull' } });
      const lengths = await store.list();
      const length = lengths.ok ? (lengths.value.find(({ name }) => name === 'full')?.length ?? 0) : 0;
      const entries = await page.evaluate(async () => {
        const found = await window.library.logs.read('full', 0, 1_000);
        return found.ok ? found.value.length : -1;
      });
      expect([length % 8, entries]).toEqual([0, length]);
      expect(await store.read('a', 0, 10)).toEqual(ok([Uint8Array.of(1)]));
      await devtools.send('Storage.overrideQuotaForOrigin', { origin });
      expect(await fill()).toEqual(ok(length + 160));
      await context.close();
    });

    test('[ST9] data that the person clears while it is open is noticed before anything builds on it', async () => {
      const context = await browser.newContext();
      const page = await openPage(context, url);
      const store = storeIn(page);
      await store.write('a', { append: [Uint8Array.of(1)] });
      const devtools = await context.newCDPSession(page);
      await devtools.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' });
      expect(await store.write('a', { append: [Uint8Array.of(2)] })).toMatchObject({ ok: false });
      const heard = await page.evaluate(() => window.heard.map(({ type }) => type));
      expect(heard.some((type) => type === 'emptied' || type === 'closed')).toBe(true);
      await context.close();
    });

    test('[ST7] a newer program gets the database', async () => {
      const context = await browser.newContext();
      const page = await openPage(context, url);
      const other = await context.newPage();
      await other.goto(url);
      await other.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const request = indexedDB.open('peersume', 99);
            request.addEventListener('success', resolve);
            request.addEventListener('error', reject);
          }),
      );
      expect(await page.evaluate(() => window.heard)).toEqual([{ type: 'closed' }]);
      expect(await storeIn(page).write('a', { append: [] })).toMatchObject({ error: { type: 'StoreFailure' } });
      await context.close();
    });
  });
});

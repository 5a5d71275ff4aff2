/** The piece store over files of a browser, in real Chromium: its contract, a killed tab, a second tab, a full disk. */
import { ok, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { openDiskPieceStore } from '@peersume/swarm';
import { describePieceStore, verifyNow } from '@peersume/swarm/testing/piece-store';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { troubledDisk } from '../storage/troubled-disk.ts';
import { launchProfile } from './browser.ts';
import { eventually } from './eventually.ts';
import { type OpfsPage } from './opfs-page.ts';

interface InPage {
  readonly opfs: OpfsPage;
}

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'esnext', lib: { entry: join(import.meta.dirname, entry), formats: ['es'] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('the page was not built');
  return first.output[0].code;
}

/** What is asked here is done in the page; bytes travel as lists of numbers. `opened` is told what was opened last. */
function diskIn(page: Page, opened = new Map<string, DiskFile>()): Disk {
  type Sent<T> = Promise<Result<T, DiskError>>;
  const call = <K extends keyof OpfsPage>(name: K, ...given: Parameters<OpfsPage[K]>): Promise<unknown> =>
    page.evaluate(
      ([method, values]) =>
        ((globalThis as unknown as InPage).opfs[method as 'sync'] as (...all: unknown[]) => unknown)(
          ...(values as unknown[]),
        ),
      [name, given] as const,
    );
  const tell = async <T>(sent: Promise<unknown>, done: (result: Result<T, DiskError>) => void): Promise<void> => {
    // A killed page answers nothing, as a killed program does.
    const result = await (sent as Sent<T>).catch(() => undefined);
    if (result !== undefined) done(result);
  };
  const fileOf = (file: number, begun: number): DiskFile => {
    let size = begun;
    return {
      get size() {
        return size;
      },
      read: (offset, length, done) =>
        void tell<number[]>(call('read', file, offset, length), (read) =>
          done(read.ok ? ok(Uint8Array.from(read.value)) : read),
        ),
      write(offset, bytes, done) {
        size = Math.max(size, offset + bytes.length);
        void tell(call('write', file, offset, [...bytes]), done);
      },
      sync: (done) => void tell(call('sync', file), done),
      truncate(to, done) {
        size = to;
        void tell(call('truncate', file, to), done);
      },
      close: () => void call('close', file).catch(() => {}),
    };
  };
  return {
    open: (name, done) =>
      void tell<{ file: number; size: number }>(call('open', name), (found) => {
        if (!found.ok) return done(found);
        const file = fileOf(found.value.file, found.value.size);
        opened.set(name, file);
        done(ok(file));
      }),
    remove: (name, done) => void tell(call('remove', name), done),
  };
}

describeWith('chromium')('a disk in Chromium', () => {
  let server: Server;
  let port: number;
  let profile: string;
  let context: BrowserContext;
  let origins = 0;
  let workerCode: string;

  beforeAll(async () => {
    const pageCode = await bundled('opfs-page.ts');
    workerCode = await bundled('opfs-worker.ts');
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>disk</title><script type="module">${pageCode}</script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    // In a private window files of the origin lie in memory, without a quota.
    profile = mkdtempSync(join(tmpdir(), 'peersume-opfs-'));
    context = await launchProfile(profile);
  });
  afterAll(async () => {
    await context?.close();
    server?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const stateOf = (page: Page): Promise<string> => page.evaluate(() => (globalThis as unknown as InPage).opfs.state());

  /** A tab whose worker is asked to have the disk. */
  async function openTab(origin: string): Promise<Page> {
    const page = await context.newPage();
    onTestFinished(() => page.close());
    await page.goto(origin);
    await page.waitForFunction(() => 'opfs' in globalThis);
    await page.evaluate((code) => (globalThis as unknown as InPage).opfs.start(code), workerCode);
    return page;
  }

  /** Files of one test are not those of another. */
  const newOrigin = (): string => `http://disk-${origins++}.localhost:${port}`;

  describePieceStore({
    name: 'the disk store over files of a browser',
    payloads: 'bytes',
    async create(sample) {
      const { manifest } = sample;
      const origin = newOrigin();
      let page = await openTab(origin);
      const files = new Map<string, DiskFile>();
      let troubled = troubledDisk(diskIn(page, files));
      /** What must be over before anything else is asked. */
      let before: Promise<unknown> = Promise.resolve();
      let opening: Promise<unknown> = Promise.resolve();
      return {
        open(done) {
          const opened = Promise.withResolvers<void>();
          opening = opened.promise;
          const begin = async (): Promise<void> => {
            await before;
            openDiskPieceStore({ disk: troubled.disk, manifest, name: 'sample', verify: verifyNow }, (store) => {
              done(store);
              opened.resolve();
            });
          };
          void begin();
        },
        async settle() {
          await opening;
          await troubled.settle();
        },
        kill() {
          const again = async (): Promise<void> => {
            await killTab(page);
            page = await openTab(origin);
            troubled = troubledDisk(diskIn(page, files));
          };
          before = again();
        },
        rot(piece) {
          const file = manifest.files.findLastIndex(
            ({ firstPiece, pieceCount }) => pieceCount > 0 && firstPiece <= piece,
          );
          const begin = manifest.pieceOffset(manifest.files[file]?.firstPiece ?? 0);
          const wrong = (sample.piece(piece)[0] ?? 0) ^ 1;
          files.get(`sample.data-${file}`)?.write(manifest.pieceOffset(piece) - begin, Uint8Array.of(wrong), () => {});
        },
        setFull: (isFull) => troubled.set(isFull ? { type: 'DiskFull' } : undefined),
        setFailing: (isFailing) => troubled.set(isFailing ? { type: 'DiskFailure', detail: 'by the test' } : undefined),
      };
    },
  });

  test('[OP1] gives back what was written, with holes of zeros, cut and synced', async () => {
    const page = await openTab(newOrigin());
    const found = await page.evaluate(async () => {
      const { opfs } = globalThis as unknown as InPage;
      const opened = await opfs.open('a');
      if (!opened.ok) return opened;
      const { file } = opened.value;
      return [
        await opfs.write(file, 3, [1, 2]),
        await opfs.read(file, 0, 100),
        await opfs.truncate(file, 4),
        await opfs.sync(file),
        await opfs.read(file, 3, 9),
        await opfs.open('a'),
        await opfs.remove('a'),
        await opfs.open('a'),
      ];
    });
    expect(found).toEqual([
      ok(undefined),
      ok([0, 0, 0, 1, 2]),
      ok(undefined),
      ok(undefined),
      ok([1]),
      ok({ file: 1, size: 4 }),
      ok(undefined),
      ok({ file: 2, size: 0 }),
    ]);
  });

  test('[OP2] a second tab waits until the first is gone, however it went', async () => {
    const origin = newOrigin();
    const first = await openTab(origin);
    await eventually(() => stateOf(first)).toBe('ready');
    const file = await first.evaluate(async () => {
      const { opfs } = globalThis as unknown as InPage;
      const opened = await opfs.open('a');
      if (opened.ok) await opfs.write(opened.value.file, 0, [5]);
      return opened;
    });
    expect(file).toEqual(ok({ file: 0, size: 0 }));
    const second = await openTab(origin);
    await eventually(() => stateOf(second)).toBe('waiting');
    const opening = second.evaluate(() => (globalThis as unknown as InPage).opfs.open('a'));
    await killTab(first);
    expect(await opening).toEqual(ok({ file: 0, size: 1 }));
    const third = await openTab(origin);
    await eventually(() => stateOf(third)).toBe('waiting');
    await second.evaluate(() => (globalThis as unknown as InPage).opfs.end());
    await eventually(() => stateOf(third)).toBe('ready');
    const ended = await second.evaluate(() => (globalThis as unknown as InPage).opfs.open('a'));
    expect(ended.ok).toBe(false);
  });

  test('[OP3] a full disk is told, loses nothing, and is forgotten when there is room', async () => {
    const origin = newOrigin();
    const page = await openTab(origin);
    const devtools = await context.newCDPSession(page);
    await setQuota(devtools, origin, 2_000_000);
    const fill = (): Promise<readonly unknown[]> =>
      page.evaluate(async () => {
        const { opfs } = globalThis as unknown as InPage;
        const opened = await opfs.open('full');
        if (!opened.ok) return [opened];
        const { file } = opened.value;
        const told: unknown[] = [await opfs.write(file, 0, [7])];
        for (let part = 1; part <= 40; part++) {
          const written = await opfs.write(
            file,
            part * 100_000,
            Array.from({ length: 100_000 }, () => 1),
          );
          if (!written.ok) return [...told, written.error.type, await opfs.read(file, 0, 1)];
        }
        return [...told, 'all', await opfs.read(file, 0, 1)];
      });
    expect(await fill()).toEqual([ok(undefined), 'DiskFull', ok([7])]);
    await setQuota(devtools, origin);
    expect(await fill()).toEqual([ok(undefined), 'all', ok([7])]);
  });

  describe('[OP4] a file larger than what a tab should hold', () => {
    test('is written and read in parts', async () => {
      const page = await openTab(newOrigin());
      const { isTrue, writeRate, readRate } = await page.evaluate(() =>
        (globalThis as unknown as InPage).opfs.measure(256 * 1024 * 1024, 256 * 1024),
      );
      expect(isTrue).toBe(true);
      process.stdout.write(`OPFS: ${writeRate.toFixed(0)} MB/s written, ${readRate.toFixed(0)} MB/s read\n`);
    });
  });
});

const setQuota = (devtools: CDPSession, origin: string, quotaSize?: number): Promise<unknown> =>
  devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) });

/** The tab's process ends at once: nothing in it gets to finish. */
async function killTab(page: Page): Promise<void> {
  const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  await page.goto('chrome://crash').catch(() => {});
  await crashed;
  await page.close();
}

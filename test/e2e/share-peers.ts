/** Browsers that share files, each a process of its own, and the coordinator that serves them the app. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type Ended, runCli, startCli, type Started } from '../cli/run-cli.ts';
import { judge } from '../judges.ts';
import { appFolder } from './app-server.ts';

export interface Meeting {
  readonly url: string;
  /** As a machine that loses its power. */
  kill(): void;
  /** Another command of the same person. */
  run(...words: string[]): Promise<Ended>;
}

/** `peersume coordinator` or `serve` with the built app, on loopback alone. */
export async function startMeeting(what: 'coordinator' | 'serve', port = 0): Promise<Meeting> {
  const cwd = temporary();
  const env = {
    PEERSUME_DATA: join(cwd, 'data'),
    PEERSUME_LISTEN: '127.0.0.1',
    PEERSUME_MDNS: 'false',
    PEERSUME_NAT_MAPPING: 'false',
    PEERSUME_DHT: 'false',
    PEERSUME_LOG_LEVEL: 'warning',
  };
  const words = [what, '--json', '--site', appFolder(), '--http-port', what === 'serve' ? String(port) : '0'];
  if (what === 'coordinator') words.push('--public-host', '127.0.0.1', '--public-port', String(port));
  const started: Started = startCli(words, { cwd, env });
  const told = JSON.parse(await started.line('"port"')) as { port: number; publicPort?: number };
  const at = what === 'serve' ? `localhost:${told.port}` : `127.0.0.1:${told.publicPort}`;
  return {
    url: `http://${at}/`,
    kill: () => void started.process.kill('SIGKILL'),
    run: (...more) => runCli(more, { cwd, env }),
  };
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever was asked of another place, and errors of the page. */
  readonly troubles: readonly string[];
  /** Tab and browser are closed, and the same profile is opened again. */
  reopen(): Promise<Page>;
}

export async function openPerson(url: string): Promise<Person> {
  const profile = temporary();
  const troubles: string[] = [];
  let context = await launch(profile);
  onTestFinished(() => context.close().catch(() => {}));
  let page = await watched(context, url, troubles);
  return {
    get page() {
      return page;
    },
    get context() {
      return context;
    },
    troubles,
    async reopen() {
      // As a person does it: the tab first, then all of the browser.
      await page.close();
      await context.close();
      context = await launch(profile);
      page = await watched(context, url, troubles);
      return page;
    },
  };
}

const launch = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: judge('chromium'),
    serviceWorkers: 'block',
    acceptDownloads: true,
    viewport: { width: 1280, height: 860 },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing but this machine.
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  });

async function watched(context: BrowserContext, url: string, troubles: string[]): Promise<Page> {
  const own = new URL(url).host;
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^https?:$/u.test(address.protocol) && address.host !== own) troubles.push(`asked ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== own) troubles.push(`asked ${socket.url()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  return page;
}

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'peersume-share-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

/** Shares the file, and gives its link. */
export async function shareFile(page: Page, path: string): Promise<string> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(path);
  const link = page.locator('.link-box input').first();
  await link.waitFor();
  return await link.inputValue();
}

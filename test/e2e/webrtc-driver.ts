/** Pages with an end of a link over data channels, in real Chromium, on loopback alone. */
import { type Signalling } from '@peersume/peer';
import { type Page } from 'playwright-core';
import { build } from 'vite';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';

export interface WebrtcBrowser extends AsyncDisposable {
  readonly page: Page;
  /** The signals of the page's end. */
  readonly signalling: Signalling;
}

/** Nothing but 127.0.0.1; names instead of addresses only where a test wants them. */
const loopbackOnly = ['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'];

const bundles = new Map<string, Promise<string>>();

export async function openWebrtcPage({
  entry = 'webrtc-page.ts',
  args = loopbackOnly,
}: { readonly entry?: string; readonly args?: readonly string[] } = {}): Promise<WebrtcBrowser> {
  const bundled = bundles.get(entry) ?? bundledPage(entry);
  bundles.set(entry, bundled);
  const browser = await launchBrowser(...args);
  const page = await browser.newPage();
  // A secure context, as Ed25519 needs one, without a server: the page asks for nothing more.
  await page.route('**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>end</title>' }),
  );
  await page.goto('http://localhost/');
  const waiting: Uint8Array[] = [];
  let tell: ((message: Uint8Array) => void) | undefined;
  await page.exposeFunction('carrySignal', (signal: readonly number[]) => {
    const message = Uint8Array.from(signal);
    if (tell === undefined) waiting.push(message);
    else tell(message);
  });
  await page.addScriptTag({ content: await bundled, type: 'module' });
  await page.waitForFunction(() => 'webrtcPage' in globalThis || 'measurePage' in globalThis);
  return {
    page,
    signalling: {
      send(message) {
        // A page that is gone hears nothing more.
        page
          .evaluate((signal) => (globalThis.webrtcPage ?? globalThis.measurePage).hear(signal), [...message])
          .catch(() => {});
      },
      receive(listener) {
        tell = (message) => listener.message(message);
        for (const message of waiting.splice(0)) tell(message);
      },
      close: () => {},
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Carries what each end says to the other. */
export function connectSignalling(one: Signalling, other: Signalling): void {
  one.receive({ message: (message) => other.send(message), closed: () => {} });
  other.receive({ message: (message) => one.send(message), closed: () => {} });
}

async function bundledPage(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, entry), formats: ['es'] },
      target: 'esnext',
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('the page was not built');
  return first.output[0].code;
}

/** Fields of text on a bare page, with the app's styles of them, in real Chromium. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';

const web = join(import.meta.dirname, '..', '..', 'apps', 'web');

/** The script of the page, bundled once. */
export async function bundleTextPage(): Promise<string> {
  const built = await build({
    root: web,
    configFile: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: { entry: join(web, 'src/write/text/testing/text-page.ts'), formats: ['iife'], name: 'textPage' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const [chunk] = output.output;
  return chunk.code;
}

export interface OpenedTextPage extends AsyncDisposable {
  readonly page: Page;
  readonly troubles: readonly string[];
  says(): Promise<string[]>;
  exits(): Promise<readonly string[]>;
  putCursor(index: number, at: number): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** As the sheet for links does; the words stay. */
  setLink(address: string): Promise<void>;
  paste(data: { readonly html?: string; readonly plain?: string }): Promise<void>;
  /** What would be on the clipboard. */
  copy(what: 'copy' | 'cut'): Promise<{ readonly html: string; readonly plain: string }>;
}

export interface Block {
  readonly id: string;
  readonly type: 'bullet' | 'paragraph';
  readonly inlines: readonly object[];
}

export const bullet = (id: string, text: string): Block => ({ id, type: 'bullet', inlines: text ? [{ text }] : [] });
export const paragraph = (id: string, text: string): Block => ({ ...bullet(id, text), type: 'paragraph' });

export async function openTextPage(
  browser: Browser,
  script: string,
  blocks: readonly Block[],
  { variant = false }: { variant?: boolean } = {},
): Promise<OpenedTextPage> {
  const context = await browser.newContext({
    viewport: { width: 700, height: 700 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const troubles: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  const styles = await Promise.all(
    ['tokens.css', 'base.css', 'text.css'].map((name) =>
      readFile(join(web, 'src/styles', name), 'utf8').catch(() => ''),
    ),
  );
  // A secure origin, for the clipboard; nothing is asked of it.
  await context.route('http://localhost/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body></body></html>',
    }),
  );
  await page.goto('http://localhost/');
  await page.addStyleTag({ content: styles.join('\n') });
  await page.addScriptTag({ content: script });
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  await page.evaluate(
    (options) => {
      window.textPage = window.openTextPage(options);
    },
    { blocks, variant },
  );
  return {
    page,
    troubles,
    says: () => page.evaluate(() => window.textPage.says()),
    exits: () => page.evaluate(() => window.textPage.exits),
    putCursor: (index, at) =>
      page.evaluate((to) => [...window.textPage.fields.values()][to.index]?.focus(to.at), { index, at }),
    undo: () => page.evaluate(() => void window.textPage.session.undo()),
    redo: () => page.evaluate(() => void window.textPage.session.redo()),
    setLink: (address) =>
      page.evaluate((next) => {
        const editor = window.textPage.editor();
        if (editor === undefined) return;
        editor.setLink(editor.link(), { text: editor.link().text, address: next });
        editor.focus();
      }, address),
    paste: (data) =>
      page.evaluate(({ html, plain }) => {
        const clipboardData = new DataTransfer();
        if (html !== undefined) clipboardData.setData('text/html', html);
        if (plain !== undefined) clipboardData.setData('text/plain', plain);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      }, data),
    copy: (what) =>
      page.evaluate((type) => {
        const clipboardData = new DataTransfer();
        const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
        return { html: clipboardData.getData('text/html'), plain: clipboardData.getData('text/plain') };
      }, what),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

declare global {
  interface Window {
    openTextPage: (options: unknown) => Window['textPage'];
    textPage: {
      says(): string[];
      readonly exits: readonly string[];
      readonly fields: ReadonlyMap<string, { focus(at: number): void }>;
      readonly session: { undo(): boolean; redo(): boolean };
      editor(): EditorFace | undefined;
    };
  }
}

interface EditorFace {
  link(): { readonly text: string };
  setLink(at: { readonly text: string }, next: { readonly text: string; readonly address: string }): void;
  focus(): void;
}

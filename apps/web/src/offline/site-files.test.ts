import { beforeEach, describe, expect, test } from 'vitest';
import { createSiteFiles, type Build, type SiteFiles } from './site-files.ts';

const scope = 'https://site.example/app/';

/** Caches as browsers have them, as far as they are used here. */
function memoryCaches() {
  const all = new Map<string, Map<string, Response>>();
  const urlOf = (key: RequestInfo | URL): string => (key instanceof Request ? key.url : String(key));
  const bare = (url: string): string => url.split('?')[0] ?? '';
  const open = (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>();
    all.set(name, kept);
    return Promise.resolve({
      match: (key: RequestInfo | URL, options?: { ignoreSearch?: boolean }) => {
        const found = [...kept].find(([url]) =>
          options?.ignoreSearch === true ? bare(url) === bare(urlOf(key)) : url === urlOf(key),
        );
        return Promise.resolve(found?.[1].clone());
      },
      put: (key: RequestInfo | URL, response: Response) => Promise.resolve(void kept.set(urlOf(key), response)),
      keys: () => Promise.resolve([...kept.keys()].map((url) => new Request(url))),
      delete: (key: RequestInfo | URL) => Promise.resolve(kept.delete(urlOf(key))),
    });
  };
  const caches = {
    open,
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
  } as unknown as CacheStorage;
  return { caches, all };
}

const buildOf = (version: string, files: Record<string, string>): Build => ({
  version,
  fonts: 'edition-1',
  files: Object.entries(files).map(([path, hash]) => ({ path, hash })),
});
const get = (path: string): Request => new Request(scope + path);
const navigation = (path: string): Request => Object.defineProperty(get(path), 'mode', { value: 'navigate' });

describe('the files of the site', () => {
  let asked: string[];
  let online: boolean;
  let { caches, all } = memoryCaches();
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.url.slice(scope.length));
    if (!online) throw new TypeError('Failed to fetch');
    return request.url.endsWith('gone.js') ? new Response('', { status: 404 }) : new Response(`of ${request.url}`);
  };
  const filesOf = (build: Build): SiteFiles => createSiteFiles(build, { caches, fetch, scope });
  const textOf = async (files: SiteFiles, request: Request): Promise<string> =>
    (await (await files.answer(request))?.text()) ?? '';

  beforeEach(() => {
    ({ caches, all } = memoryCaches());
    asked = [];
    online = true;
  });

  const first = buildOf('1', {
    'index.html': 'a',
    'assets/app-1.js': 'b',
    'fonts/inter/inter-latin-400-normal.woff': 'c',
  });

  test('are there without a network once they are installed', async () => {
    const files = filesOf(first);
    await files.install();
    online = false;
    expect(await textOf(files, navigation(''))).toBe(`of ${scope}index.html`);
    expect(await textOf(files, navigation('?from=shortcut'))).toBe(`of ${scope}index.html`);
    expect(await textOf(files, get('assets/app-1.js'))).toBe(`of ${scope}assets/app-1.js`);
  });

  test('are not downloaded again when the next build has them alike', async () => {
    await filesOf(first).install();
    asked = [];
    await filesOf(
      buildOf('2', { 'index.html': 'a2', 'assets/app-2.js': 'b2', 'fonts/inter/inter-latin-400-normal.woff': 'c' }),
    ).install();
    expect(asked.toSorted()).toEqual(['assets/app-2.js', 'index.html']);
  });

  test('of the build before stay for pages that still show it', async () => {
    await filesOf(first).install();
    const second = filesOf(buildOf('2', { 'index.html': 'a2', 'assets/app-2.js': 'b2' }));
    await second.install();
    await second.tidy();
    online = false;
    expect(await textOf(second, get('assets/app-1.js'))).toBe(`of ${scope}assets/app-1.js`);
    const third = filesOf(buildOf('3', { 'index.html': 'a3' }));
    online = true;
    await third.install();
    await third.tidy();
    expect([...all.keys()]).toEqual(['peersume-build-2', 'peersume-build-3']);
  });

  test('are whole or absent: one that cannot be had leaves nothing behind', async () => {
    await expect(filesOf(buildOf('1', { 'index.html': 'a', 'assets/gone.js': 'b' })).install()).rejects.toThrow(
      'gone.js',
    );
    expect([...all.keys()]).toEqual([]);
  });

  test('keep fonts that were used, and those of this edition only', async () => {
    const files = filesOf(first);
    await files.install();
    await textOf(files, get('fonts/vazirmatn/vazirmatn-arabic-400-normal.woff'));
    await files.keepFonts(['fonts/noto-sans/noto-sans-greek-400-normal.woff']);
    online = false;
    expect(await textOf(files, get('fonts/vazirmatn/vazirmatn-arabic-400-normal.woff'))).toContain('vazirmatn');
    expect(await textOf(files, get('fonts/noto-sans/noto-sans-greek-400-normal.woff'))).toContain('noto-sans');
    await expect(files.answer(get('fonts/noto-sans/noto-sans-thai-400-normal.woff'))).rejects.toThrow('fetch');
    online = true;
    const next = filesOf({ ...buildOf('2', { 'index.html': 'a2' }), fonts: 'edition-2' });
    await next.install();
    await next.tidy();
    expect([...all.keys()].filter((name) => name.includes('fonts'))).toEqual([]);
  });

  test('are all that is answered: other origins, methods and places go their own way', () => {
    const files = filesOf(first);
    expect(files.answer(new Request('https://elsewhere.example/assets/app-1.js'))).toBeUndefined();
    expect(files.answer(new Request(`${scope}index.html`, { method: 'POST', body: 'x' }))).toBeUndefined();
    expect(files.answer(get('api/anything'))).toBeUndefined();
    expect(files.answer(navigation('some/other/page'))).toBeUndefined();
  });
});

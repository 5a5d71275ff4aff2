/**
 * The files of the site in the browser's caches. Each build has a cache of its own; fonts that were used beyond the
 * default ones have another, which builds share.
 *
 * Invariants: a build's cache is complete or absent; what an older page still shows is answered from the cache that it
 * came from, for as long as it may be open; only addresses of this origin are ever asked for.
 */

export interface SiteFile {
  /** Relative to the scope. */
  readonly path: string;
  /** Of its content. */
  readonly hash: string;
}

export interface Build {
  /** Made of all paths and hashes. */
  readonly version: string;
  readonly files: readonly SiteFile[];
  /** Of all fonts: a cached one of another edition would not be the one that this build is made for. */
  readonly fonts: string;
}

export interface SiteFilesPorts {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Ends with a slash. */
  readonly scope: string;
}

const buildPrefix = 'peersume-build-';
const fontPrefix = 'peersume-fonts-';
/** A résumé in Chinese takes some thirty slices; a phone has room for many résumés, but not for all 127 MB. */
const maxFonts = 600;

export interface SiteFiles {
  /** Brings the files of this build; those that an older build has alike are not downloaded again. */
  install(): Promise<void>;
  /** Lets go of builds that no page can show any more: all but this one and the one before. */
  tidy(): Promise<void>;
  /** Undefined: not for us, let the network answer. */
  answer(request: Request): Promise<Response> | undefined;
  /** Fonts that the page got before we were there. */
  keepFonts(paths: readonly string[]): Promise<void>;
}

export function createSiteFiles(build: Build, { caches, fetch, scope }: SiteFilesPorts): SiteFiles {
  const own = buildPrefix + build.version;
  const fontCache = fontPrefix + build.fonts;
  const known = new Map(build.files.map((file) => [new URL(file.path, scope).href, file]));
  const start = new URL('index.html', scope).href;
  /** The hash is part of the key: whether another build has the same file is asked by its key. */
  const keyOf = (file: SiteFile): string => `${new URL(file.path, scope).href}?${file.hash}`;

  async function builds(): Promise<string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(buildPrefix));
  }

  async function bring(cache: Cache, file: SiteFile, others: readonly Cache[]): Promise<void> {
    const key = keyOf(file);
    for (const other of others) {
      const held = await other.match(key);
      if (held !== undefined) return cache.put(key, held);
    }
    // Names with a hash never change; of others an intermediate copy may be old.
    const address = new URL(file.path, scope);
    const response = await fetch(new Request(address, { cache: hashed.test(file.path) ? 'default' : 'no-cache' }));
    if (!response.ok) throw new Error(`${file.path} could not be loaded (${response.status})`);
    await cache.put(key, clean(response));
  }

  async function fromAnyBuild(request: Request): Promise<Response> {
    const path = new URL(request.url);
    path.search = '';
    for (const name of await builds()) {
      const held = await (await caches.open(name)).match(path.href, { ignoreSearch: true });
      if (held !== undefined) return held;
    }
    return fetch(request);
  }

  async function font(request: Request): Promise<Response> {
    const cache = await caches.open(fontCache);
    const held = await cache.match(request.url);
    if (held !== undefined) return held;
    const response = await fetch(request);
    if (response.ok) await keep(cache, request.url, response.clone());
    return response;
  }

  async function keep(cache: Cache, address: string, response: Response): Promise<void> {
    await cache.put(address, clean(response));
    const kept = await cache.keys();
    // Keys come in the order in which they were put: the oldest go.
    for (const old of kept.slice(0, Math.max(0, kept.length - maxFonts))) await cache.delete(old);
  }

  return {
    async install() {
      const names = (await builds()).filter((name) => name !== own);
      const others = await Promise.all(names.map((name) => caches.open(name)));
      const cache = await caches.open(own);
      try {
        await inTurns(build.files, parallel, (file) => bring(cache, file, others));
      } catch (error) {
        if (!(await isWhole(cache))) await caches.delete(own);
        throw error;
      }
    },

    async tidy() {
      const olds = (await builds()).filter((name) => name !== own);
      // Names come in the order in which they were made.
      for (const name of olds.slice(0, -1)) await caches.delete(name);
      for (const name of await caches.keys()) {
        if (name.startsWith(fontPrefix) && name !== fontCache) await caches.delete(name);
      }
    },

    answer(request) {
      if (request.method !== 'GET' || !request.url.startsWith(scope) || request.headers.has('range')) return undefined;
      const address = new URL(request.url);
      address.search = '';
      address.hash = '';
      const isStart = request.mode === 'navigate' && (address.href === scope || address.href === start);
      const file = known.get(isStart ? start : address.href);
      if (file !== undefined) {
        return caches
          .open(own)
          .then((cache) => cache.match(keyOf(file)))
          .then((held) => held ?? fetch(request));
      }
      const path = address.href.slice(scope.length);
      if (/^fonts\/[a-z0-9-]+\/[a-z0-9-]+\.woff$/.test(path)) return font(request);
      if (path.startsWith('assets/')) return fromAnyBuild(request);
      return undefined;
    },

    async keepFonts(paths) {
      const cache = await caches.open(fontCache);
      for (const path of paths) {
        const address = new URL(path, scope).href;
        if (known.has(address) || (await cache.match(address)) !== undefined) continue;
        const response = await fetch(new Request(address));
        if (response.ok) await keep(cache, address, response);
      }
    },
  };

  async function isWhole(cache: Cache): Promise<boolean> {
    return (await cache.keys()).length >= build.files.length;
  }
}

const hashed = /^assets\//;
/** Requests at a time: the page comes first. */
const parallel = 4;

/** A redirected answer is refused for a navigation; its body is not. */
const clean = (response: Response): Response =>
  response.redirected ? new Response(response.body, { status: response.status, headers: response.headers }) : response;

async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const turn = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}

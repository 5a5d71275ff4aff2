/**
 * Builds the service worker as a file of its own beside index.html, knowing every file that the app needs without a
 * network, each with a hash of its content. Other languages' words are among them, so that one can switch offline; of
 * the fonts only the default families' Latin letters: all together are 127 MB, and others are kept when they are used.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Build, SiteFile } from '../src/offline/site-files.ts';
import { usedFile } from './font-files.ts';

const defaultFamilies = [
  'eb-garamond',
  'ibm-plex-mono',
  'ibm-plex-sans',
  'inter',
  'literata',
  'noto-sans-symbols-2',
  'source-sans-3',
  'source-serif-4',
];
/** Latin letters, and the signs that templates put before bullets. */
const defaultSlice = /-(latin|latin-ext|symbols)-\d+-(normal|italic)\.woff$/;
/** For tests, and read by nobody else. */
const notNeeded = /^assets\/en-XA-|\.map$|^service-worker\.js$/;

export function serviceWorker({ packages }: { packages: string }): Plugin {
  let publicDir = '';
  let isForWorker = false;
  return {
    name: 'peersume:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
      isForWorker = config.isWorker;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        if (isForWorker) return;
        const made = Object.values(bundle)
          .map((file) => ({ path: file.fileName, content: file.type === 'chunk' ? file.code : file.source }))
          .filter(({ path }) => !notNeeded.test(path));
        const files = [
          ...made.map(({ path, content }) => siteFile(path, content)),
          ...(await filesIn(publicDir, '')),
          ...(await fontsIn(packages)),
        ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
        const version = hashOf(JSON.stringify(files));
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: await compile({ version, files, fonts: await fontEditions(packages) }),
        });
      },
    },
  };
}

async function compile(site: Build): Promise<string> {
  const id = 'virtual:site-files';
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'peersume:site-files',
        resolveId: (source) => (source === id ? `\0${id}` : undefined),
        load: (source) => (source === `\0${id}` ? `export const build = ${JSON.stringify(site)};` : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2024',
      rolldownOptions: {
        input: join(import.meta.dirname, '..', 'src', 'offline', 'service-worker.ts'),
        // A classic script: module workers are younger than the browsers that we reach.
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const outputs = Array.isArray(output) ? output : [output];
  for (const part of outputs) {
    if ('output' in part && part.output[0].type === 'chunk') return part.output[0].code;
  }
  throw new Error('the service worker was not built');
}

async function filesIn(folder: string, beneath: string): Promise<SiteFile[]> {
  const entries = await readdir(join(folder, beneath), { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = beneath === '' ? entry.name : `${beneath}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [siteFile(path, await readFile(join(folder, path)))];
  });
  return (await Promise.all(found)).flat();
}

async function fontsIn(packages: string): Promise<SiteFile[]> {
  const found = defaultFamilies.map(async (family) => {
    const folder = join(packages, family, 'files');
    const names = (await readdir(folder)).filter((name) => usedFile.test(name) && defaultSlice.test(name));
    return Promise.all(
      names.map(async (name) => siteFile(`fonts/${family}/${name}`, await readFile(join(folder, name)))),
    );
  });
  return (await Promise.all(found)).flat();
}

/** Changes when any of the font packages does. */
async function fontEditions(packages: string): Promise<string> {
  const families = (await readdir(packages)).toSorted();
  const editions = families.map(async (family) => readFile(join(packages, family, 'package.json'), 'utf8'));
  return hashOf((await Promise.all(editions)).join('\n'));
}

const siteFile = (path: string, content: string | Uint8Array): SiteFile => ({ path, hash: hashOf(content) });

/** Enough of SHA-256 to tell files of one site apart. */
const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

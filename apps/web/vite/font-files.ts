/**
 * Serves the typesetter's font files under `/fonts/`, one URL per file, computed from the module path alone
 * (see src/typeset/font-url.ts): three thousand slices need no table in the bundle, and only those used are fetched.
 */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Weights that the catalogue names; others of the packages are not copied. */
export const usedFile = /-(400|600|700)-(normal|italic)\.woff$/;

export function fontFiles({ packages }: { packages: string }): Plugin {
  let outDir = '';
  return {
    name: 'peersume:font-files',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/fonts', (request, response, next) => {
        const match = /^\/([a-z0-9-]+)\/([a-z0-9-]+\.woff)$/.exec((request.url ?? '').split('?')[0] ?? '');
        if (match?.[1] === undefined || match[2] === undefined) return next();
        const stream = createReadStream(join(packages, match[1], 'files', match[2]));
        stream.on('error', () => {
          response.statusCode = 404;
          response.end();
        });
        response.setHeader('Content-Type', 'font/woff');
        stream.pipe(response);
      });
    },
    async writeBundle() {
      for (const family of await readdir(packages)) {
        const files = (await readdir(join(packages, family, 'files'))).filter((name) => usedFile.test(name));
        const target = join(outDir, 'fonts', family);
        await mkdir(target, { recursive: true });
        for (const name of files) await copyFile(join(packages, family, 'files', name), join(target, name));
      }
    },
  };
}

/** Where npm put the font packages, seen from a folder of the workspace. */
export function fontPackages(from: string): string {
  return join(dirname(dirname(resolve(from))), 'node_modules', '@fontsource');
}

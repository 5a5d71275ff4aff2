/** Builds the web app into dist/, and knows by content whether what lies there is of the present sources. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { program } from './program.mjs';

export const dist = join(root, 'dist');
const stamp = join(root, '.cache', 'web-build');

/** What the built app is made of. */
const sources = ['apps/web', 'packages', 'package-lock.json', 'tsconfig.base.json'];
const notSources = /(^|\/)(node_modules|dist|\.cache)$|\.test\.tsx?$|\.md$/;

/** @returns {boolean} whether the build went well */
export function buildWeb() {
  const { status } = spawnSync(
    process.execPath,
    [program('vite'), 'build', join(root, 'apps', 'web'), '--outDir', dist, '--emptyOutDir', '--logLevel', 'warn'],
    { stdio: 'inherit', cwd: root },
  );
  if (status !== 0) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint());
  return true;
}

export function isWebBuildFresh() {
  return existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesIn))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (notSources.test(path)) return [];
  if (path.endsWith('.json') || path.endsWith('.ts')) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(child);
      return notSources.test(child) ? [] : [child];
    });
}

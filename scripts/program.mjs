/** Finds the script behind a name in node_modules/.bin, so that the pinned Node runs it on every platform. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Packages whose program has another name than the package. @type {Record<string, string>} */
const packageOf = { tsc: '@typescript/native' };

/** @param {string} name */
export function program(name) {
  const directory = join(root, 'node_modules', packageOf[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const path = typeof bin === 'string' ? bin : bin?.[name];
  if (path === undefined) throw new Error(`${name} is no program of a package here`);
  return join(directory, path);
}

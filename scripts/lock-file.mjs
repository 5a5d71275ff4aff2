/**
 * Compares what the lock file names with what npm says it installed. npm writes `node_modules/.package-lock.json` last
 * of all, so that an interrupted install is seen too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './root.mjs';

/**
 * @typedef {object} LockEntry a package in a lock file
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [peer]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/**
 * Names of the packages that node_modules lacks or has in another version.
 *
 * @param {string} [directory] of the lock file
 * @returns {{ required: string[], optional: string[] }}
 */
export function missingPackages(directory = root) {
  const wanted = readPackages(join(directory, 'package-lock.json'));
  if (wanted === undefined)
    fail('package-lock.json is missing or is not JSON.', 'Restore it: git checkout package-lock.json');
  const present = readPackages(join(directory, 'node_modules', '.package-lock.json')) ?? {};
  /** @type {{ required: string[], optional: string[] }} */
  const missing = { required: [], optional: [] };
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/')) continue;
    const name = path.slice('node_modules/'.length);
    const installed = present[path];
    if (installed !== undefined) {
      if (!isSame(entry, installed)) missing.required.push(name);
    } else if (!entry.optional && !entry.devOptional && !entry.peer) missing.required.push(name);
    else if (isForThisPlatform(entry)) missing.optional.push(name);
  }
  return missing;
}

/** @param {LockEntry} a @param {LockEntry} b */
const isSame = (a, b) => a.version === b.version && a.integrity === b.integrity && a.resolved === b.resolved;

/**
 * Whether an optional package is one of those built for certain platforms, and for this one. npm leaves such packages
 * out without a word where it runs on a Node that is too old for them.
 *
 * @param {LockEntry} entry
 */
function isForThisPlatform({ os, cpu, libc }) {
  if (os === undefined) return false;
  return os.includes(process.platform) && (cpu?.includes(process.arch) ?? true) && (libc?.includes(libcHere()) ?? true);
}

/** Only Linux has two. */
function libcHere() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/**
 * @param {string} path
 * @returns {Record<string, LockEntry> | undefined}
 */
export function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * The Node that this repository is built and tested with: a package of npm, one for each platform, named in the root's
 * optional dependencies.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages } from './lock-file.mjs';
import { runNpm } from './npm.mjs';
import { root } from './root.mjs';

const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** The version that this platform's package has, whether or not it is installed. Undefined where there is none. */
export function pinnedPackage() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const name = [`node-${platform}`, `node-bin-${platform}`].find((candidate) => candidate in optionalDependencies);
  return name === undefined ? undefined : { name, version: String(optionalDependencies[name]) };
}

/** The path of the Node that the repository's programs run on. */
export function pinnedNode() {
  return pathIn(join(root, 'node_modules'));
}

/**
 * The same Node at a place that npm does not empty while it runs on it. npm must run on it because on an older one it
 * would leave out, without a word, those optional packages that ask for a newer Node: the native parts of our tools.
 */
export function nodeForNpm() {
  const pinned = pinnedPackage();
  const entry = readPackages(join(root, 'package-lock.json'))?.[`node_modules/${pinned?.name}`];
  if (pinned === undefined || entry === undefined) return undefined;
  const directory = join(root, '.cache', `node-${pinned.version}`);
  const present = pathIn(join(directory, 'node_modules'));
  if (present !== undefined) return present;

  // A lock file of its own with the one entry, so that the bytes are checked against the same hash.
  mkdirSync(directory, { recursive: true });
  const description = { name: 'pinned-node', version: '1.0.0', dependencies: { [pinned.name]: pinned.version } };
  const { optional: _, ...locked } = entry;
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: { '': description, [`node_modules/${pinned.name}`]: locked },
  };
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, ...description }));
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ ...description, ...lock }));
  return runNpm(['ci'], { cwd: directory }) ? pathIn(join(directory, 'node_modules')) : undefined;
}

/** @param {string} modules */
function pathIn(modules) {
  const pinned = pinnedPackage();
  if (pinned === undefined) return undefined;
  const path = join(modules, pinned.name, 'bin', program);
  return existsSync(path) ? path : undefined;
}

/**
 * Brings a clone to the point where its own programs run: dependencies as the lock file says, and the pinned Node.
 *
 * Runs on any Node from 18 on and uses nothing but Node. Whether to install is decided by content: npm records in
 * `node_modules/.package-lock.json` what it put there, last of all, so that an interrupted install is seen too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {object} LockEntry a package in a lock file
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [peer]
 */

/** The oldest Node that runs our TypeScript as it is, for platforms that the pinned Node does not cover. */
const oldestUsableNode = [22, 18];

/** Installs what the lock file names and node_modules lacks; ends the process when that fails. */
export function ensureInstalled() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`Installing dependencies (${describeMissing(missing)}) …`);
  const { command, prefix } = npm();
  const result = spawnSync(command, [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // npm's own output belongs beside ours, and standard output may be a pipe that waits for a result.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: pathWithoutOurs() },
    shell: process.platform === 'win32' && prefix.length === 0,
  });
  if (result.error || result.status !== 0) {
    fail(
      `npm could not install the dependencies${result.error ? ` (${result.error.message})` : ''}.`,
      'What npm said stands above. Check the connection to the package registry, then run the command again.',
    );
  }
  const still = missingPackages();
  if (still.length > 0) fail(`npm ended well, yet these packages are missing: ${still.slice(0, 5).join(', ')}.`);
}

/**
 * Continues under the pinned Node: returns when this process is it (or is new enough where there is none), else runs
 * the same command line in it, passes signals on, and ends as it ends.
 *
 * @returns {Promise<void>} settles only in the process that shall do the work
 */
export async function handOver() {
  process.env['PATH'] = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const pinned = pinnedNode();
  if (pinned !== undefined) {
    if (process.version === `v${pinned.version}`) return;
    await continueIn(pinned.path);
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestUsableNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  fail(
    `There is no packaged Node for ${process.platform}-${process.arch}, and Node ${process.versions.node} is too old.`,
    `Install Node ${oldestUsableNode.join('.')} or later from https://nodejs.org, then run the command again.`,
  );
}

/** Names of the packages in the lock file that node_modules lacks or has in another version. @returns {string[]} */
export function missingPackages() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined)
    fail('package-lock.json is missing or is not JSON.', 'Restore it: git checkout package-lock.json');
  const present = readPackages(join(root, 'node_modules', '.package-lock.json')) ?? {};
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !isSame(entry, present[path]))
    .map(([path]) => path.slice('node_modules/'.length));
}

/**
 * Optional packages are there only where they fit the platform, so only a wrong version counts.
 *
 * @param {LockEntry} wanted
 * @param {LockEntry | undefined} present
 */
function isSame(wanted, present) {
  if (present === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
  return (
    wanted.version === present.version && wanted.integrity === present.integrity && wanted.resolved === present.resolved
  );
}

/**
 * @param {string} path
 * @returns {Record<string, LockEntry> | undefined}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The Node that npm installed for this platform: one of the root's optional dependencies. */
export function pinnedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!name.endsWith(`${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`)) continue;
    const path = join(root, 'node_modules', name, 'bin', program);
    if (existsSync(path)) return { path, version: String(version) };
  }
  return undefined;
}

/** npm as it was called, else the one on the PATH; run by a Node outside node_modules, which npm is about to empty. */
function npm() {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js') && existsSync(script)) return { command: outerNode(), prefix: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', prefix: [] };
}

function outerNode() {
  if (!process.execPath.startsWith(join(root, 'node_modules') + sep)) return process.execPath;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const directory = pathWithoutOurs()
    .split(delimiter)
    .find((entry) => existsSync(join(entry, program)));
  return directory === undefined ? process.execPath : join(directory, program);
}

function pathWithoutOurs() {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => !entry.startsWith(root + sep))
    .join(delimiter);
}

/**
 * Hands signals on to a child that does the work. At a terminal Ctrl-C reaches the child by itself, and a second one
 * would cut its ending short.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function passSignalsTo(child) {
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
}

/** @param {string[]} missing */
function describeMissing(missing) {
  const count = missing.length === 1 ? '1 package' : `${missing.length} packages`;
  return existsSync(join(root, 'node_modules')) ? `${count} missing or changed` : `first run, ${count}`;
}

/** @param {string} node */
function continueIn(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', cwd: process.cwd() });
  passSignalsTo(child);
  return new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}

/**
 * @param {string} what
 * @param {string} [next]
 * @returns {never}
 */
export function fail(what, next) {
  console.error(`\n${what}`);
  if (next !== undefined) console.error(next);
  process.exit(1);
}

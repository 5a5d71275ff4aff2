/**
 * Brings a clone to the point where its own programs run: dependencies as the lock file says, and the pinned Node.
 * Runs on any Node from 18 on and uses nothing but Node.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { missingPackages } from './lock-file.mjs';
import { runNpm } from './npm.mjs';
import { nodeForNpm, pinnedNode, pinnedPackage } from './pinned-node.mjs';
import { fail, root } from './root.mjs';

/** The oldest Node that runs our TypeScript as it is, for platforms that the pinned Node does not cover. */
const oldestUsableNode = [22, 18];

/** Installs what the lock file names and node_modules lacks; ends the process when that fails. */
export function ensureInstalled() {
  const { required, optional } = missingPackages();
  // What npm left out the last time, it would leave out again.
  const wanted = required.concat(optional.filter((name) => !leftOut().includes(name)));
  if (wanted.length === 0) return;
  const isFirst = !existsSync(join(root, 'node_modules'));
  console.error(`Installing dependencies: ${wanted.length} ${isFirst ? 'packages' : 'missing or changed'} …`);
  // Not `npm ci`: it refuses a lock file that lacks the native parts of our tools for some other platform, and a lock
  // file holds only those that could be had where it was written. `install` follows the lock file for all that it
  // holds, adds what this platform needs, and with `--no-save` leaves the lock file as it is.
  if (!runNpm(['install', '--no-save'], { cwd: root, node: nodeForNpm() })) {
    fail(
      'npm could not install the dependencies.',
      'What npm said stands above. Check the connection to the package registry, then run the command again.',
    );
  }
  const still = missingPackages();
  if (still.required.length > 0) fail(`npm ended well, yet these packages are missing: ${still.required.join(', ')}.`);
  if (still.optional.length > 0) {
    console.error(`npm left out, though made for this platform: ${still.optional.join(', ')}`);
  }
  mkdirSync(dirname(leftOutFile), { recursive: true });
  writeFileSync(leftOutFile, JSON.stringify(still.optional));
}

const leftOutFile = join(root, '.cache', 'left-out.json');

/** @returns {string[]} */
function leftOut() {
  try {
    return JSON.parse(readFileSync(leftOutFile, 'utf8'));
  } catch {
    return [];
  }
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
    if (process.version === `v${pinnedPackage()?.version}`) return;
    await continueIn(pinned);
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestUsableNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  fail(
    `There is no packaged Node for ${process.platform}-${process.arch}, and Node ${process.versions.node} is too old.`,
    `Install Node ${oldestUsableNode.join('.')} or later from https://nodejs.org, then run the command again.`,
  );
}

/** @param {string} node */
function continueIn(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  passSignalsTo(child);
  return new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
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

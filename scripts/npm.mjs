/** Runs npm: the one that started us, else the one on the PATH; on a Node of our choice. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { root } from './root.mjs';

/**
 * @param {string[]} commandLine
 * @param {{ cwd: string, node?: string | undefined }} options
 * @returns {boolean} whether it went well
 */
export function runNpm(commandLine, { cwd, node }) {
  const script = process.env['npm_execpath'];
  const isScript = script !== undefined && script.endsWith('npm-cli.js') && existsSync(script);
  const runtime = node ?? outerNode();
  const command = isScript ? runtime : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const before = isScript ? [script] : [];
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const result = spawnSync(command, [...before, ...commandLine, ...quiet], {
    cwd,
    // npm's own output belongs beside ours, and standard output may be a pipe that waits for a result.
    stdio: ['ignore', 2, 2],
    env: environment(runtime),
    shell: !isScript && process.platform === 'win32',
  });
  if (result.error) console.error(`npm: ${result.error.message}`);
  return result.status === 0;
}

/**
 * The chosen Node comes first on the PATH, for npm found there starts by `env node`. What npm says about itself to us
 * must not reach the npm that we start: it would take this project for its own.
 *
 * @param {string} node
 */
function environment(node) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/i.test(name),
  );
  return { ...Object.fromEntries(own), PATH: [dirname(node), ...pathWithoutOurs()].join(delimiter) };
}

/** A Node outside node_modules, which npm is about to empty. */
function outerNode() {
  if (!process.execPath.startsWith(root + sep)) return process.execPath;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const directory = pathWithoutOurs().find((entry) => existsSync(join(entry, program)));
  return directory === undefined ? process.execPath : join(directory, program);
}

const pathWithoutOurs = () =>
  (process.env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== '' && !entry.startsWith(root + sep));

/**
 * `node scripts/run.mjs PROGRAM …`: installs what is missing, then runs a program of node_modules/.bin, or a source
 * file, under the pinned Node. The npm scripts go through it, so that each works on a fresh clone.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, handOver, passSignalsTo } from './install.mjs';
import { fail, root } from './root.mjs';
import { program } from './program.mjs';

ensureInstalled();
await handOver();

const [name, ...rest] = process.argv.slice(2);
if (name === undefined) fail('run.mjs needs the name of a program or a source file.');
const isSource = /\.(ts|mjs)$/.test(name);
const child = spawn(process.execPath, [isSource ? join(root, name) : program(name), ...rest], {
  stdio: 'inherit',
  cwd: root,
});
passSignalsTo(child);
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)));

#!/usr/bin/env node
/**
 * Starts the command line. The program is TypeScript that Node runs as it is, so the Node that npm installed beside it
 * is needed: any older Node that was asked to start this file hands over to it. Written for Node 18 and later.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';

const major = Number(process.versions.node.split('.')[0]);
const ownMajor = 26;

if (major >= ownMajor) {
  // Keeps compiled code between runs; without a place to keep it, the program starts a little slower.
  module.enableCompileCache();
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
  // What was printed is handed over; timers of a network that is closed are not waited for.
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  process.exit();
} else {
  const node = findNode();
  if (node === undefined) {
    console.error(
      `peersume needs Node ${ownMajor}; this is ${process.versions.node}, and npm has not installed it here.`,
    );
    console.error('Next: run npm install in the clone, or install Node from https://nodejs.org');
    process.exit(1);
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  // At a terminal Ctrl-C reaches the child by itself.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function findNode() {
  const require = module.createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    for (const directory of require.resolve.paths(name) ?? []) {
      const path = `${directory}/${name}/bin/${program}`;
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

/**
 * `npm start`: installs, builds the app when its sources changed, and serves it on http://localhost:4600.
 *
 * Never silently on another port: the origin is where the browser keeps its data, and on another one a person's
 * résumés would seem lost.
 */
import { connect } from 'node:net';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, handOver } from './install.mjs';
import { fail, root } from './root.mjs';
import { buildWeb, dist, isWebBuildFresh } from './web-build.mjs';

const usualPort = 4600;

ensureInstalled();
await handOver();

const port = readPort();
if (await isTaken(port)) await refuse(port);
if (!isWebBuildFresh()) {
  console.log('Building the app …');
  if (!buildWeb()) fail('The app could not be built; what vite said stands above.');
}
await serve(port);

function readPort() {
  let given;
  try {
    given = parseArgs({ options: { port: { type: 'string', short: 'p' } } }).values.port;
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), 'Usage: npm start -- --port 4700');
  }
  const port = given === undefined ? usualPort : Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    fail(`--port needs a number from 1 to 65535, not “${given}”.`);
  return port;
}

/** @param {number} port */
async function serve(port) {
  const { preview } = await import('vite');
  const server = await preview({
    root: join(root, 'apps', 'web'),
    build: { outDir: dist },
    preview: { port, strictPort: true, host: 'localhost', open: false },
    logLevel: 'warn',
  }).catch((error) => fail(`The app could not be served on port ${port}: ${error.message}`));
  console.log(`Peersume is at http://localhost:${port}/  (Ctrl-C ends it)`);
  if (port !== usualPort) {
    console.log(`What was written at http://localhost:${usualPort}/ is kept there: a browser keeps data by address.`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      // Open connections of a browser must not hold the terminal.
      const close = server.close();
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
      close.finally(() => process.exit(0));
    });
  }
}

/** @param {number} port */
async function refuse(port) {
  const next = `To use another address, where the browser keeps separate data: npm start -- --port ${port + 100}`;
  if (await isPeersume(port)) {
    console.log(`Peersume is already running: open http://localhost:${port}/`);
    console.log('To start it anew, end the other one first (Ctrl-C in its terminal).');
    process.exit(1);
  }
  const holder = holderOf(port);
  fail(
    `Port ${port} is in use${holder === undefined ? '' : ` by ${holder}`}.`,
    `End that program and run npm start again. ${next}`,
  );
}

/** On either loopback address: a browser may ask both. @param {number} port */
async function isTaken(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersAt(host, port)));
  return answers.includes(true);
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function answersAt(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** @param {number} port */
async function isPeersume(port) {
  try {
    const response = await fetch(`http://localhost:${port}/`, { signal: AbortSignal.timeout(2_000) });
    return (await response.text()).includes('<title>Peersume');
  } catch {
    return false;
  }
}

/** Linux tells in /proc which process listens; elsewhere it stays unknown. @param {number} port */
function holderOf(port) {
  try {
    const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => listenersAt(path, port));
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holdsSocket(pid, inodes)) return `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (process ${pid})`;
    }
  } catch {
    // No /proc, or not ours to read.
  }
  return undefined;
}

/** Columns of proc(5): local address as hex, state (0A is LISTEN), inode. @param {string} path @param {number} port */
function listenersAt(path, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) && columns[3] === '0A')
    .map((columns) => `socket:[${columns[9]}]`);
}

/** @param {string} pid @param {string[]} inodes */
function holdsSocket(pid, inodes) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => inodes.includes(readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false;
  }
}

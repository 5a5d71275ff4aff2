/**
 * Gets the programs that judge our output: Chromium; poppler, MuPDF and qpdf for PDFs; the shells for completion;
 * what makes networks of several hosts.
 *
 * What is there is taken; else Debian's packages where that is allowed (root, or sudo that asks for no password); for
 * Chromium else Playwright's own build. What cannot be had is left out, and the tests that need it say so by name.
 * A path given in the environment (`PEERSUME_QPDF=/opt/qpdf/bin/qpdf`) wins; `PEERSUME_INSTALL=never` installs nothing.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { program } from './program.mjs';

/**
 * Each judge: the programs that will do, Debian's package, and how to see that it runs.
 *
 * @typedef {{ programs: string[], debian: string, probe: string[] }} Judge
 */
export const judges = {
  chromium: {
    programs: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    debian: 'chromium',
    probe: ['--version'],
  },
  pdftotext: { programs: ['pdftotext'], debian: 'poppler-utils', probe: ['-v'] },
  pdfinfo: { programs: ['pdfinfo'], debian: 'poppler-utils', probe: ['-v'] },
  pdftoppm: { programs: ['pdftoppm'], debian: 'poppler-utils', probe: ['-v'] },
  mutool: { programs: ['mutool'], debian: 'mupdf-tools', probe: ['-v'] },
  qpdf: { programs: ['qpdf'], debian: 'qpdf', probe: ['--version'] },
  bash: { programs: ['bash'], debian: 'bash', probe: ['--version'] },
  zsh: { programs: ['zsh'], debian: 'zsh', probe: ['--version'] },
  fish: { programs: ['fish'], debian: 'fish', probe: ['--version'] },
  ip: { programs: ['ip', '/usr/sbin/ip'], debian: 'iproute2', probe: ['-V'] },
  nft: { programs: ['nft', '/usr/sbin/nft'], debian: 'nftables', probe: ['-V'] },
  socat: { programs: ['socat'], debian: 'socat', probe: ['-V'] },
};

const packageTimeoutMs = 300_000; // a slow mirror and Chromium's 100 MB
const probeTimeoutMs = 30_000; // a first start of Chromium on a busy machine

/** Finds or gets every judge and puts its path into the environment for the tests. Returns the names that are missing. */
export function gatherJudges() {
  const names = /** @type {(keyof typeof judges)[]} */ (Object.keys(judges));
  for (const name of names) remember(name, find(name));
  if (mayInstall() && names.some((name) => !has(name))) {
    installFromDebian([...new Set(names.filter((name) => !has(name)).map((name) => judges[name].debian))]);
    for (const name of names) if (!has(name)) remember(name, find(name));
  }
  if (process.env['PEERSUME_INSTALL'] !== 'never' && !has('chromium')) remember('chromium', browserOfPlaywright());
  return names.filter((name) => !has(name));
}

/** @param {string} name */
export const variableOf = (name) => `PEERSUME_${name.toUpperCase()}`;

/** @param {string} name */
const has = (name) => process.env[variableOf(name)] !== undefined;

/** @param {string} name @param {string | undefined} path */
function remember(name, path) {
  if (path === undefined) delete process.env[variableOf(name)];
  else process.env[variableOf(name)] = path;
}

/** @param {keyof typeof judges} name */
function find(name) {
  const given = process.env[variableOf(name)];
  const candidates = given ? [given] : judges[name].programs.flatMap(onPath);
  return candidates.find((path) => runs(path, judges[name].probe));
}

/** @param {string} name @returns {string[]} */
function onPath(name) {
  if (name.includes('/')) return existsSync(name) ? [name] : [];
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((directory) => suffixes.map((suffix) => join(directory, name + suffix)))
    .filter(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A package may leave a stub that only says where to get the program, so being there is not enough.
 *
 * @param {string} path
 * @param {string[]} probe
 */
function runs(path, probe) {
  const result = spawnSync(path, probe, { timeout: probeTimeoutMs, stdio: 'ignore' });
  return result.error === undefined && result.signal === null && result.status !== null && result.status < 100;
}

function mayInstall() {
  if (process.env['PEERSUME_INSTALL'] === 'never' || process.platform !== 'linux') return false;
  return onPath('apt-get').length > 0 && (isRoot() || runs('sudo', ['-n', 'true']));
}

const isRoot = () => process.getuid?.() === 0;

/** @param {string[]} packages */
function installFromDebian(packages) {
  console.log(`  installing ${packages.join(', ')} with apt-get`);
  const apt = (/** @type {string[]} */ ...rest) => {
    const command = isRoot() ? 'env' : 'sudo';
    const line = [...(isRoot() ? [] : ['-n', 'env']), 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...rest];
    const result = spawnSync(command, line, { timeout: packageTimeoutMs, encoding: 'utf8' });
    if (result.status !== 0) console.log(indent(`apt-get ${rest.join(' ')} failed: ${lastLines(result.stderr)}`));
  };
  apt('update');
  // One at a time: a package that this Debian does not have must not keep the others away.
  for (const name of packages) apt('install', '-y', '--no-install-recommends', name);
}

function browserOfPlaywright() {
  const path = () => {
    const ask = `import('playwright-core').then((playwright) => console.log(playwright.chromium.executablePath()))`;
    const result = spawnSync(process.execPath, ['--input-type=module', '-e', ask], { encoding: 'utf8' });
    const found = result.stdout.trim();
    return found !== '' && existsSync(found) && runs(found, judges.chromium.probe) ? found : undefined;
  };
  const present = path();
  if (present !== undefined) return present;
  console.log("  getting Playwright's Chromium");
  const result = spawnSync(process.execPath, [program('playwright-core'), 'install', 'chromium'], {
    timeout: packageTimeoutMs,
    encoding: 'utf8',
  });
  if (result.status !== 0) console.log(indent(`playwright-core install chromium failed: ${lastLines(result.stderr)}`));
  return path();
}

/** @param {string | null} text */
const lastLines = (text) => (text ?? '').trim().split('\n').slice(-3).join('\n');

/** @param {string} text */
const indent = (text) => text.replaceAll(/^/gm, '  ');

/**
 * `npm run notices`: writes THIRD-PARTY-NOTICES.md from what is installed: every font and library that becomes part of
 * the app or the command line, with its licence. A test says when it must be written anew.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { readPackages } from './lock-file.mjs';
import { root } from './root.mjs';

export const noticesFile = join(root, 'THIRD-PARTY-NOTICES.md');

/** Parts that no package declares as such: they lie inside others, or our data was made from them. */
const inside = [
  [
    'HarfBuzz',
    'inside harfbuzzjs',
    'Old MIT licence, © Google LLC, Behdad Esfahbod and others',
    'https://github.com/harfbuzz/harfbuzz/blob/main/COPYING',
  ],
  [
    'PDFium',
    'inside @hyzyla/pdfium',
    'BSD-3-Clause and Apache-2.0, © The PDFium Authors',
    'https://pdfium.googlesource.com/pdfium/+/refs/heads/main/LICENSE',
  ],
  [
    'Unicode CLDR',
    'dates and labels in packages/resume',
    'Unicode-3.0, © Unicode, Inc.',
    'https://www.unicode.org/license.txt',
  ],
  [
    'BudouX',
    'the Thai model in packages/typeset',
    'Apache-2.0, © 2021 Google LLC',
    'https://www.apache.org/licenses/LICENSE-2.0',
  ],
];

/** Workspaces whose dependencies reach a person. */
const shipped = ['packages/base', 'packages/resume', 'packages/typeset', 'apps/cli', 'apps/web'];

export function notices() {
  const names = shippedPackages();
  const fonts = names.filter((name) => name.startsWith('@fontsource'));
  const libraries = names.filter((name) => !name.startsWith('@fontsource'));
  return `# Third-party notices

Peersume is under the MIT licence (see LICENSE). What it is made with belongs to others, under the licences below.
This file is written by \`npm run notices\`.

## Fonts

All under the SIL Open Font License 1.1, whose text stands below. Files come from the Fontsource packages as they are;
a PDF holds only the glyphs that it shows.

${fonts.map(fontLine).join('\n')}

## Libraries

${libraries.map(libraryLine).join('\n')}

## Inside libraries and data

${inside.map(([name, where, licence, address]) => `- **${name}** (${where}): ${licence}; ${address}`).join('\n')}

## Licence texts

### SIL Open Font License 1.1

${fence(openFontLicence(fonts[0] ?? ''))}

${libraries
  .map(libraryText)
  .filter((text) => text !== '')
  .join('\n\n')}
`;
}

/** The dependencies of what is shipped, and theirs, by name. Whatever npm put inside another package counts too. */
function shippedPackages() {
  const lock = readPackages(join(root, 'package-lock.json')) ?? {};
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {string} */ path) => {
    const entry = /** @type {{ dependencies?: Record<string, string> }} */ (lock[path] ?? {});
    for (const name of Object.keys(entry.dependencies ?? {})) {
      if (name.startsWith('@peersume/') || found.has(name)) continue;
      found.add(name);
      visit(`node_modules/${name}`);
    }
  };
  shipped.forEach(visit);
  return [...found].toSorted();
}

/** @param {string} name */
function fontLine(name) {
  const { version } = describe(name);
  const directory = join(root, 'node_modules', name, 'files');
  const file =
    readdirSync(directory).find((candidate) => candidate.endsWith('-400-normal.woff')) ??
    readdirSync(directory)[0] ??
    '';
  const copyright = file.endsWith('.woff')
    ? copyrightInFont(readFileSync(join(directory, file)))
    : copyrightInLicence(name);
  return `- **${name}** ${version}: ${copyright}`;
}

/**
 * The copyright that the font itself carries: name 0 of the table \`name\` (OpenType), in a WOFF 1.0 file.
 *
 * @param {Buffer} woff
 */
function copyrightInFont(woff) {
  for (let at = 44; at < 44 + woff.readUInt16BE(12) * 20; at += 20) {
    if (woff.toString('latin1', at, at + 4) !== 'name') continue;
    const [offset, length, original] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ];
    const stored = woff.subarray(offset, offset + length);
    const table = length < original ? inflateSync(stored) : stored;
    for (let record = 6; record < 6 + table.readUInt16BE(2) * 12; record += 12) {
      if (table.readUInt16BE(record) !== 3 || table.readUInt16BE(record + 6) !== 0) continue;
      const start = table.readUInt16BE(4) + table.readUInt16BE(record + 10);
      return Buffer.from(table.subarray(start, start + table.readUInt16BE(record + 8)))
        .swap16()
        .toString('utf16le')
        .trim();
    }
  }
  throw new Error('the font has no copyright');
}

/** Variable fonts come as woff2 only. @param {string} name */
const copyrightInLicence = (name) => (licenceText(name) ?? '').split('\n')[0]?.replace(/ \S+\.ttf: .*/, '') ?? '';

/** @param {string} name */
function libraryLine(name) {
  const { version, license } = describe(name);
  return `- **${name}** ${version}: ${license}`;
}

/** @param {string} name */
function libraryText(name) {
  const text = licenceText(name);
  return text === undefined ? '' : `### ${name}\n\n${fence(text)}`;
}

/** @param {string} name */
function openFontLicence(name) {
  const text = licenceText(name) ?? '';
  return text.slice(text.indexOf('-----'));
}

/** @param {string} name @returns {string | undefined} */
function licenceText(name) {
  const directory = join(root, 'node_modules', name);
  const file = readdirSync(directory).find((candidate) => /^(licen[cs]e|copying)/i.test(candidate));
  return file === undefined ? undefined : readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** @param {string} name @returns {{ version: string, license: string }} */
const describe = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));

/** @param {string} text */
const fence = (text) => `\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\``;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(noticesFile, notices());
  console.log('THIRD-PARTY-NOTICES.md is written.');
}

/**
 * Finds every import that leaves its room in a direction that the table does not allow.
 *
 * Fails closed: a room that the table does not know, a file that cannot be parsed, a computed import that nobody has
 * accounted for, and a scan that sees fewer files than git knows of are violations too.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { importsOf } from './imports.mjs';

/** @typedef {import('./rooms.mjs').Room} Room */
/** @typedef {{ file: string, line: number, message: string }} Violation */

const sourceFile = /\.([cm]?[jt]s|[jt]sx)$/;
const testFile = /\.test\.[jt]sx?$|(^|\/)testing\//;
const notScanned = new Set(['node_modules', 'dist', 'out', '.cache', '.git', 'public']);
const containers = ['packages', 'apps'];

/**
 * @param {{ root: string, rooms: Room[], rootFiles: string[], tracked?: string[] }} options
 *   `tracked`: what git knows, as a second opinion on what there is to scan
 */
export function findViolations({ root, rooms, rootFiles, tracked }) {
  /** @type {Violation[]} */
  const violations = [];
  const files = rooms.flatMap((room) => sourcesIn(root, room.directory)).concat(rootFiles);
  let importCount = 0;

  violations.push(...missingRooms(root, rooms), ...unknownRooms(root, rooms));
  for (const room of rooms) {
    const own = files.filter((file) => file.startsWith(`${room.directory}/`));
    if (own.length < room.atLeast) {
      const message = `only ${own.length} source files were found here, at least ${room.atLeast} are expected`;
      violations.push({ file: room.directory, line: 1, message });
    }
    for (const file of own) {
      const { imports, errors } = importsOf(file, readFileSync(join(root, file), 'utf8'));
      importCount += imports.length;
      violations.push(...errors.map((message) => ({ file, line: 1, message: `cannot be parsed: ${message}` })));
      for (const found of imports) {
        const message = judge(found, file, room, rooms);
        if (message !== undefined) violations.push({ file, line: found.line, message: `${found.how} ${message}` });
      }
    }
  }
  for (const file of tracked ?? []) {
    if (sourceFile.test(file) && !files.includes(file) && existsSync(join(root, file))) {
      violations.push({ file, line: 1, message: 'is a source in no room that the table knows' });
    }
  }
  return { violations, fileCount: files.length, importCount };
}

/**
 * What is wrong with one import, if anything.
 *
 * @param {import('./imports.mjs').Import} found
 * @param {string} file
 * @param {Room} room
 * @param {Room[]} rooms
 * @returns {string | undefined}
 */
function judge({ specifier, how }, file, room, rooms) {
  const inRoom = file.slice(room.directory.length + 1);
  const isTest = testFile.test(inRoom);
  const isNode = isTest || room.platform === 'node' || (room.nodeFiles ?? []).some((part) => inRoom.startsWith(part));

  if (specifier === undefined) {
    if (room.computedImports?.[inRoom] !== undefined) return undefined;
    // A computed address of a file, in what only Node runs, is data that is read and no module.
    if (how === 'new URL' && isNode) return undefined;
    return 'is computed: name the module, or account for the file in the table';
  }
  if (/^[a-z][a-z+.-]+:/i.test(specifier) && !specifier.startsWith('node:')) {
    if (room.virtualModules?.includes(specifier.split('/')[0] ?? '') === true) return undefined;
    return how === 'new URL' ? undefined : `of ${specifier}: modules come from packages`;
  }
  if (isBuiltin(specifier)) {
    return isNode
      ? undefined
      : `of ${specifier}: ${room.platform === 'core' ? 'a core does no I/O' : 'a browser has no Node'}`;
  }
  if (specifier.startsWith('/') && how !== 'new URL')
    return `of ${specifier}: an absolute path means another place on each machine`;
  if (specifier.startsWith('.')) return judgeRelative(specifier, file, room, rooms, isTest, isNode);
  return judgePackage(specifier, room, rooms, isNode);
}

/**
 * @param {string} specifier
 * @param {string} file
 * @param {Room} room
 * @param {Room[]} rooms
 * @param {boolean} isTest
 * @param {boolean} isNode
 */
function judgeRelative(specifier, file, room, rooms, isTest, isNode) {
  const target = posix.join(posix.dirname(file), specifier.replace(/[?#].*$/, ''));
  if (target !== room.directory && !target.startsWith(`${room.directory}/`)) {
    // Node's rooms may look at what lies at the repository's root, which no room owns.
    const isOwned = rooms.some(({ directory }) => target === directory || target.startsWith(`${directory}/`));
    return isNode && !isOwned && !target.startsWith('node_modules')
      ? undefined
      : `of ${specifier} leaves the room: name the package`;
  }
  const inRoom = target.slice(room.directory.length + 1);
  const isScript = file.startsWith(`${room.directory}/scripts/`);
  if (!isTest && !isScript && testFile.test(inRoom)) return `of ${specifier}: nothing depends on a test`;
  if (!isNode && (room.nodeFiles ?? []).some((part) => inRoom.startsWith(part))) {
    return `of ${specifier}: only Node runs that part`;
  }
  return undefined;
}

/**
 * @param {string} specifier
 * @param {Room} room
 * @param {Room[]} rooms
 * @param {boolean} isNode
 */
function judgePackage(specifier, room, rooms, isNode) {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const target = rooms.find((candidate) => candidate.name === name);
  if (target === undefined) {
    return name.startsWith('@peersume/') ? `of ${specifier}: the table knows no such room` : undefined;
  }
  if (target === room) return `of ${specifier}: a room names its own files by path`;
  if (!room.mayImport.includes(target.directory))
    return `of ${specifier}: ${room.directory} may not import ${target.directory}`;
  if (!isNode && specifier.startsWith(`${name}/node`)) return `of ${specifier}: only Node runs that part`;
  return undefined;
}

/** @param {string} root @param {Room[]} rooms @returns {Violation[]} */
function missingRooms(root, rooms) {
  const { references = [] } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const checked = new Set(references.map((/** @type {{ path: string }} */ reference) => reference.path));
  return rooms.flatMap(({ directory }) => {
    if (!existsSync(join(root, directory)))
      return [{ file: directory, line: 1, message: 'is in the table and not on the disk' }];
    if (checked.has(directory)) return [];
    return [{ file: 'tsconfig.json', line: 1, message: `does not refer to ${directory}: its types are not checked` }];
  });
}

/** @param {string} root @param {Room[]} rooms @returns {Violation[]} */
function unknownRooms(root, rooms) {
  return containers
    .filter((container) => existsSync(join(root, container)))
    .flatMap((container) => readdirSync(join(root, container)).map((name) => `${container}/${name}`))
    .filter((directory) => existsSync(join(root, directory, 'package.json')) || sourcesIn(root, directory).length > 0)
    .filter((directory) => !rooms.some((room) => room.directory === directory))
    .map((file) => ({ file, line: 1, message: 'is a room that the table does not know' }));
}

/** @param {string} root @param {string} directory @returns {string[]} */
function sourcesIn(root, directory) {
  if (!existsSync(join(root, directory))) return [];
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) return notScanned.has(entry.name) ? [] : sourcesIn(root, path);
    return sourceFile.test(entry.name) ? [path] : [];
  });
}

/** @param {string} specifier */
const isBuiltin = (specifier) => specifier.startsWith('node:') || builtinModules.includes(specifier);

/** What must not stand in any tracked file: addresses of a package registry, and paths of one person's machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Written in pieces, so that this file does not find itself. */
const forbidden = [
  { pattern: new RegExp(`registry\\.${'npmjs'}|registry\\.${'yarnpkg'}`), message: 'names a package registry' },
  { pattern: new RegExp(`"resolved": *"http`), message: 'says from where a package was downloaded' },
  {
    pattern: new RegExp(`/${'work'}/(main|shared)\\b|(^|[\\s"'\`(=:])/${'root'}/|/${'Users'}/[a-z]`, 'm'),
    message: 'holds a path of one machine',
  },
];

const binaryFile = /\.(png|jpe?g|gif|webp|avif|woff2?|ttf|otf|pdf|wasm|ico|zip|gz|bin)$/i;

/** @param {string} root @param {string[]} tracked */
export function findForbiddenText(root, tracked) {
  return tracked
    .filter((file) => !binaryFile.test(file))
    .flatMap((file) => {
      const text = read(join(root, file));
      return forbidden
        .filter(({ pattern }) => pattern.test(text))
        .map(({ pattern, message }) => ({
          file,
          line: text.slice(0, text.search(pattern)).split('\n').length,
          message,
        }));
    });
}

/** A file deleted and not yet committed is still tracked. @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

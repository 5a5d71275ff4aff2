/** Where the repository is, and how its scripts give up. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

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

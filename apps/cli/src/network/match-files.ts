/** Which files of a share a person wants: `--only '*.mp4'`, a folder's name, or a file's path. */
import { matchesGlob } from 'node:path';

/** A pattern without a slash looks at names in any folder; a folder's path means all that is in it. */
export function matchFiles<F extends { readonly path: string }>(files: readonly F[], patterns: readonly string[]): F[] {
  return files.filter(({ path }) => patterns.some((pattern) => isMatched(path, pattern)));
}

function isMatched(path: string, pattern: string): boolean {
  const plain = pattern.replace(/\/+$/u, '');
  if (path === plain || path.startsWith(`${plain}/`)) return true;
  return matchesGlob(plain.includes('/') ? path : (path.split('/').at(-1) ?? ''), plain);
}

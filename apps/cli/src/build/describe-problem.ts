import type { FileProblem } from './load-file.ts';

/** One line; most sentences name the place themselves. */
export function describeProblem({ path, message }: FileProblem): string {
  return path === '' || message.startsWith(path) ? message : `${path}: ${message}`;
}

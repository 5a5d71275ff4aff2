/** The platform's files, with failures between: `fails` names an operation's error code, or lets it be. */
import { platformFiles, type PlatformFiles } from '../disk/platform-files.ts';

export type Operation = keyof PlatformFiles;

export function failingFiles(fails: (operation: Operation, first: unknown, second: unknown) => string | undefined) {
  const counts = new Map<Operation, number>();
  const wrapped = Object.fromEntries(
    Object.entries(platformFiles)
      .filter(([name]) => operations.has(name))
      .map(([name, run]) => [
        name,
        (...given: unknown[]) => {
          const operation = name as Operation;
          counts.set(operation, (counts.get(operation) ?? 0) + 1);
          const code = fails(operation, given[0], given[1]);
          const done = given.at(-1) as (error: Error) => void;
          if (code === undefined) return (run as (...all: unknown[]) => void)(...given);
          return void queueMicrotask(() => done(Object.assign(new Error(`${code}: by the test`), { code })));
        },
      ]),
  );
  return { files: wrapped as unknown as PlatformFiles, counts };
}

const operations: ReadonlySet<string> = new Set<Operation>([
  'open',
  'close',
  'fstat',
  'read',
  'writev',
  'fdatasync',
  'fsync',
  'ftruncate',
  'unlink',
]);

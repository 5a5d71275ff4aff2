/**
 * Other people's programs that judge our output. `npm test` finds or installs them and gives their paths in the
 * environment; a test run by hand takes them from the PATH. A test whose judge is missing is skipped, and its name
 * says why, so that the closing summary can list it.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

export type Judge =
  | 'chromium'
  | 'pdftotext'
  | 'pdfinfo'
  | 'pdftoppm'
  | 'mutool'
  | 'qpdf'
  | 'java'
  | 'mvn'
  | 'bash'
  | 'zsh'
  | 'fish';

/** The judge's path. Call it only in a test guarded by `testWith` or `describeWith`. */
export function judge(name: Judge): string {
  const path = findJudge(name);
  if (path === undefined) throw new Error(`${name} is not on this machine; guard the test with testWith('${name}')`);
  return path;
}

/** `testWith('qpdf')('names no damage', async () => …)`: runs where every judge is there, else is skipped by name. */
export function testWith(
  ...names: readonly Judge[]
): (name: string, body: () => void | Promise<void>, timeoutMs?: number) => void {
  const reason = missing(names);
  if (reason === undefined) return (name, body, timeoutMs) => void test(name, body, timeoutMs);
  return (name, body) => void test.skip(`${name} ${reason}`, body);
}

/** The same for a group of tests. */
export function describeWith(...names: readonly Judge[]): (name: string, body: () => void) => void {
  const reason = missing(names);
  if (reason === undefined) return (name, body) => void describe(name, body);
  return (name, body) => void describe.skip(`${name} ${reason}`, body);
}

export function findJudge(name: Judge): string | undefined {
  const given = process.env[`PEERSUME_${name.toUpperCase()}`];
  if (given !== undefined && given !== '') return given;
  const programs = name === 'chromium' ? ['chromium', 'chromium-browser', 'google-chrome'] : [name];
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return programs
    .flatMap((program) => directories.map((directory) => join(directory, program)))
    .find((path) => isExecutable(path));
}

function missing(names: readonly Judge[]): string | undefined {
  const absent = names.filter((name) => findJudge(name) === undefined);
  return absent.length === 0 ? undefined : `[needs ${absent.join(', ')}]`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file's bytes to a résumé, and what in it was not understood. */
import { err, ok, type Result } from '@peersume/base';
import { describeLoadError, loadResume, type LoadError, type Resume } from '@peersume/resume';
import { readInput } from '../files/read-input.ts';
import type { Refusal } from '../report.ts';

export interface FileProblem {
  readonly path: string;
  readonly message: string;
}

export interface LoadedFile {
  readonly resume: Resume;
  readonly problems: readonly FileProblem[];
}

export async function loadFile(input: string): Promise<Result<LoadedFile, Refusal>> {
  const bytes = await readInput(input);
  if (!bytes.ok) return bytes;
  const loaded = loadResume(bytes.value);
  if (loaded.ok) return ok(loaded.value);
  const { type, ...facts } = loaded.error;
  return err({
    type: 'ProblemInInput',
    message: `${input === '-' ? 'standard input' : input}: ${describeLoadError(loaded.error)}`,
    ...(helpedByExample.has(type) && { next: 'peersume sample student -o resume.json' }),
    facts: { reason: type, ...facts },
  });
}

/** Where a look at a good file shows what is meant. */
const helpedByExample: ReadonlySet<LoadError['type']> = new Set(['Empty', 'NotText', 'BadSyntax', 'NotAResume']);

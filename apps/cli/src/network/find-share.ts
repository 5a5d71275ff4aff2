/** The share here that a person means: by its CID, by a link to it, or by its name where only one has it. */
import type { Door } from '@peersume/daemon/client';
import type { FileJson } from '@peersume/daemon/http';
import { err, ok, type Result } from '@peersume/base';
import { nearest } from '../nearest.ts';
import type { Refusal } from '../report.ts';
import { quoted, refusalOfDoorError } from './refusal-of-door-error.ts';

export async function findShare(door: Door, wanted: string, again: string): Promise<Result<FileJson, Refusal>> {
  const known = await door.call('files', {});
  if (!known.ok) return err(refusalOfDoorError(known.error, { again }));
  const { files } = known.value;
  const named = files.filter(({ root, name }) => root === wanted || name === wanted || wanted.includes(root));
  const [file] = named;
  if (file !== undefined && named.length === 1) return ok(file);
  if (named.length > 1)
    return err({
      type: 'WrongUsage',
      message: `${named.length} shares here are called ${wanted}. Name one by its CID.`,
      next: again.replace(quoted(wanted), named[0]?.root ?? ''),
      facts: { roots: named.map(({ root }) => root) },
    });
  const meant = nearest(
    wanted,
    files.map(({ name }) => name),
  );
  return err({
    type: 'ProblemInInput',
    message: `Nothing here is called ${wanted.slice(0, 100)}${meant === undefined ? '' : `; did you mean ${meant}?`}.`,
    next: 'peersume status',
  });
}

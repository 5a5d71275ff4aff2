/**
 * Tells when the content of a file changed. Editors save by writing in place, or by writing another file and renaming
 * it; so the directory is watched, and the file's bytes decide whether anything changed.
 */
import { createHash } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';
import { interruption } from '../terminal/interruption.ts';
import { describeFileError } from './describe-file-error.ts';

/** An editor's burst of events ends within this time; a person does not notice it. */
const quietMs = 40;

export interface Watching {
  /** Called once changes can no longer be missed. */
  readonly onWatching: () => void;
  /** What `fingerprint` gave before the content was first used. */
  readonly seen: string | undefined;
  /** Called once for each new content, never twice at once. */
  readonly onChange: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Ends when the signal says so. */
export async function watchFile(
  path: string,
  { onWatching, onChange, signal, ...start }: Watching,
): Promise<Result<void, Refusal>> {
  let seen = start.seen;
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();

  const look = () => {
    last = last.then(async () => {
      const now = await fingerprint(path);
      // While an editor replaces the file there is a moment without it; a later event follows.
      if (now === undefined || now === seen || signal.aborted) return;
      seen = now;
      await onChange();
    });
  };
  try {
    watchers = [...(await directoriesOf(path))].map((directory) =>
      watch(directory, () => {
        clearTimeout(timer);
        timer = setTimeout(look, quietMs);
      }),
    );
    interruption.isAwaited = true;
    onWatching();
    // What was saved between the first build and now.
    look();
    await new Promise<void>((resolve, reject) => {
      for (const watcher of watchers) watcher.on('error', reject);
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
  } catch (error) {
    return err({ type: 'CannotRead', message: describeFileError(error, path), facts: { path } });
  } finally {
    interruption.isAwaited = false;
    for (const watcher of watchers) watcher.close();
    clearTimeout(timer);
  }
  await last;
  return ok(undefined);
}

/** Where the name lies, and where the file lies if the name is a link. */
async function directoriesOf(path: string): Promise<ReadonlySet<string>> {
  const target = await realpath(path).catch(() => path);
  return new Set([await realpath(dirname(path)), dirname(target)]);
}

/** Undefined while there is no file. */
export async function fingerprint(path: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return undefined;
  }
}

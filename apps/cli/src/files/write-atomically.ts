/**
 * Writes a file so that nobody ever sees half of it: to a temporary file beside it, flushed to the disk, then renamed
 * over it. When the program is interrupted the old file stands as it was and the temporary one is removed.
 */
import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';
import { describeFileError } from './describe-file-error.ts';

const unfinished = new Set<string>();

export async function writeAtomically(path: string, bytes: Uint8Array | string): Promise<Result<void, Refusal>> {
  let temporary: string | undefined;
  try {
    // A link stays a link: what it leads to is replaced.
    const target = await realpath(path).catch(() => path);
    const old = await stat(target).catch(() => undefined);
    if (old?.isDirectory()) return refuse(`${path} is a directory; give a file name.`, path);
    // A device or pipe (/dev/null, /dev/stdout) cannot be replaced, only written to.
    if (old !== undefined && !old.isFile()) return await writeInto(target, bytes);
    temporary = join(dirname(target), `.${shorten(basename(target))}.${randomBytes(4).toString('hex')}.tmp`);
    unfinished.add(temporary);
    await using file = await open(temporary, 'wx', old?.mode ?? 0o666);
    await file.writeFile(bytes);
    await file.sync();
    await rename(temporary, target);
    return ok(undefined);
  } catch (error) {
    if (temporary !== undefined) await unlink(temporary).catch(() => undefined);
    return refuse(describeFileError(error, path), path);
  } finally {
    if (temporary !== undefined) unfinished.delete(temporary);
  }
}

/** For the moment when the program must end at once. */
export function removeUnfinishedFiles(): void {
  for (const path of unfinished) {
    try {
      unlinkSync(path);
    } catch {
      // It was renamed or removed already.
    }
  }
}

async function writeInto(path: string, bytes: Uint8Array | string): Promise<Result<void, Refusal>> {
  await using file = await open(path, 'w');
  await file.writeFile(bytes);
  return ok(undefined);
}

/** Names may have 255 bytes; the temporary one needs room for its own part. */
const shorten = (name: string): string => Array.from(name).slice(0, 40).join('');

const refuse = (message: string, path: string) => err<Refusal>({ type: 'CannotWrite', message, facts: { path } });

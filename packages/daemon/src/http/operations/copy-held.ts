/**
 * What is asked for is here already, shared or kept by this daemon: it is copied to where it is wanted, checked as it is
 * read. Nothing is seen at its place before it is whole.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '@peersume/base';
import type { DaemonError } from '../../daemon-error.ts';
import type { Daemon, FileStatus, ListedFile } from '../../daemon.ts';
import { safeNameOf } from '../../fetch/safe-name.ts';

export interface CopyRequest {
  readonly into: string;
  /** Undefined is everything. */
  readonly paths?: readonly string[] | undefined;
}

/** Undefined where it is not all here, or its place is taken: then it is fetched like anything else. */
export async function copyHeld(
  daemon: Daemon,
  file: FileStatus,
  { into, paths }: CopyRequest,
  signal: AbortSignal,
): Promise<Result<void, DaemonError> | undefined> {
  const listing = daemon.list(file.root);
  const isHere = (file.state === 'serving' || file.state === 'complete') && file.heldBytes >= file.byteLength;
  if (!isHere || listing === undefined) return undefined;
  const [only, another] = listing;
  const isOneFile = !file.isFolder && only !== undefined && another === undefined;
  const target = join(into, safeNameOf(isOneFile ? only.path : file.name, file.root));
  if (existsSync(target)) return undefined;
  const chosen = listing.filter(({ path }) => paths?.includes(path) ?? true);
  const work = join(into, `.peersume-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(into, { recursive: true });
    for (const each of chosen) await copyOne(daemon, file, each, isOneFile ? work : join(work, each.path), signal);
    if (chosen.length === 0) await mkdir(work);
    await rename(work, target);
    return ok(undefined);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    if (signal.aborted) return err({ type: 'Aborted' });
    return err({
      type: 'PathUnreadable',
      path: target,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

async function copyOne(
  daemon: Daemon,
  { root }: FileStatus,
  { path }: ListedFile,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  // Durable before it is renamed.
  await pipeline(daemon.read(root, path, { start: 0 }, signal), createWriteStream(to, { flags: 'wx', flush: true }), {
    signal,
  });
}

/**
 * What a person named, as the files and folders that a share consists of. In the order of names, bounded, and nothing is
 * passed over in silence: what cannot be shared ends the walk with its path and the reason. A symbolic link stands for
 * what it leads to, as long as that lies inside of what is shared (the person said so by naming it) and makes no circle.
 */
import { type Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import { structureLimits } from '@peersume/swarm';
import { type DaemonError } from '../daemon-error.ts';

export interface WalkedEntry {
  /** Within the share, joined by `/`; empty where the share is one file. */
  readonly path: string;
  /** Absolute, without symbolic links. */
  readonly origin: string;
  /** Undefined for a folder that holds nothing. */
  readonly byteLength: number | undefined;
}

export interface WalkedPaths {
  /** What the share is called where nobody says otherwise. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly entries: readonly WalkedEntry[];
  readonly byteLength: number;
}

export async function walkPaths(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Result<WalkedPaths, DaemonError>> {
  const walk: Walk = { entries: [], byteLength: 0, signal };
  const isAlone = paths.length === 1;
  const names = new Set<string>();
  let isFolder = !isAlone;
  for (const path of paths) {
    const named = await lookAt(resolve(path));
    if (!named.ok) return named;
    const { origin, stats } = named.value;
    const name = basename(resolve(path));
    if (names.has(name)) return err({ type: 'PathTaken', path });
    names.add(name);
    if (isAlone) isFolder = stats.isDirectory();
    const within = isAlone ? '' : name;
    const walked = stats.isDirectory()
      ? await walkFolder(walk, { origin, within, top: origin, ancestors: [origin] })
      : takeFile(walk, { origin, within, stats, shown: path });
    if (!walked.ok) return walked;
  }
  const first = basename(resolve(paths[0] ?? '.'));
  const name = isAlone ? first : `${first} and ${paths.length - 1} more`;
  return ok({ name, isFolder, entries: walk.entries, byteLength: walk.byteLength });
}

interface Walk {
  readonly entries: WalkedEntry[];
  byteLength: number;
  readonly signal: AbortSignal;
}

interface FolderAt {
  readonly origin: string;
  readonly within: string;
  /** What the person named: links may lead into it and not out of it. */
  readonly top: string;
  /** Folders around this one, without symbolic links. */
  readonly ancestors: readonly string[];
}

async function walkFolder(walk: Walk, folder: FolderAt): Promise<Result<void, DaemonError>> {
  const { origin, within, top, ancestors } = folder;
  if (walk.signal.aborted) return err({ type: 'Aborted' });
  if (ancestors.length > structureLimits.depth)
    return refused(origin, `folders in more than ${structureLimits.depth} folders`);
  const listed = await listNames(origin);
  if (!listed.ok) return listed;
  if (listed.value.length === 0 && within !== '') {
    walk.entries.push({ path: within, origin, byteLength: undefined });
    return ok(undefined);
  }
  for (const name of listed.value) {
    const found = await lookAt(join(origin, name));
    if (!found.ok) return found;
    const { stats, isLink } = found.value;
    const target = found.value.origin;
    const path = within === '' ? name : `${within}/${name}`;
    if (isLink && !isInside(target, top))
      return refused(join(origin, name), `leads to ${target}, outside of what is shared`);
    if (stats.isDirectory() && ancestors.includes(target))
      return refused(join(origin, name), 'leads to a folder that it is in');
    const walked = stats.isDirectory()
      ? await walkFolder(walk, { origin: target, within: path, top, ancestors: [...ancestors, target] })
      : takeFile(walk, { origin: target, within: path, stats, shown: join(origin, name) });
    if (!walked.ok) return walked;
  }
  return ok(undefined);
}

function takeFile(
  walk: Walk,
  { origin, within, stats, shown }: { origin: string; within: string; stats: Stats; shown: string },
): Result<void, DaemonError> {
  if (!stats.isFile()) return refused(shown, `is ${kindOf(stats)}`);
  if (walk.entries.length >= structureLimits.files) return refused(shown, `more than ${structureLimits.files} files`);
  walk.entries.push({ path: within, origin, byteLength: stats.size });
  walk.byteLength += stats.size;
  return ok(undefined);
}

async function lookAt(path: string): Promise<Result<{ origin: string; stats: Stats; isLink: boolean }, DaemonError>> {
  try {
    const isLink = (await lstat(path)).isSymbolicLink();
    const origin = await realpath(path);
    return ok({ origin, stats: await stat(origin), isLink });
  } catch (error) {
    return err(pathError(path, error));
  }
}

async function listNames(path: string): Promise<Result<string[], DaemonError>> {
  try {
    return ok((await readdir(path)).sort());
  } catch (error) {
    return err(pathError(path, error));
  }
}

const isInside = (path: string, top: string): boolean =>
  path === top || path.startsWith(top.endsWith(sep) ? top : top + sep);

function kindOf(stats: Stats): string {
  if (stats.isSocket()) return 'a socket';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'a device' : 'no file and no folder';
}

const refused = (path: string, detail: string): Result<never, DaemonError> =>
  err({ type: 'PathRefused', path, detail });

/** A platform's failure about a path; anything that is none is a bug and is thrown. */
export function pathError(path: string, error: unknown): DaemonError {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const code = String(error.code);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'PathMissing', path };
  if (code === 'EEXIST') return { type: 'PathTaken', path };
  if (code === 'ENOSPC' || code === 'EDQUOT') return { type: 'StoreTrouble', cause: { type: 'StoreFull' } };
  if (code === 'EROFS') return { type: 'StoreTrouble', cause: { type: 'StoreReadOnly' } };
  if (code === 'ELOOP') return { type: 'PathRefused', path, detail: 'links that lead in a circle' };
  return { type: 'PathUnreadable', path, detail: code };
}

/**
 * What was fetched goes where the person wants it: below one new file or folder, never over anything that is there, never
 * outside. A file is moved where it can be and copied where it must; until it is whole and synced it has another name.
 * A program that is killed meanwhile begins again and leaves alone what is in its place already.
 */
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import { type DaemonError } from '../daemon-error.ts';
import { type Origin } from '../share/import-paths.ts';
import { fingerprintOf } from '../share/read-origin.ts';
import { pathError } from '../share/walk-paths.ts';

export interface FileToPlace {
  /** Safe and relative; empty where the target is the file itself. */
  readonly path: string;
  readonly byteLength: number;
  /** A file to move, a part of one to copy, or bytes to write. */
  readonly content:
    | { readonly type: 'file'; readonly path: string }
    | { readonly type: 'bytes'; readonly read: () => AsyncIterable<Uint8Array> };
}

export async function placeFiles(
  target: string,
  files: readonly FileToPlace[],
  emptyFolders: readonly string[],
): Promise<Result<readonly Origin[], DaemonError>> {
  const origins: Origin[] = [];
  const folders = new Set<string>();
  for (const file of files) {
    const path = file.path === '' ? target : join(target, file.path);
    try {
      await mkdir(dirname(path), { recursive: true });
      const placed = await placeFile(file, path);
      if (!placed.ok) return placed;
      folders.add(dirname(path));
      origins.push({ path, ...fingerprintOf(await stat(path, { bigint: true })) });
    } catch (error) {
      return err(pathError(path, error));
    }
  }
  try {
    for (const folder of emptyFolders) await mkdir(join(target, folder), { recursive: true });
    // A move is safe from a crash when its folder is.
    for (const folder of folders) await syncFile(folder, 'r');
  } catch (error) {
    return err(pathError(target, error));
  }
  return ok(origins);
}

async function placeFile({ content, byteLength }: FileToPlace, path: string): Promise<Result<void, DaemonError>> {
  if (await isInPlace(content, path, byteLength)) return ok(undefined);
  if (content.type === 'file' && (await moved(content.path, path))) return ok(undefined);
  const unfinished = `${path}.peersume-part`;
  if (content.type === 'file') {
    await copyFile(content.path, unfinished, constants.COPYFILE_FICLONE);
    await syncFile(unfinished);
  } else await writeFile(unfinished, content.read());
  await give(unfinished, path);
  return ok(undefined);
}

/** Moved there before a kill: its source is gone, or what is to be written was written whole. */
async function isInPlace(content: FileToPlace['content'], path: string, byteLength: number): Promise<boolean> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isFile() !== true || there.size !== byteLength) return false;
  return content.type === 'bytes' || !(await exists(content.path));
}

/** False where the file lies on another file system. */
async function moved(from: string, path: string): Promise<boolean> {
  try {
    await give(from, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EXDEV') return false;
    throw error;
  }
}

/** A new name for a file where there is none yet: a rename would take the place of what is there. */
async function give(from: string, path: string): Promise<void> {
  try {
    await link(from, path);
    await unlink(from);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // File systems without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error;
    if (await exists(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
    await rename(from, path);
  }
}

async function writeFile(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o644);
  try {
    for await (const bytes of content) await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFile(path: string, flags = 'r+'): Promise<void> {
  const file = await open(path, flags);
  await file.sync();
  await file.close();
}

export const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

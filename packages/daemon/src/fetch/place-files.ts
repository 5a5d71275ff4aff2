/**
 * What was fetched goes where the person wants it: below one new file or folder, never over anything that is there, never
 * outside and through no link (`placeBelow`). A program that is killed meanwhile begins again and leaves alone what is in
 * its place already.
 */
import { lstat, mkdir, open, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import { placeBelow, type PlaceError, type Placer } from '@peersume/storage/node';
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
  const isFile = files.some(({ path }) => path === '');
  const placer = placeBelow(isFile ? dirname(target) : target);
  const origins: Origin[] = [];
  try {
    // The folder that a person names may lie behind links: it is theirs.
    await mkdir(dirname(target), { recursive: true });
    for (const file of files) {
      const placed = await placeFile(placer, file, isFile ? basename(target) : file.path, target);
      if (!placed.ok) return placed;
      origins.push({ path: placed.value, ...fingerprintOf(await stat(placed.value, { bigint: true })) });
    }
  } catch (error) {
    return err(pathError(target, error));
  }
  for (const folder of emptyFolders) {
    const made = await placer.folder(folder);
    if (!made.ok) return err(errorOf(made.error));
  }
  const synced = await placer.sync();
  return synced.ok ? ok(origins) : err(errorOf(synced.error));
}

async function placeFile(
  placer: Placer,
  file: FileToPlace,
  path: string,
  target: string,
): Promise<Result<string, DaemonError>> {
  const { content } = file;
  const place = file.path === '' ? target : join(target, file.path);
  if (await isInPlace(file, place)) return ok(place);
  const placed = content.type === 'file' ? placer.move(content.path, path) : placer.write(path, content.read());
  const done = await placed;
  return done.ok ? done : err(errorOf(done.error));
}

/** Put there before a kill: its source is gone, or it is what would be written. */
async function isInPlace({ content, byteLength }: FileToPlace, path: string): Promise<boolean> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isFile() !== true || there.size !== byteLength) return false;
  return content.type === 'bytes' ? await isSame(content.read(), path) : !(await exists(content.path));
}

async function isSame(content: AsyncIterable<Uint8Array>, path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    for await (const bytes of content) {
      const there = Buffer.alloc(bytes.length);
      const { bytesRead } = await file.read(there);
      if (bytesRead < bytes.length || !there.equals(bytes)) return false;
    }
    return true;
  } finally {
    await file.close();
  }
}

function errorOf(error: PlaceError): DaemonError {
  switch (error.type) {
    case 'PlaceTaken':
      return { type: 'PathTaken', path: error.path };
    case 'PlaceRefused':
      return { type: 'PathRefused', path: error.path, detail: 'it is a link, or a file where a folder must be' };
    case 'PlaceFailed':
      switch (error.cause.type) {
        case 'DiskFull':
          return { type: 'StoreTrouble', cause: { type: 'StoreFull' } };
        case 'ReadOnly':
          return { type: 'StoreTrouble', cause: { type: 'StoreReadOnly' } };
        case 'DiskFailure':
          return { type: 'PathUnreadable', path: error.path, detail: error.cause.detail };
      }
  }
}

export const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Folders below a target, made one by one: none that is there already may be a symbolic link. */
import { err, ok, type Result } from '@peersume/base';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../disk/disk-error.ts';
import { type PlaceError, placeFailed } from './place-error.ts';

/** `path` is safe and relative, its names joined by `/`; `known` are folders that were looked at before. */
export async function makeFolders(
  target: string,
  path: string,
  known: Set<string>,
): Promise<Result<string, PlaceError>> {
  let folder = target;
  for (const name of ['', ...path.split('/')]) {
    if (name !== '') folder = join(folder, name);
    if (known.has(folder)) continue;
    const made = await makeFolder(folder);
    if (!made.ok) return made;
    known.add(folder);
  }
  return ok(folder);
}

async function makeFolder(folder: string): Promise<Result<void, PlaceError>> {
  try {
    await mkdir(folder);
    return ok(undefined);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return err(placeFailed(folder, error));
  }
  try {
    return (await lstat(folder)).isDirectory() ? ok(undefined) : err({ type: 'PlaceRefused', path: folder });
  } catch (error) {
    return err(placeFailed(folder, error));
  }
}

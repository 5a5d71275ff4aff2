/** Small files that are there whole or not at all, after a crash too: written elsewhere, synced, given their name. */
import { randomUUID } from 'node:crypto';
import { link, lstat, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../disk/disk-error.ts';
import { createDirectorySyncs } from '../disk/directory-syncs.ts';
import { platformFiles, privateFileMode } from '../disk/platform-files.ts';

/** False where there is one already: that one stays. */
export async function makeWholeFile(path: string, bytes: Uint8Array): Promise<boolean> {
  // The usual case costs a look; only a new file is worth a sync.
  if (await isThere(path)) return false;
  const fresh = await writeFresh(path, bytes);
  try {
    await link(fresh, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!noHardLinks.has(codeOf(error))) throw error;
    // One program works here at a time, so nobody comes between the look and the rename.
    if (await isThere(path)) return false;
    await rename(fresh, path);
  } finally {
    await unlink(fresh).catch(() => {});
  }
  await syncDirectoryOf(path);
  return true;
}

/** What a program that was killed in the middle has left. */
export const isUnfinished = (name: string): boolean => /\.new-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(name);

/** Only for who holds the directory's lock. */
export async function removeUnfinished(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter(isUnfinished)) await rm(join(directory, name), { force: true });
}

async function writeFresh(path: string, bytes: Uint8Array): Promise<string> {
  const fresh = `${path}.new-${randomUUID()}`;
  const file = await open(fresh, 'wx', privateFileMode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return fresh;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

const syncDirectoryOf = (path: string): Promise<void> =>
  new Promise((resolve, reject) =>
    createDirectorySyncs(platformFiles).sync(dirname(path), (synced) =>
      synced.ok ? resolve() : reject(new Error(JSON.stringify(synced.error))),
    ),
  );

/** FAT and some file systems of the network. */
const noHardLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

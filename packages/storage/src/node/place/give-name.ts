/** A new name for a file where there is none yet. A rename would take the place of what is there; a link does not. */
import { copyFile, link, lstat, open, rename, rm, unlink, type FileHandle } from 'node:fs/promises';
import { codeOf } from '../disk/disk-error.ts';

/** Rejects with EEXIST where something else is there, and with EXDEV across file systems. */
export async function giveName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await isSameFile(from, to))) return unlink(from);
    if (!noHardLinks.has(code)) throw error;
    return renameToClaimed(from, to);
  }
  await unlink(from);
}

/** A program was killed between the two steps. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => lstat(path, { bigint: true })));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev && first.isFile();
}

/** FAT has no hard links: an empty file claims the name, and the rename takes that file's place. */
async function renameToClaimed(from: string, to: string): Promise<void> {
  await lstat(from);
  await (await open(to, 'wx')).close();
  try {
    await rename(from, to);
  } catch (error) {
    await unlink(to);
    throw error;
  }
}

const noHardLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The copy is whole and synced when it gets its name; until then it is `unfinished`, beside it. */
export async function copyToName(from: string, unfinished: string, to: string): Promise<void> {
  await writeToName(unfinished, to, async (file) => {
    await file.close();
    await copyFile(from, unfinished);
  });
}

export async function writeToName(
  unfinished: string,
  to: string,
  fill: (file: FileHandle) => Promise<void>,
): Promise<void> {
  // What a killed program has left; were it a link, the link goes and not what it leads to.
  await rm(unfinished, { force: true });
  try {
    await fill(await open(unfinished, 'wx', 0o666));
    const file = await open(unfinished, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await giveName(unfinished, to);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** `photo.jpg`, or `photo (2).jpg` where that is taken. */
import { lstat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { codeOf } from '../disk/disk-error.ts';

/** A folder in which so many are taken is nobody's; the number keeps the search short. */
const maxCopies = 10_000;

/** The first name that is free now; whoever makes it still makes it only where there is none. */
export async function freeName(directory: string, name: string): Promise<string> {
  // A name that begins with a dot has no extension.
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let copy = 1; copy <= maxCopies; copy++) {
    const tried = copy === 1 ? name : `${stem} (${copy})${extension}`;
    if (!(await isTaken(join(directory, tried)))) return tried;
  }
  throw new Error(`${maxCopies} names like ${JSON.stringify(name)} are taken`);
}

/** A link that leads nowhere takes a name too. */
async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

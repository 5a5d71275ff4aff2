/**
 * Puts files where a person wants them: below one target, never over anything that is there, never through a symbolic
 * link, and under their own names only when they are whole and synced. A file is moved where it can be and copied where it
 * must. After a kill the same calls go on: what was moved halfway is finished, what was written halfway is begun again.
 *
 * Who may write into the target while this runs could swap a folder for a link between two calls of the platform; Node has
 * no calls that are safe from that.
 */
import { assert, err, ok, type DiskError, type Result } from '@peersume/base';
import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { createDirectorySyncs } from '../disk/directory-syncs.ts';
import { codeOf } from '../disk/disk-error.ts';
import { platformFiles } from '../disk/platform-files.ts';
import { copyToName, giveName, writeToName } from './give-name.ts';
import { makeFolders } from './make-folders.ts';
import { type PlaceError, placeFailed } from './place-error.ts';

/** Paths are relative to the target, their names joined by `/`, and safe: those of a manifest are. */
export interface Placer {
  /** A folder that may stay empty. */
  folder(path: string): Promise<Result<string, PlaceError>>;
  /** The file is there when it resolves, and no longer where it was. */
  move(from: string, path: string): Promise<Result<string, PlaceError>>;
  /** An error of the content comes as a rejection, and leaves nothing behind. */
  write(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Result<string, PlaceError>>;
  /** What was placed is safe from a crash. */
  sync(): Promise<Result<void, PlaceError>>;
}

/** `target` is a folder, which is made where it is not there; the one around it is there. */
export function placeBelow(target: string): Placer {
  const known = new Set<string>();
  const touched = new Set<string>();
  const syncs = createDirectorySyncs(platformFiles);

  async function pathFor(path: string): Promise<Result<string, PlaceError>> {
    assert(isSafe(path), 'a path below the target is relative and safe');
    const folder = await makeFolders(target, posix.dirname(path) === '.' ? '' : posix.dirname(path), known);
    return folder.ok ? ok(join(folder.value, posix.basename(path))) : folder;
  }

  async function place(path: string, give: (to: string) => Promise<void>): Promise<Result<string, PlaceError>> {
    const to = await pathFor(path);
    if (!to.ok) return to;
    try {
      await give(to.value);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return err({ type: 'PlaceTaken', path: to.value });
      if (error instanceof ContentFailure) throw error.cause;
      return err(placeFailed(to.value, error));
    }
    touched.add(dirname(to.value));
    return to;
  }

  return {
    async folder(path) {
      assert(isSafe(path), 'a path below the target is relative and safe');
      const made = await makeFolders(target, path, known);
      if (made.ok) touched.add(dirname(made.value));
      return made;
    },
    move: (from, path) =>
      place(path, async (to) => {
        try {
          await giveName(from, to);
        } catch (error) {
          if (codeOf(error) !== 'EXDEV') throw error;
          await copyToName(from, unfinishedName(to), to);
          await unlink(from);
        }
      }),
    write: (path, content) =>
      place(path, (to) =>
        writeToName(unfinishedName(to), to, async (file) => {
          try {
            for await (const bytes of told(content)) await file.writeFile(bytes);
          } finally {
            await file.close();
          }
        }),
      ),
    async sync() {
      for (const folder of [...known, ...touched]) {
        const synced = await new Promise<Result<void, DiskError>>((resolve) => syncs.sync(folder, resolve));
        if (!synced.ok) return err({ type: 'PlaceFailed', path: folder, cause: synced.error });
      }
      known.clear();
      touched.clear();
      return ok(undefined);
    },
  };
}

/** Tells an error of the content from one of the disk. */
class ContentFailure extends Error {
  override readonly name = 'ContentFailure';
}

async function* told(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw new ContentFailure('the content failed', { cause: error });
  }
}

/** Beside the file, the same in every run, and short enough whatever the file is called. */
const unfinishedName = (path: string): string =>
  join(dirname(path), `.peersume-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.part`);

const isSafe = (path: string): boolean =>
  path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/u.test(name));

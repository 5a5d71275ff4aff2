/**
 * The files of a directory that are open, each with its one exclusive handle, however often it was opened. Opening and
 * deleting take time; for one name they follow one another.
 */
import { type Clock } from '@peersume/base';
import { nameOfError } from './opfs-error.ts';
import { type AccessHandle, type OriginDirectory } from './origin-files.ts';

export interface AccessFiles {
  open(name: string): Promise<OpenAccess>;
  remove(name: string): Promise<void>;
  /** Throws for a number that is not open. */
  handle(file: number): AccessHandle;
  close(file: number): void;
  /** What is being opened meanwhile is closed too. */
  closeAll(): void;
}

export interface OpenAccess {
  readonly file: number;
  readonly handle: AccessHandle;
}

/** A tab that was killed a moment ago may still hold its handles: so often, and so many milliseconds apart. */
const maxTries = 40;
const tryAgainMs = 50;

export function createAccessFiles(directory: OriginDirectory, clock: Pick<Clock, 'after'>): AccessFiles {
  const byName = new Map<string, OpenAccess & { users: number }>();
  const byNumber = new Map<number, { readonly name: string; readonly handle: AccessHandle }>();
  /** By name, the last that was asked for. */
  const last = new Map<string, Promise<unknown>>();
  let nextNumber = 1;
  let isEnded = false;

  function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, turn);
    const forget = (): void => {
      if (last.get(name) === turn) last.delete(name);
    };
    turn.then(forget, forget);
    return turn;
  }

  async function acquire(name: string): Promise<AccessHandle> {
    const file = await directory.getFileHandle(name, { create: true });
    for (let tries = 1; ; tries++) {
      try {
        return await file.createSyncAccessHandle();
      } catch (error) {
        if (nameOfError(error) !== 'NoModificationAllowedError' || tries === maxTries) throw error;
        await new Promise<void>((resolve) => clock.after(tryAgainMs, resolve));
      }
    }
  }

  return {
    open: (name) =>
      inTurn(name, async () => {
        const known = byName.get(name);
        if (known !== undefined) {
          known.users++;
          return known;
        }
        const handle = await acquire(name);
        if (isEnded) {
          // It belongs to the next tab.
          handle.close();
          throw new Error('the disk was ended');
        }
        const opened = { file: nextNumber++, handle, users: 1 };
        byName.set(name, opened);
        byNumber.set(opened.file, { name, handle: opened.handle });
        return opened;
      }),
    remove: (name) =>
      inTurn(name, async () => {
        const known = byName.get(name);
        if (known !== undefined) {
          byName.delete(name);
          byNumber.delete(known.file);
          known.handle.close();
        }
        try {
          await directory.removeEntry(name);
        } catch (error) {
          if (nameOfError(error) !== 'NotFoundError') throw error;
        }
      }),
    handle(file) {
      const found = byNumber.get(file);
      if (found === undefined) throw new Error('the file is not open');
      return found.handle;
    },
    close(file) {
      const name = byNumber.get(file)?.name;
      const known = name === undefined ? undefined : byName.get(name);
      if (name === undefined || known === undefined || --known.users > 0) return;
      byName.delete(name);
      byNumber.delete(file);
      known.handle.close();
    },
    closeAll() {
      isEnded = true;
      for (const { handle } of byName.values()) handle.close();
      byName.clear();
      byNumber.clear();
    },
  };
}

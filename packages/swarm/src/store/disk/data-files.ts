/**
 * The disk files with the pieces' bytes, opened as they are needed. A folder may have a thousand; only so many are open
 * at a time. A file with unsynced writes stays open, because the error of a failed write-back is told to the handle that
 * wrote.
 */
import { ok, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { type DataLayout, type Place } from './data-layout.ts';

export interface DataFiles {
  read(place: Place, length: number, done: (bytes: Result<Uint8Array, DiskError>) => void): void;
  write(place: Place, bytes: Uint8Array, done: (written: Result<void, DiskError>) => void): void;
  sync(file: number, done: (synced: Result<void, DiskError>) => void): void;
  /** In bytes. */
  size(file: number, done: (size: Result<number, DiskError>) => void): void;
  close(): void;
}

/** Open handles of one store: a program may have 1,024 on the usual platforms, and many stores. */
const maxOpenFiles = 32;

export function createDataFiles(disk: Disk, { diskFiles }: Pick<DataLayout, 'diskFiles'>): DataFiles {
  /** In the order of their last use, the oldest first. */
  const handles = new Map<number, Handle>();

  /** Calls `task` with the open file; `finished` must be called once its operation is done. */
  function use<T>(
    file: number,
    done: (result: Result<T, DiskError>) => void,
    task: (open: DiskFile, handle: Handle, finish: (result: Result<T, DiskError>) => void) => void,
  ): void {
    const handle = handles.get(file) ?? beginToOpen(file);
    handles.delete(file);
    handles.set(file, handle);
    handle.users++;
    const run = (opened: Result<DiskFile, DiskError>): void => {
      const finish = (result: Result<T, DiskError>): void => {
        handle.users--;
        closeOldest();
        done(result);
      };
      if (opened.ok) task(opened.value, handle, finish);
      else finish(opened);
    };
    if (handle.opened === undefined) handle.waiting.push(run);
    else run(handle.opened);
  }

  function beginToOpen(file: number): Handle {
    const handle: Handle = { opened: undefined, waiting: [], users: 0, isDirty: false };
    disk.open(diskFiles[file] ?? '', (opened) => {
      handle.opened = opened;
      // The next use tries again.
      if (!opened.ok) handles.delete(file);
      for (const run of handle.waiting.splice(0)) run(opened);
    });
    return handle;
  }

  function closeOldest(): void {
    if (handles.size <= maxOpenFiles) return;
    for (const [file, handle] of handles) {
      if (handle.users > 0 || handle.isDirty || handle.opened === undefined) continue;
      handles.delete(file);
      if (handle.opened.ok) handle.opened.value.close();
      if (handles.size <= maxOpenFiles) return;
    }
  }

  return {
    read: (place, length, done) =>
      use<Uint8Array>(place.file, done, (open, _handle, finish) => open.read(place.offset, length, finish)),
    write: (place, bytes, done) =>
      use<void>(place.file, done, (open, handle, finish) => {
        handle.isDirty = true;
        open.write(place.offset, bytes, finish);
      }),
    sync: (file, done) =>
      use<void>(file, done, (open, handle, finish) => {
        handle.isDirty = false;
        open.sync(finish);
      }),
    size: (file, done) => use<number>(file, done, (open, _handle, finish) => finish(ok(open.size))),
    close() {
      for (const { opened } of handles.values()) if (opened?.ok === true) opened.value.close();
      handles.clear();
    },
  };
}

interface Handle {
  opened: Result<DiskFile, DiskError> | undefined;
  readonly waiting: ((opened: Result<DiskFile, DiskError>) => void)[];
  /** Operations under way. */
  users: number;
  /** Written since the last sync was asked for. */
  isDirty: boolean;
}

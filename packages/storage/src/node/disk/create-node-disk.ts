/**
 * The `Disk` port over files of Node's platform. Many operations run at once, few enough to leave threads to others;
 * each file keeps its order. Handles are opened when they are needed and closed when there are too many; a file with
 * unsynced writes keeps its own, because the error of a failed write-back is told to the handle that wrote.
 *
 * A name stands for a place that `locate` gives: a directory, or for a download where its files will stay. `close` waits
 * for everything that was begun; what is asked after it fails.
 */
import { err, ok, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { dirname, join } from 'node:path';
import { createDirectorySyncs } from './directory-syncs.ts';
import { codeOf, toDiskError } from './disk-error.ts';
import { FileTasks, type FileTask, type Finish } from './file-tasks.ts';
import { type Location } from './location.ts';
import { openHandle } from './open-handle.ts';
import { platformFiles, type PlatformFiles } from './platform-files.ts';
import { readAt, writeAt } from './transfer.ts';

export interface NodeDisk extends Disk, AsyncDisposable {
  /** What was begun is done, handles are closed. */
  close(): Promise<void>;
  /** For tests and measures. */
  readonly openHandles: number;
}

export interface NodeDiskOptions {
  /** A directory, below which plain names lie, or where each name lies; undefined refuses the name. */
  readonly locate: string | ((name: string) => Location | undefined);
  /** Handles that stay open though nothing is asked of their files. */
  readonly maxIdleHandles?: number;
  readonly files?: PlatformFiles;
}

/** A process may have 1,024 on the usual platforms, and there is a disk for each download. */
const usualIdleHandles = 16;
/** Node has four threads for files, hashing and names: two are left to others. */
const maxTransfersAtOnce = 3;
const maxSyncsAtOnce = 2;

export function createNodeDisk(options: NodeDiskOptions): NodeDisk {
  const { files = platformFiles, maxIdleHandles = usualIdleHandles, locate } = options;
  const locationOf =
    typeof locate === 'string'
      ? (name: string): Location | undefined => (isPlainName(name) ? { path: join(locate, name) } : undefined)
      : locate;
  const directories = createDirectorySyncs(files);
  /** By name: every file that is open, or of which something is still asked. */
  const stored = new Map<string, StoredFile>();
  /** Files of which something waits, those that waited longest first. */
  const waiting = new Set<StoredFile>();
  let transfers = 0;
  let syncs = 0;
  let openHandles = 0;
  let closing = 0;
  let isClosed = false;
  const whenIdle: (() => void)[] = [];

  function ask(file: StoredFile, task: FileTask): void {
    if (isClosed) return queueMicrotask(() => task.finish(err(closed)));
    file.tasks.add(task);
    waiting.add(file);
    pump();
  }

  function pump(): void {
    for (const file of waiting) {
      if (transfers >= maxTransfersAtOnce && syncs >= maxSyncsAtOnce) return;
      const group = file.tasks.takeNext((kind) =>
        kind === 'sync' ? syncs < maxSyncsAtOnce : transfers < maxTransfersAtOnce,
      );
      if (group === undefined) continue;
      // To the end: no file keeps the others waiting.
      waiting.delete(file);
      waiting.add(file);
      start(file, group);
    }
  }

  function start(file: StoredFile, group: FileTask[]): void {
    const isSync = group[0]?.kind === 'sync';
    if (isSync) syncs++;
    else transfers++;
    const end = <T>(result: Result<T, DiskError>): void => {
      if (isSync) syncs--;
      else transfers--;
      // One that does not fit any more must not cost those that do.
      if (!result.ok && group.length > 1 && !isSync) {
        file.tasks.putBack(group);
        return pump();
      }
      for (const task of group) file.tasks.remove(task);
      if (file.tasks.isEmpty) waiting.delete(file);
      // Each kind is given its own result: reads stand alone, all others have none.
      for (const task of group) (task.finish as (result: Result<T, DiskError>) => void)(result);
      tidy(file);
      pump();
      endWhenIdle();
    };
    let isWithinCall = true;
    // What needs no platform (nothing to read, no permission to write) is answered later all the same.
    perform(file, group, (result) => (isWithinCall ? queueMicrotask(() => end(result)) : end(result)));
    isWithinCall = false;
  }

  function perform(
    file: StoredFile,
    group: readonly FileTask[],
    finish: (result: Result<never, DiskError>) => void,
  ): void {
    const [first] = group;
    // The results of different kinds meet in one `finish`; `start` hands each task what its kind expects.
    const settle = finish as (result: Result<unknown, DiskError>) => void;
    if (first === undefined) return;
    if (first.kind === 'alone') return first.run(settle as Finish);
    withHandle(file, (opened) => {
      if (!opened.ok) return settle(opened);
      const { descriptor } = opened.value;
      switch (first.kind) {
        case 'read':
          return readAt(files, descriptor, first.start, first.end - first.start, settle);
        case 'write': {
          if (!opened.value.isWritable) return settle(err({ type: 'ReadOnly' }));
          file.isDirty = true;
          const parts = group.flatMap((task) => (task.kind === 'write' ? [task.bytes] : []));
          return writeAt(files, descriptor, first.start, parts, (written) => {
            // Again: a sync may have begun meanwhile that need not know of this.
            file.isDirty = true;
            settle(written);
          });
        }
        case 'sync':
          return syncFile(file, opened.value, settle as Finish);
      }
    });
  }

  function syncFile(file: StoredFile, handle: Handle, done: Finish): void {
    if (!handle.isWritable) return done(ok(undefined));
    file.isDirty = false;
    files.fdatasync(handle.descriptor, (error) => {
      if (error) return done(err(toDiskError(error)));
      if (!file.isNameUnsafe) return done(ok(undefined));
      directories.sync(dirname(file.location.path), (synced) => {
        if (synced.ok) file.isNameUnsafe = false;
        done(synced);
      });
    });
  }

  /** The handle, opened where it is not; several that need it meanwhile share the opening. */
  function withHandle(file: StoredFile, task: (opened: Result<Handle, DiskError>) => void): void {
    if (file.handle !== undefined) return task(ok(file.handle));
    if (file.isGone) return task(err(gone));
    file.opening ??= [];
    file.opening.push(task);
    if (file.opening.length > 1) return;
    // Only the first opening makes a file: one that vanished meanwhile is not an empty one.
    openHandle({ files, location: file.location, makes: !file.wasOpened }, (opened) => {
      if (opened.ok) {
        openHandles++;
        file.handle = opened.value;
        if (opened.value.wasMade) file.isNameUnsafe = true;
        if (!file.wasOpened) file.size = opened.value.size;
        file.wasOpened = true;
      }
      const tasks = file.opening ?? [];
      file.opening = undefined;
      for (const each of tasks) each(opened);
    });
  }

  function closeHandle(file: StoredFile): void {
    const { handle } = file;
    if (handle === undefined) return;
    file.handle = undefined;
    closing++;
    files.close(handle.descriptor, () => {
      openHandles--;
      closing--;
      endWhenIdle();
    });
  }

  function endWhenIdle(): void {
    if (isClosed && stored.size === 0 && closing === 0) for (const done of whenIdle.splice(0)) done();
  }

  /** Forgets a file that nobody has open, and closes handles that were idle longest. */
  function tidy(file: StoredFile): void {
    if (file.tasks.isEmpty && (file.users === 0 || file.isGone)) {
      if (stored.get(file.name) === file) stored.delete(file.name);
      closeHandle(file);
    }
    for (const other of stored.values()) {
      if (openHandles - closing <= maxIdleHandles) return;
      const isIdle = other.tasks.isEmpty && other.opening === undefined;
      if (isIdle && !other.isDirty) closeHandle(other);
    }
  }

  function withFile(
    name: string,
    refuse: (error: Result<never, DiskError>) => void,
    task: (file: StoredFile) => void,
  ): void {
    const location = locationOf(name);
    if (isClosed || location === undefined) return queueMicrotask(() => refuse(err(isClosed ? closed : refused(name))));
    const file = stored.get(name) ?? newFile(name, location);
    // Used last, closed last.
    stored.delete(name);
    stored.set(name, file);
    task(file);
  }

  function alone(file: StoredFile, run: (finish: Finish) => void, finish: Finish): void {
    ask(file, { kind: 'alone', isRunning: false, run, finish });
  }

  function openedFile(file: StoredFile): DiskFile {
    let isOpen = true;
    file.users++;
    return {
      get size() {
        return file.size;
      },
      read(offset, length, done) {
        // No more memory than there are bytes, whatever is asked for.
        const end = Math.max(offset, Math.min(offset + length, file.size));
        ask(file, { kind: 'read', isRunning: false, start: offset, end, finish: done });
      },
      write(offset, bytes, done) {
        const end = offset + bytes.length;
        file.size = Math.max(file.size, end);
        ask(file, { kind: 'write', isRunning: false, start: offset, end, bytes, finish: done });
      },
      sync: (done) => ask(file, { kind: 'sync', isRunning: false, finish: done }),
      truncate(size, done) {
        file.size = size;
        alone(
          file,
          (finish) =>
            withHandle(file, (opened) => {
              if (!opened.ok) return finish(opened);
              if (!opened.value.isWritable) return finish(err({ type: 'ReadOnly' }));
              file.isDirty = true;
              files.ftruncate(opened.value.descriptor, size, (error) =>
                finish(error ? err(toDiskError(error)) : ok(undefined)),
              );
            }),
          done,
        );
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        file.users--;
        tidy(file);
      },
    };
  }

  return {
    open: (name, done) =>
      withFile(name, done, (file) =>
        alone(
          file,
          (finish) => {
            // Deleted after it was asked for: this is a new one.
            if (file.isGone) Object.assign(file, { isGone: false, wasOpened: false });
            withHandle(file, (opened) => finish(opened.ok ? ok(undefined) : opened));
          },
          (opened) => done(opened.ok ? ok(openedFile(file)) : opened),
        ),
      ),
    remove: (name, done) =>
      withFile(name, done, (file) =>
        alone(
          file,
          (finish) => {
            closeHandle(file);
            const { path } = file.location;
            files.unlink(path, (error) => {
              if (error && codeOf(error) !== 'ENOENT') return finish(err(toDiskError(error)));
              file.isGone = true;
              if (error) finish(ok(undefined));
              else directories.sync(dirname(path), finish);
            });
          },
          done,
        ),
      ),
    get openHandles() {
      return openHandles;
    },
    async close() {
      isClosed = true;
      for (const file of stored.values()) {
        file.users = 0;
        tidy(file);
      }
      if (stored.size > 0 || closing > 0) await new Promise<void>((resolve) => whenIdle.push(resolve));
    },
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
}

interface StoredFile {
  readonly name: string;
  readonly location: Location;
  readonly tasks: FileTasks;
  handle: Handle | undefined;
  /** Those who wait for the handle. */
  opening: ((opened: Result<Handle, DiskError>) => void)[] | undefined;
  wasOpened: boolean;
  /** Counting writes that were asked for. */
  size: number;
  /** Written since the last sync began. */
  isDirty: boolean;
  /** Its directory was not synced since it was made or renamed. */
  isNameUnsafe: boolean;
  isGone: boolean;
  /** How often it is open. */
  users: number;
}

interface Handle {
  readonly descriptor: number;
  readonly isWritable: boolean;
}

const newFile = (name: string, location: Location): StoredFile => ({
  name,
  location,
  tasks: new FileTasks(),
  handle: undefined,
  opening: undefined,
  wasOpened: false,
  size: 0,
  isDirty: false,
  isNameUnsafe: false,
  isGone: false,
  users: 0,
});

const isPlainName = (name: string): boolean => /^[^/\\\0]{1,255}$/u.test(name) && name !== '.' && name !== '..';

const failure = (detail: string): DiskError => ({ type: 'DiskFailure', detail });
const closed = failure('the disk is closed');
const gone = failure('the file was deleted');
const refused = (name: string): DiskError => failure(`no file can be called ${JSON.stringify(name)}`);

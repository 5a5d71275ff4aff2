import { type Result } from '../result.ts';

/**
 * Files on a disk, as little as a store needs. Completion is told through `done`, later, never inside the call, and
 * operations on one file take effect in the order in which they were asked for.
 *
 * What was written is safe from a crash of the machine only after a later `sync` of the file is done. Until then any
 * part of it may survive, in any order: that is what the world's disks do when they crash.
 */
export interface Disk {
  /** Opens the file, or makes an empty one. The name is a plain name without directories. */
  open(name: string, done: (opened: Result<DiskFile, DiskError>) => void): void;
  /** Deletes the file, if there is one. */
  remove(name: string, done: (removed: Result<void, DiskError>) => void): void;
}

export interface DiskFile {
  /** In bytes, counting writes that were asked for. */
  readonly size: number;
  /** Reads at most `length` bytes at `offset`; fewer at the end of the file. A hole reads as zeros. */
  read(offset: number, length: number, done: (bytes: Result<Uint8Array, DiskError>) => void): void;
  /** Takes a copy of `bytes` or has written them before `done`. Writing beyond the end makes a hole. */
  write(offset: number, bytes: Uint8Array, done: (written: Result<void, DiskError>) => void): void;
  /** Everything written so far is safe. */
  sync(done: (synced: Result<void, DiskError>) => void): void;
  /** Sets the size: cuts the end off or adds zeros. */
  truncate(size: number, done: (truncated: Result<void, DiskError>) => void): void;
  close(): void;
}

export type DiskError =
  /** No space is left; what was there before is unchanged. */
  | { readonly type: 'DiskFull' }
  | { readonly type: 'ReadOnly' }
  /** The device gave an error; the bytes may or may not be there. */
  | { readonly type: 'DiskFailure'; readonly detail: string };

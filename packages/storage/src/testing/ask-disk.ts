/** The callbacks of a disk as promises, for tests. */
import { type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';

export const openOn = (disk: Disk, name: string): Promise<Result<DiskFile, DiskError>> =>
  new Promise((resolve) => disk.open(name, resolve));

export async function mustOpen(disk: Disk, name: string): Promise<DiskFile> {
  const opened = await openOn(disk, name);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

export const removeFrom = (disk: Disk, name: string): Promise<Result<void, DiskError>> =>
  new Promise((resolve) => disk.remove(name, resolve));

export const readFrom = (file: DiskFile, offset: number, length: number): Promise<Result<Uint8Array, DiskError>> =>
  new Promise((resolve) => file.read(offset, length, resolve));

export const writeTo = (file: DiskFile, offset: number, bytes: Uint8Array): Promise<Result<void, DiskError>> =>
  new Promise((resolve) => file.write(offset, bytes, resolve));

export const syncOf = (file: DiskFile): Promise<Result<void, DiskError>> =>
  new Promise((resolve) => file.sync(resolve));

export const truncateTo = (file: DiskFile, size: number): Promise<Result<void, DiskError>> =>
  new Promise((resolve) => file.truncate(size, resolve));

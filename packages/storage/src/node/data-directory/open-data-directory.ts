/**
 * The one directory in which a program keeps what it must find again. It is its owner's alone (0700, files 0600), one
 * program works in it at a time, and what it holds opens in every later version; a newer one's is refused and left alone.
 */
import { err, ok, type LogStore, type Result } from '@peersume/base';
import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeOf } from '../disk/disk-error.ts';
import { privateDirectoryMode, privateFileMode } from '../disk/platform-files.ts';
import { acquireLock, type DirectoryLock } from './acquire-lock.ts';
import { createFileRecords, type FileRecords } from './database/file-records.ts';
import { openDatabase } from './database/open-database.ts';
import { createSmallValues, type SmallValues } from './database/small-values.ts';
import { createSqliteLogs } from './database/sqlite-logs.ts';
import { type DirectoryError, unusable } from './directory-error.ts';
import { isUnfinished, makeWholeFile, removeUnfinished } from './whole-file.ts';

export interface DataDirectory extends Disposable {
  /** Absolute. */
  readonly path: string;
  readonly files: FileRecords;
  readonly values: SmallValues;
  readonly logs: LogStore;
  /** A directory inside, made where it is not there. The name is a plain one. */
  folder(name: string): Promise<Result<string, DirectoryError>>;
  /** Bytes that nobody else may read, in a file of their own (`NAME.key`); made once, then always the same. */
  secret(name: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<Result<Uint8Array, DirectoryError>>;
  /** Closes the database and gives the lock up. Idempotent. */
  close(): void;
}

/** Of the directory as a whole: what lies where. The database has its own. */
export const directoryVersion = 1;

export async function openDataDirectory(directory: string): Promise<Result<DataDirectory, DirectoryError>> {
  const path = resolve(directory);
  const prepared = await prepare(path);
  if (!prepared.ok) return prepared;
  const lock = acquireLock(path);
  if (!lock.ok) return lock;
  const opened = await openLocked(path, lock.value);
  if (!opened.ok) lock.value.release();
  return opened;
}

/** The directory is there, it is ours, and nobody else sees into it. */
async function prepare(path: string): Promise<Result<void, DirectoryError>> {
  try {
    const made = await mkdir(path, { recursive: true, mode: privateDirectoryMode });
    if (made !== undefined) return ok(undefined);
    const { mode, uid } = await stat(path);
    if (process.getuid !== undefined && uid !== process.getuid())
      return err(unusable(path, 'it belongs to another user'));
    const names = await readdir(path);
    const isOurs =
      names.includes(versionName) || names.every((name) => mayBeThereBefore.has(name) || isUnfinished(name));
    if (!isOurs) return err(unusable(path, 'it holds other things; a directory of its own is needed'));
    if ((mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(path, privateDirectoryMode);
    return ok(undefined);
  } catch (error) {
    return err(unusable(path, error));
  }
}

async function openLocked(path: string, lock: DirectoryLock): Promise<Result<DataDirectory, DirectoryError>> {
  await removeUnfinished(path);
  const version = await readVersion(path);
  if (!version.ok) return version;
  const databasePath = join(path, 'peersume.db');
  try {
    // SQLite would make it as the umask says; what it makes beside it is like it.
    await makeWholeFile(databasePath, new Uint8Array(0));
    await chmod(databasePath, privateFileMode);
  } catch (error) {
    return err(unusable(path, error));
  }
  const database = openDatabase(databasePath);
  if (!database.ok) {
    const { error } = database;
    if (error.type === 'DatabaseUnusable') return err(unusable(path, error.detail));
    return err({ type: 'DirectoryNewer', directory: path, version: error.version, supported: error.supported });
  }
  const close = (): void => {
    if (database.value.isOpen) database.value.close();
    lock.release();
  };
  return ok({
    path,
    files: createFileRecords(database.value),
    values: createSmallValues(database.value),
    logs: createSqliteLogs(database.value),
    folder: (name) => makeFolder(path, name),
    secret: (name, make) => keepSecret(path, name, make),
    close,
    [Symbol.dispose]: close,
  });
}

const versionName = 'version';
/** What a person or a file system may have put there before the program's first start, or an interrupted one has. */
const mayBeThereBefore: ReadonlySet<string> = new Set(['config.json', 'lost+found', 'lock', 'lock-holder.json']);

async function readVersion(path: string): Promise<Result<number, DirectoryError>> {
  try {
    const file = join(path, versionName);
    await makeWholeFile(file, new TextEncoder().encode(`${directoryVersion}\n`));
    const text = (await readFile(file, 'latin1')).trim();
    if (!/^[1-9][0-9]{0,8}$/u.test(text)) return err(unusable(path, `${file} is damaged`));
    const version = Number(text);
    if (version <= directoryVersion) return ok(version);
    return err({ type: 'DirectoryNewer', directory: path, version, supported: directoryVersion });
  } catch (error) {
    return err(unusable(path, error));
  }
}

async function makeFolder(path: string, name: string): Promise<Result<string, DirectoryError>> {
  if (!isPlainName(name)) return err(unusable(path, `${JSON.stringify(name)} is no name`));
  const folder = join(path, name);
  try {
    await mkdir(folder, { mode: privateDirectoryMode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return err(unusable(path, error));
  }
  return ok(folder);
}

async function keepSecret(
  path: string,
  name: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Result<Uint8Array, DirectoryError>> {
  if (!isPlainName(name)) return err(unusable(path, `${JSON.stringify(name)} is no name`));
  const file = join(path, `${name}.key`);
  try {
    const kept = await readIfThere(file);
    if (kept !== undefined) return ok(kept);
    await makeWholeFile(file, await make());
    return ok(new Uint8Array(await readFile(file)));
  } catch (error) {
    return err(unusable(path, error));
  }
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = new Uint8Array(await readFile(file));
    // A backup that was put back may have been made readable for others.
    await chmod(file, privateFileMode);
    return bytes;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const isPlainName = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{0,99}$/u.test(name);

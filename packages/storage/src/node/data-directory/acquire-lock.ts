/**
 * One program works in a directory at a time. The lock is the operating system's, by way of SQLite, which takes it on
 * every platform: it ends with the process, however that ends, and knows nothing of process numbers, so neither a kill
 * nor a container that begins again with the same number leaves it behind. Who holds it is written beside, for people
 * alone.
 *
 * Nothing else may open the file `lock` in this process: on POSIX, closing it would give the lock up.
 */
import { err, ok, type Result } from '@peersume/base';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { privateFileMode } from '../disk/platform-files.ts';
import { resultCodeOf, resultCodes } from './database/result-codes.ts';
import { type DirectoryError, unusable } from './directory-error.ts';

export interface DirectoryLock {
  release(): void;
}

export function acquireLock(directory: string): Result<DirectoryLock, DirectoryError> {
  const holderPath = join(directory, 'lock-holder.json');
  let database: DatabaseSync | undefined;
  try {
    const path = join(directory, 'lock');
    database = new DatabaseSync(path, { timeout: 0 });
    // Nothing is ever written: no journal need lie beside it.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    chmodSync(path, privateFileMode);
  } catch (error) {
    database?.close();
    if (resultCodeOf(error) !== resultCodes.busy) return err(unusable(directory, error));
    const { process: byProcess, host: onHost } = readHolder(holderPath);
    return err({ type: 'DirectoryLocked', directory, byProcess, onHost });
  }
  const held = database;
  try {
    writeFileSync(holderPath, JSON.stringify({ process: process.pid, host: hostname() }), { mode: privateFileMode });
  } catch (error) {
    held.close();
    return err(unusable(directory, error));
  }
  return ok({
    release() {
      if (!held.isOpen) return;
      rmSync(holderPath, { force: true });
      held.close();
    },
  });
}

/** What is written there helps a person and decides nothing. */
function readHolder(path: string): { readonly process: number | undefined; readonly host: string | undefined } {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return unknownHolder;
    return {
      process: 'process' in value && typeof value.process === 'number' ? value.process : undefined,
      host: 'host' in value && typeof value.host === 'string' ? value.host : undefined,
    };
  } catch {
    return unknownHolder;
  }
}

const unknownHolder = { process: undefined, host: undefined };

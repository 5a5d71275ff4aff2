/**
 * Makes names safe: a file that was made, renamed or deleted is so after a crash only once its directory was synced.
 * Several that ask at once share a sync. The directory may be as new as the file: the first time, those around it are
 * synced with it. Platforms whose directories cannot be synced (Windows) need none.
 */
import { err, ok, type DiskError, type Result } from '@peersume/base';
import { dirname } from 'node:path';
import { codeOf, toDiskError } from './disk-error.ts';
import { openFlags, type PlatformFiles } from './platform-files.ts';

/** A directory, in one for all like it, in the data directory. */
const maxNewDirectories = 2;

type Done = (synced: Result<void, DiskError>) => void;

export interface DirectorySyncs {
  sync(directory: string, done: Done): void;
}

export function createDirectorySyncs(files: PlatformFiles): DirectorySyncs {
  /** By directory: those who wait for the sync after the one that runs. */
  const running = new Map<string, Done[]>();
  /** Directories whose own names are safe. */
  const settled = new Set<string>();

  function run(directory: string, dones: readonly Done[]): void {
    const waiting: Done[] = [];
    running.set(directory, waiting);
    syncDirectory(files, directory, (synced) => {
      if (waiting.length > 0) run(directory, waiting);
      else running.delete(directory);
      if (synced.ok && !settled.has(directory)) settle(directory, maxNewDirectories, dones);
      else for (const done of dones) done(synced);
    });
  }

  /** Those around may be another's, and then they are not new: what cannot be synced there is let be. */
  function settle(directory: string, levels: number, dones: readonly Done[]): void {
    const around = dirname(directory);
    settled.add(directory);
    if (levels > 0 && around !== directory && !settled.has(around))
      return syncDirectory(files, around, () => settle(around, levels - 1, dones));
    for (const done of dones) done(ok(undefined));
  }

  return {
    sync(directory, done) {
      const waiting = running.get(directory);
      if (waiting === undefined) run(directory, [done]);
      else waiting.push(done);
    },
  };
}

function syncDirectory(files: PlatformFiles, directory: string, done: Done): void {
  files.open(directory, openFlags.readOnly, (error, descriptor) => {
    if (error) return done(cannotSync.has(codeOf(error)) ? ok(undefined) : err(toDiskError(error)));
    files.fsync(descriptor, (failure) =>
      files.close(descriptor, () =>
        done(failure && !cannotSync.has(codeOf(failure)) ? err(toDiskError(failure)) : ok(undefined)),
      ),
    );
  });
}

/** Windows opens no directory; some file systems of the network sync none. */
const cannotSync: ReadonlySet<string> = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EBADF']);

/** Opens a regular file, or makes it: never through a symbolic link, for reading alone where it may not be written. */
import { err, ok, type DiskError, type Result } from '@peersume/base';
import { type Location } from './location.ts';
import { codeOf, toDiskError } from './disk-error.ts';
import { openFlags, privateFileMode, type PlatformFiles } from './platform-files.ts';

export interface OpenedHandle {
  readonly descriptor: number;
  readonly size: number;
  readonly isWritable: boolean;
  /** Its name is safe only once the directory was synced. */
  readonly wasMade: boolean;
}

type Done = (opened: Result<OpenedHandle, DiskError>) => void;

export interface OpenHandleOptions {
  readonly files: PlatformFiles;
  readonly location: Location;
  /** False: a file that is not there is a failure. */
  readonly makes: boolean;
}

export function openHandle({ files, location, makes }: OpenHandleOptions, done: Done): void {
  const { path, mode = privateFileMode, isReadOnly = false } = location;
  const attempt = (flags: number, facts: { isWritable: boolean; wasMade: boolean }, otherwise: Otherwise): void =>
    files.open(path, flags, mode, (error, descriptor) => {
      if (error) otherwise(error);
      else measure(files, descriptor, facts, done);
    });
  const fail: Otherwise = (error) => done(err(toDiskError(error)));
  const make = (triesLeft: number): void =>
    attempt(openFlags.create, { isWritable: true, wasMade: true }, (error) => {
      // Somebody made it between the two calls.
      if (codeOf(error) === 'EEXIST' && triesLeft > 0) begin(triesLeft - 1);
      else fail(error);
    });
  const begin = (triesLeft: number): void =>
    attempt(openFlags.readWrite, { isWritable: true, wasMade: false }, (error) => {
      if (codeOf(error) === 'ENOENT' && makes) return make(triesLeft);
      if (toDiskError(error).type !== 'ReadOnly') return fail(error);
      attempt(openFlags.readOnly, { isWritable: false, wasMade: false }, (second) =>
        fail(codeOf(second) === 'ENOENT' ? error : second),
      );
    });
  if (isReadOnly) attempt(openFlags.readOnly, { isWritable: false, wasMade: false }, fail);
  else begin(3);
}

type Otherwise = (error: unknown) => void;

function measure(
  files: PlatformFiles,
  descriptor: number,
  facts: { readonly isWritable: boolean; readonly wasMade: boolean },
  done: Done,
): void {
  files.fstat(descriptor, (error, stats) => {
    if (!error && stats.isFile()) return done(ok({ descriptor, size: stats.size, ...facts }));
    const failure: DiskError = error ? toDiskError(error) : { type: 'DiskFailure', detail: 'it is not a regular file' };
    files.close(descriptor, () => done(err(failure)));
  });
}

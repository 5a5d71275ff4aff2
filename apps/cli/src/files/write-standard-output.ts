import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';
import { describeFileError } from './describe-file-error.ts';

/** Resolves when the bytes are handed to the system: the program must not end before. */
export function writeStandardOutput(bytes: Uint8Array | string): Promise<Result<void, Refusal>> {
  return new Promise((resolve) => {
    process.stdout.write(bytes, (error) => {
      const isEnded = error != null && 'code' in error && error.code === 'EPIPE';
      if (error == null || isEnded) resolve(ok(undefined));
      else resolve(err({ type: 'CannotWrite', message: describeFileError(error, 'standard output') }));
    });
  });
}

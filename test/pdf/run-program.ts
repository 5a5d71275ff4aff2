import { execFile } from 'node:child_process';

export interface ProgramRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A judge that takes longer than this hangs. */
const timeoutMs = 120_000;
/** The object tree of a fifty-page file as JSON has about 20 MB. */
const maxOutputBytes = 200_000_000;

/** Runs a program to its end; a status other than 0 is a result, not an exception. */
export function runProgram(path: string, args: readonly string[]): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    execFile(
      path,
      args,
      { encoding: 'utf8', timeout: timeoutMs, maxBuffer: maxOutputBytes },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

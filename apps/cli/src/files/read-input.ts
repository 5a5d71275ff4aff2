/** Reads a file or standard input whole, up to a limit: what is longer is reported as it is, without being read. */
import { open } from 'node:fs/promises';
import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';
import { describeFileError } from './describe-file-error.ts';

/** More than any résumé that can be loaded (the loader says so with the exact figure), less than what fills a memory. */
const maxReadBytes = 64 * 1024 * 1024;

/** `-` is standard input. */
export async function readInput(path: string): Promise<Result<Uint8Array, Refusal>> {
  return path === '-' ? await readStandardInput() : await readFile(path);
}

async function readFile(path: string): Promise<Result<Uint8Array, Refusal>> {
  try {
    await using file = await open(path);
    const status = await file.stat();
    if (status.isDirectory()) return refuse(`${path} is a directory, not a file.`, path);
    if (status.size > maxReadBytes) return err(tooLong(path));
    // A named pipe or /dev/stdin has no size.
    return await collect(file.createReadStream({ autoClose: false }), path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const refusal = refuse(describeFileError(error, path), path);
    return isMissing ? err({ ...refusal.error, next: `peersume sample student -o ${path}` }) : refusal;
  }
}

async function readStandardInput(): Promise<Result<Uint8Array, Refusal>> {
  try {
    return await collect(process.stdin, 'standard input');
  } catch (error) {
    return refuse(describeFileError(error, 'standard input'), '-');
  }
}

async function collect(stream: AsyncIterable<Uint8Array>, name: string): Promise<Result<Uint8Array, Refusal>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxReadBytes) return err(tooLong(name));
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}

const tooLong = (name: string): Refusal => ({
  type: 'ProblemInInput',
  message: `${name} has more than ${maxReadBytes / 1024 / 1024} MB; no résumé has.`,
  facts: { path: name, limit: maxReadBytes },
});

const refuse = (message: string, path: string) => err<Refusal>({ type: 'CannotRead', message, facts: { path } });

/** Runs the real command line as a child process, the way a person's shell does. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
export const cliPath = join(repository, 'apps/cli/bin/peersume.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stdoutBytes: Uint8Array;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly input?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function runCli(commandLine: readonly string[], options: CliOptions): Promise<Ended> {
  const child = startCli(commandLine, options);
  child.process.stdin.end(options.input ?? '');
  return await child.ended;
}

export interface Started {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** Resolves with the first line of standard output, after those already waited for, that has the text. */
  readonly line: (text: string) => Promise<string>;
  /** The same for standard error. */
  readonly errorLine: (text: string) => Promise<string>;
}

export function startCli(commandLine: readonly string[], { cwd, env }: CliOptions): Started {
  const child = spawn(process.execPath, [cliPath, ...commandLine], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  });
  // A program that refuses its input may end before it has read it.
  child.stdin.on('error', () => undefined);
  const out = collectLines(child.stdout);
  const error = collectLines(child.stderr);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      out.end();
      error.end();
      const stdoutBytes = out.bytes();
      resolve({
        code,
        stdout: new TextDecoder().decode(stdoutBytes),
        stdoutBytes,
        stderr: new TextDecoder().decode(error.bytes()),
      });
    });
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, ended, line: out.line, errorLine: error.line };
}

/** An empty directory for one test. */
export function emptyDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'peersume-cli-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function collectLines(stream: NodeJS.ReadableStream) {
  const chunks: Uint8Array[] = [];
  const waiting: { text: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let seen = 0;
  let isEnded = false;

  const bytes = () => new Uint8Array(Buffer.concat(chunks));
  const settle = () => {
    const lines = new TextDecoder().decode(bytes()).split('\n').slice(0, -1);
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const { text } = first;
      const at = lines.findIndex((line, index) => index >= seen && line.includes(text));
      if (at < 0) break;
      seen = at + 1;
      waiting.shift();
      first.resolve(lines[at] ?? '');
    }
    if (isEnded)
      for (const { text, reject } of waiting.splice(0))
        reject(new Error(`ended without a line with “${text}”: ${lines.join('\n')}`));
  };
  stream.on('data', (chunk: Uint8Array) => {
    chunks.push(chunk);
    settle();
  });
  return {
    bytes,
    line: (text: string) =>
      new Promise<string>((resolve, reject) => {
        waiting.push({ text, resolve, reject });
        settle();
      }),
    end: () => {
      isEnded = true;
      settle();
    },
  };
}

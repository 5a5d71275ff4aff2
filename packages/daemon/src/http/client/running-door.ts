/** A running daemon's door, over its local HTTP interface. */
import { request, type IncomingMessage } from 'node:http';
import { err, ok, type Result } from '@peersume/base';
import type { DoorFile } from '../door-file.ts';
import type { Door, DoorError } from './door.ts';

const answerWithinMs = 2_000; // loopback; a daemon that is busier than that is stuck

/** Undefined where whoever listens there is not that daemon. */
export async function runningDoor(door: DoorFile): Promise<Door | undefined> {
  if (!(await answers(door))) return undefined;
  return {
    isRunning: true,
    call: async (name, input, told, signal) => {
      const never = new AbortController().signal;
      // The daemon is of this program: what it answers has the operation's types.
      return (await callOver(door, name, input, told as never, signal ?? never)) as never;
    },
    read: (root, path, range, signal) => readOver(door, root, path, range, signal),
    close: async () => {},
  };
}

/** A program that took the port of a daemon that was killed does not know the token: `offers` needs it. */
async function answers(door: DoorFile): Promise<boolean> {
  const result = await callOver(door, 'offers', {}, () => {}, AbortSignal.timeout(answerWithinMs));
  return result.ok;
}

async function callOver(
  door: DoorFile,
  name: string,
  input: unknown,
  told: ((progress: unknown) => void) | undefined,
  signal: AbortSignal,
): Promise<Result<unknown, DoorError>> {
  try {
    const response = await ask(door, 'POST', `/api/${name}`, JSON.stringify(input), {}, signal);
    let last: unknown;
    for await (const line of linesOf(response)) {
      const message: { readonly progress?: unknown } = JSON.parse(line);
      if (message.progress === undefined) last = message;
      else told?.(message.progress);
    }
    const result = last as Result<unknown, DoorError> | undefined;
    if (result?.ok === true) return ok(result.value);
    return err(result?.error ?? gone('it ended its answer early'));
  } catch (error) {
    return err(signal.aborted ? { type: 'Aborted' } : gone(error instanceof Error ? error.message : String(error)));
  }
}

const gone = (detail: string): DoorError => ({ type: 'DaemonGone', detail });

async function* readOver(
  door: DoorFile,
  root: string,
  path: string,
  { start, end }: { readonly start: number; readonly end?: number | undefined },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const names = path === '' ? '' : `/${path.split('/').map(encodeURIComponent).join('/')}`;
  if (end !== undefined && end <= start) return;
  const range = `bytes=${start}-${end === undefined ? '' : end - 1}`;
  const response = await ask(door, 'GET', `/files/${root}${names}`, undefined, { Range: range }, signal);
  // Beyond the end of a file, an empty one's included, there is nothing.
  if (response.statusCode === 416) return void response.destroy();
  if (response.statusCode !== 206 && response.statusCode !== 200) {
    response.destroy();
    throw new Error(`the daemon answered ${response.statusCode}`);
  }
  yield* response as AsyncIterable<Uint8Array>;
}

function ask(
  { host, port, token }: DoorFile,
  method: string,
  path: string,
  body: string | undefined,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host,
      port,
      method,
      path,
      signal,
      agent: false,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
        ...headers,
      },
    });
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end(body);
  });
}

async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  response.setEncoding('utf8');
  let rest = '';
  for await (const text of response as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
  if (rest !== '') yield rest;
}

/**
 * `POST /api/NAME` with JSON: runs an operation. The answer is one JSON object a line: `{"progress": …}` as it goes, then
 * `{"ok": true, "value": …}` or `{"ok": false, "error": …}`. Whoever goes away cancels what it asked for.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Result } from '@peersume/base';
import { answerError, commonHeaders } from './answer.ts';
import { readJsonBody } from './read-body.ts';
import { signalOfReader } from './write-chunks.ts';
import type { OperationContext } from './operations/operation.ts';
import { operations, type OperationName } from './operations/operations.ts';

export async function callOperation(
  name: string,
  context: OperationContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOperation(name)) return answerError(response, 404, 'NotThere', 'There is nothing of this name to ask for.');
  if (request.method !== 'POST') return answerError(response, 405, 'WrongMethod', 'Ask with POST.', { Allow: 'POST' });
  const signal = signalOfReader(response);
  const body = await readJsonBody(request);
  if (!body.ok) return answerError(response, body.error.status, 'BodyWrong', body.error.message);
  let hasBegun = false;
  const begin = (): void => {
    hasBegun = true;
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  };
  const result = await runOperation(
    name,
    context,
    body.value,
    (progress) => {
      if (signal.aborted) return;
      if (!hasBegun) begin();
      // What a slow reader has not read yet it need not read: newer progress makes up for it.
      if (!response.writableNeedDrain) response.write(line({ progress }));
    },
    signal,
  );
  if (signal.aborted) return void response.destroy();
  if (!hasBegun) begin();
  response.end(line(result));
}

/** The same from within the process. */
export async function runOperation(
  name: OperationName,
  context: OperationContext,
  input: unknown,
  told: (progress: unknown) => void,
  signal: AbortSignal,
): Promise<Result<unknown, { readonly type: string }>> {
  const { read, run } = operations[name];
  const given = read(input);
  if (!given.ok) return given;
  // The table gives each operation what its own `read` made; the types of one entry cannot say that of all.
  return await (run as (...parts: readonly unknown[]) => ReturnType<typeof run>)(context, given.value, told, signal);
}

const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name);

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

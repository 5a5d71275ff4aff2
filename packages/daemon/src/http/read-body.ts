/** The JSON of a request: bounded, and only where it says that it is JSON, which no form of another site can. */
import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '@peersume/base';
import { maxBodyBytes } from './limits.ts';

export interface BodyError {
  readonly status: number;
  readonly message: string;
}

export async function readJsonBody(request: IncomingMessage): Promise<Result<unknown, BodyError>> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return err({ status: 415, message: 'Send JSON, as application/json.' });
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      byteLength += chunk.byteLength;
      if (byteLength > maxBodyBytes) return err({ status: 413, message: `At most ${maxBodyBytes} bytes are read.` });
      chunks.push(chunk);
    }
  } catch {
    return err({ status: 400, message: 'The request ended before its end.' });
  }
  try {
    return ok(JSON.parse(byteLength === 0 ? '{}' : Buffer.concat(chunks).toString('utf8')));
  } catch {
    return err({ status: 400, message: 'The body is not JSON.' });
  }
}

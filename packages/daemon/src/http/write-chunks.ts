/** Writes to a reader no faster than it reads. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Ends early where the reader is gone, without a word; rejects as the chunks do. */
export async function writeChunks(
  response: ServerResponse,
  chunks: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
): Promise<void> {
  for await (const chunk of chunks) {
    if (signal.aborted) return;
    if (response.write(chunk)) continue;
    try {
      await once(response, 'drain', { signal });
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
  }
}

/** Raised when the reader is gone before the answer was whole. */
export function signalOfReader(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('the reader is gone'));
  });
  return controller.signal;
}

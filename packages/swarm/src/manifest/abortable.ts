/**
 * The same stream, which ends with the signal's reason as soon as the signal is raised, even while the source keeps its
 * reader waiting.
 */
import { type ByteSource } from './cut-pieces.ts';

export async function* abortable(source: ByteSource, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  signal.throwIfAborted();
  const raised = Promise.withResolvers<never>();
  raised.promise.catch(() => {});
  const raise = (): void => raised.reject(signal.reason);
  signal.addEventListener('abort', raise, { once: true });
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let open = true;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), raised.promise]);
      signal.throwIfAborted();
      if (next.done === true) {
        open = false;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', raise);
    // Not awaited: a source that does not answer would not answer this either.
    if (open) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

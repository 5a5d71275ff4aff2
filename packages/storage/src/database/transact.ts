/**
 * One transaction, as a whole or not at all. `work` asks for what it needs and gives the way to the answer, which is
 * taken when the transaction is complete: only then is it on the disk.
 */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { toStoreError } from './store-error.ts';

export type Work<T> = (transaction: IDBTransaction) => () => T;

export function transact<T>(
  transaction: IDBTransaction,
  work: Work<T>,
  signal: AbortSignal | undefined,
): Promise<Result<T, LogStoreError>> {
  const { promise, resolve } = Promise.withResolvers<Result<T, LogStoreError>>();
  let thrown: unknown;
  let answer: (() => T) | undefined;

  function stop(): void {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself meanwhile.
    }
  }

  transaction.oncomplete = () => {
    signal?.removeEventListener('abort', stop);
    if (answer !== undefined) resolve(ok(answer()));
  };
  transaction.onabort = () => {
    signal?.removeEventListener('abort', stop);
    if (signal?.aborted === true) resolve(err({ type: 'Aborted' }));
    else resolve(err(toStoreError(thrown ?? transaction.error ?? 'the browser has stopped the transaction')));
  };
  signal?.addEventListener('abort', stop);
  try {
    answer = work(transaction);
  } catch (error) {
    // A value that cannot be stored.
    thrown = error;
    stop();
  }
  return promise;
}

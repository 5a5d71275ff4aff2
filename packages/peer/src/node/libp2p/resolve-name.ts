/** Names as the system resolves them: its hosts file, its servers, its order of families. */
import { lookup } from 'node:dns/promises';

export async function resolveName(name: string, family: 4 | 6 | 0, signal: AbortSignal): Promise<readonly string[]> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    const found = await Promise.race([lookup(name, { all: true, family }), aborted.promise]);
    return found.map(({ address }) => address);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

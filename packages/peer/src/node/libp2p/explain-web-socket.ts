/**
 * Why a WebSocket did not open: the platform's own says only that it did not. The same host is asked once more, by TCP and
 * then by TLS, for the error that each of them gives.
 */
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type StreamAddress } from '../../libp2p/stream-address.ts';

/** The error; undefined where all of it works, so that what answers must be something else than a WebSocket. */
export async function explainWebSocket(address: StreamAddress, signal: AbortSignal): Promise<unknown> {
  const { host, port, isSecure } = address;
  const isName = host.type !== 'ip4' && host.type !== 'ip6';
  const tcp = connectTcp({ host: host.name, port });
  const refused = await outcome(tcp, 'connect', signal);
  if (refused !== undefined || !isSecure) {
    tcp.destroy();
    return refused;
  }
  const tls = connectTls({ socket: tcp, ...(isName && { servername: host.name }) });
  const distrusted = await outcome(tls, 'secureConnect', signal);
  tls.destroy();
  return distrusted;
}

function outcome(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const late = (): void => resolve(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
  if (signal.aborted) late();
  signal.addEventListener('abort', late, { once: true });
  socket.once(event, () => resolve(undefined));
  socket.on('error', resolve);
  return promise.finally(() => signal.removeEventListener('abort', late));
}

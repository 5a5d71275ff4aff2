/**
 * A request for WebSocket is passed on, byte for byte, to the port on loopback where the peer's own listener is: it has
 * its limits and proves identities; here only TLS ends. Each side waits for the other (`pipe`).
 */
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

const connectWithinMs = 5_000;

export function forwardUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Uint8Array,
  port: number | undefined,
): void {
  socket.on('error', () => socket.destroy());
  if (port === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    return;
  }
  const inner = connect({ host: '127.0.0.1', port });
  const timer = setTimeout(() => inner.destroy(), connectWithinMs);
  inner.once('connect', () => {
    clearTimeout(timer);
    inner.write(headOf(request));
    if (head.byteLength > 0) inner.write(head);
    inner.pipe(socket);
    socket.pipe(inner);
  });
  inner.once('error', () => socket.destroy());
  inner.once('close', () => {
    clearTimeout(timer);
    socket.destroy();
  });
  socket.once('close', () => inner.destroy());
}

/** As it came; Node has checked that no name or value has a line break in it. */
function headOf({ method = 'GET', url = '/', rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index < rawHeaders.length; index += 2)
    lines.push(`${rawHeaders[index] ?? ''}: ${rawHeaders[index + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

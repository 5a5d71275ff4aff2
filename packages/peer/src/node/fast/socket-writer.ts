/** A TLS socket as the stream of a link: one write under way at a time, the next when it has left for the system. */
import { type TLSSocket } from 'node:tls';
import { type ByteWriter } from '../../frames/index.ts';

export function createSocketWriter(socketOf: () => TLSSocket, writable: () => void): ByteWriter {
  return {
    write(parts) {
      const socket = socketOf();
      const last = parts.length - 1;
      // Not corked: several parts would be copied to one, as OpenSSL takes one stretch of memory.
      for (const [index, part] of parts.entries()) {
        if (index < last) socket.write(part);
        else socket.write(part, writable);
      }
      return false;
    },
    pause: () => void socketOf().pause(),
    resume: () => void socketOf().resume(),
    end: () => void socketOf().end(),
    destroy: () => void socketOf().destroy(),
  };
}

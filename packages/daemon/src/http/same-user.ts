/**
 * Whether the other end of a loopback connection is a program of the same person. Linux tells the owner of every socket
 * in /proc/net; elsewhere it cannot be known, and the answer is undefined.
 */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

const maxTableBytes = 16 << 20; // some hundred thousand sockets

export async function isOfSameUser(socket: Socket): Promise<boolean | undefined> {
  const own = process.getuid?.();
  if (process.platform !== 'linux' || own === undefined) return undefined;
  const { localPort, remotePort } = socket;
  if (localPort === undefined || remotePort === undefined) return false;
  for (const path of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const table = await readFile(path, 'latin1').catch(() => '');
    if (table.length > maxTableBytes) return false;
    const owner = ownerOf(table, { local: remotePort, remote: localPort });
    // The administrator can read the token anyway.
    if (owner !== undefined) return owner === own || owner === 0;
  }
  return false;
}

const established = '01';

/** proc(5): number, local address, remote address, state, queues, timer, retransmissions, user. */
export function ownerOf(table: string, ports: { readonly local: number; readonly remote: number }): number | undefined {
  const local = hexPort(ports.local);
  const remote = hexPort(ports.remote);
  for (const line of table.split('\n').slice(1)) {
    const [, from = '', to = '', state, , , , user = ''] = line.trim().split(/\s+/u);
    if (state === established && from.endsWith(local) && to.endsWith(remote)) return Number(user);
  }
  return undefined;
}

const hexPort = (port: number): string => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;

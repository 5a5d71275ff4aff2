/**
 * The program that served this page, where it is a peer itself: it tells its identity at `peer.json`, and takes WebSocket
 * at the very address of the page, so that nobody else is ever asked. A plain web server has no such file.
 */
import type { PeerAddress } from '@peersume/peer';

export interface OriginPeer {
  readonly address: PeerAddress;
  /** Peers meet there; otherwise it is a daemon, one more peer. */
  readonly isCoordinator: boolean;
}

export async function findOriginPeer(place: Pick<Location, 'href'>): Promise<OriginPeer | undefined> {
  try {
    const response = await fetch(new URL('peer.json', place.href), { cache: 'no-store', redirect: 'error' });
    if (!response.ok) return undefined;
    const told: unknown = await response.json();
    if (typeof told !== 'object' || told === null || !('id' in told) || typeof told.id !== 'string') return undefined;
    if (!/^[1-9A-HJ-NP-Za-km-z]{40,64}$/u.test(told.id)) return undefined;
    const isCoordinator = 'isCoordinator' in told && told.isCoordinator === true;
    return { address: addressOf(new URL(place.href), told.id), isCoordinator };
  } catch {
    return undefined;
  }
}

export function addressOf({ protocol, hostname, port }: URL, id: string): PeerAddress {
  const isSecure = protocol === 'https:';
  const host = /^\d+\.\d+\.\d+\.\d+$/u.test(hostname)
    ? `/ip4/${hostname}`
    : hostname.startsWith('[')
      ? `/ip6/${hostname.slice(1, -1)}`
      : `/dns/${hostname}`;
  return `${host}/tcp/${port === '' ? (isSecure ? 443 : 80) : port}${isSecure ? '/tls' : ''}/ws/p2p/${id}`;
}

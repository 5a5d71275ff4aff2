/**
 * What is dialled for an address: names are looked up first, so that a name which nobody knows is told as such, and what
 * it leads to is judged before anything connects. Where a platform resolves by itself (a browser), the address stays.
 */
import { multiaddr, type Multiaddr } from '@multiformats/multiaddr';
import { err, ok, type Result } from '@peersume/base';
import { type DialError, type PeerAddress } from '../transport.ts';
import { type StreamAddress } from './stream-address.ts';

export interface Resolving {
  /** IP addresses of a name, the best first; none where it has none. Rejects like the platform. */
  readonly resolve?: ((name: string, family: 4 | 6 | 0, signal: AbortSignal) => Promise<readonly string[]>) | undefined;
  /** Why an IP address is not to be connected to; undefined where it may be. */
  readonly judge?: ((ip: string, address: PeerAddress) => string | undefined) | undefined;
}

export async function resolveSocket(
  { resolve, judge }: Resolving,
  address: StreamAddress,
  signal: AbortSignal,
): Promise<Result<Multiaddr, DialError>> {
  const { type, name } = address.host;
  const unusable = (detail: string) => err({ type: 'AddressUnusable', address: address.text, detail } as const);
  if (type === 'ip4' || type === 'ip6') {
    const fault = judge?.(name, address.text);
    return fault === undefined ? ok(address.socket) : unusable(fault);
  }
  if (resolve === undefined) return ok(address.socket);
  const family = type === 'dns4' ? 4 : type === 'dns6' ? 6 : 0;
  const ips = await resolve(name, family, signal).catch(() => []);
  if (signal.aborted) return err({ type: 'Aborted', address: address.text });
  const [ip] = ips;
  if (ip === undefined) return err({ type: 'NameUnknown', address: address.text, name });
  for (const each of ips) {
    const fault = judge?.(each, address.text);
    if (fault !== undefined) return unusable(`${name} leads to ${each}, which ${fault}`);
  }
  // A WebSocket needs the name: for the certificate, and for the server that has several.
  if (address.isWebSocket) return ok(address.socket);
  return ok(multiaddr(`/${ip.includes(':') ? 'ip6' : 'ip4'}/${ip}/tcp/${address.port}`));
}

/**
 * Addresses that libp2p streams are dialled by: TCP, WebSocket, and both through a relay. Anything else is for another
 * transport or for nobody.
 */
import { multiaddr, type Multiaddr } from '@multiformats/multiaddr';
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { type AddressHost, farPeer, formatAddress, parseAddress } from '../addresses/index.ts';
import { type DialError, type PeerAddress } from '../transport.ts';

export interface StreamAddress {
  readonly text: PeerAddress;
  readonly peer: PeerId;
  /** What is dialled: of the peer, or of the relay. Without any peer, so that whoever answers proves who they are. */
  readonly socket: Multiaddr;
  readonly host: AddressHost;
  readonly port: number;
  readonly isWebSocket: boolean;
  /** A WebSocket over TLS. */
  readonly isSecure: boolean;
  readonly relay: { readonly peer: PeerId; readonly full: Multiaddr } | undefined;
}

export function parseStreamAddress(text: PeerAddress): Result<StreamAddress, DialError> {
  const parsed = parseAddress(text);
  if (!parsed.ok) return parsed;
  const { way, at, behind, host, port } = parsed.value;
  const unusable = (detail: string) => err({ type: 'AddressUnusable', address: text, detail } as const);
  if (way === 'fast') return unusable('a fast link, not a stream of libp2p');
  if (behind?.by === 'webrtc') return unusable('data channels, not a stream of libp2p');
  const direct = formatAddress({ ...parsed.value, behind: undefined });
  const socket = multiaddr(direct.slice(0, direct.lastIndexOf('/p2p/')));
  const relay = behind && { peer: at, full: multiaddr(formatAddress(parsed.value)) };
  const [isWebSocket, isSecure] = [way !== 'tcp', way === 'wss'];
  return ok({ text, peer: farPeer(parsed.value), socket, host, port, isWebSocket, isSecure, relay });
}

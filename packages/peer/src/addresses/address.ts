/** The forms of address that this program dials, taken apart; `transport.ts` shows each of them as text. */
import { type PeerId } from '@peersume/base';

export interface AddressParts {
  readonly host: AddressHost;
  readonly port: number;
  /** What is spoken at host and port. `fast`: `/tls`. `tcp`: libp2p over TCP. `ws` and `wss`: libp2p over WebSocket. */
  readonly way: 'fast' | 'tcp' | 'ws' | 'wss';
  /** Who is expected at host and port: the relay where there is one, else the far end. */
  readonly at: PeerId;
  /** Set where `at` is a relay: who is behind it, and what it carries to them. */
  readonly behind?: { readonly peer: PeerId; readonly by: 'stream' | 'webrtc' } | undefined;
}

/** IP addresses in their one canonical form (RFC 5952 for version 6); names in lower case without the last dot. */
export interface AddressHost {
  readonly type: 'ip4' | 'ip6' | 'dns4' | 'dns6' | 'dns';
  readonly name: string;
}

/** The peer at the far end, whom a link by this address is with. */
export const farPeer = (parts: AddressParts): PeerId => parts.behind?.peer ?? parts.at;

/** Characters of an address: the longest, through a relay with two peer ids, have about 250. */
export const maxAddressLength = 512;

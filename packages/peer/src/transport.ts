/** One way of making links: TLS sockets, libp2p streams, data channels. */
import { type PeerId, type Result } from '@peersume/base';
import { type LinkKind, type OpenedLink } from './link-info.ts';

/**
 * Addresses are multiaddresses in text, always with the peer that is expected there:
 *
 *     /ip4/192.0.2.7/tcp/4601/tls/p2p/ID                                   fast link
 *     /ip4/192.0.2.7/tcp/4602/p2p/ID                                       libp2p over TCP
 *     /dns4/meet.example/tcp/443/tls/ws/p2p/ID                             libp2p over WebSocket
 *     /ip4/192.0.2.7/tcp/4602/p2p/RELAY/p2p-circuit/p2p/ID                 relayed
 *     /ip4/192.0.2.7/tcp/4602/p2p/RELAY/p2p-circuit/webrtc/p2p/ID          data channels, signalled through the relay
 */
export type PeerAddress = string;

export interface Transport {
  readonly kind: LinkKind;
  /** Where others can reach this peer by this way, now. May change; see `changed` of the transport's options. */
  readonly addresses: readonly PeerAddress[];
  /** Whether an address is for this transport; looks at the text only. */
  handles(address: PeerAddress): boolean;
  /**
   * The link to the peer that the address names, proven: a link to anybody else is closed and told as `WrongPeer`. Never
   * rejects.
   */
  dial(address: PeerAddress, signal: AbortSignal): Promise<Result<OpenedLink, DialError>>;
  /** Closes listeners; links stay with those who have them. */
  close(): Promise<void>;
}

/** Why there is no link: each is one line of the doctor's report. */
export type DialError =
  /** Not an address, of no kind that this program knows, or one that is never dialled (a port of mail, a private host of a stranger). */
  | { readonly type: 'AddressUnusable'; readonly address: PeerAddress; readonly detail: string }
  | { readonly type: 'NameUnknown'; readonly address: PeerAddress; readonly name: string }
  /** Somebody is there and nobody listens. */
  | { readonly type: 'Refused'; readonly address: PeerAddress }
  /** The network knows no way (no route, host or network unreachable, offline). */
  | { readonly type: 'NoRoute'; readonly address: PeerAddress; readonly detail: string }
  /** No answer: a firewall or NAT in between, or a machine that sleeps. `after`: what had been reached by then. */
  | { readonly type: 'NoAnswer'; readonly address: PeerAddress; readonly after: 'nothing' | 'socket' | 'handshake' }
  | {
      readonly type: 'WrongPeer';
      readonly address: PeerAddress;
      readonly expected: PeerId;
      readonly actual: PeerId | undefined;
    }
  /** The other end speaks something else, or another version. */
  | { readonly type: 'NotSpoken'; readonly address: PeerAddress; readonly detail: string }
  /** The relay or coordinator is there and cannot or does not want to pass this on. */
  | { readonly type: 'RelayRefused'; readonly address: PeerAddress; readonly detail: string }
  /** ICE found no pair of addresses that work: both ends behind NATs that give every peer another port, or UDP is blocked. */
  | { readonly type: 'NoPath'; readonly address: PeerAddress; readonly detail: string }
  /** The other end closed the link at once: busy, or it does not want us. */
  | { readonly type: 'TurnedAway'; readonly address: PeerAddress; readonly detail: string }
  | { readonly type: 'Aborted'; readonly address: PeerAddress };

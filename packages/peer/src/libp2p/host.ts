/** One libp2p node of ours: what its parts (links, channels, discovery) need of it. Made by `createLibp2pHost`. */
import { type Connection, type Libp2p, type Stream } from '@libp2p/interface';
import { type PeerId, type Result } from '@peersume/base';
import { type DialError, type PeerAddress } from '../transport.ts';
import { type Channel, type ChannelLimits } from './channel.ts';

export interface Libp2pHost {
  readonly id: PeerId;
  /** Where others reach this host, the best first: public, private, loopback, and through relays at the end. */
  readonly addresses: readonly PeerAddress[];
  /** Told whenever `addresses` may have changed, until the function given back is called. */
  onAddresses(changed: () => void): () => void;
  /** Addresses of other ways (fast link, port mappings) that identify, mDNS and the DHT tell with ours; replaces the last. */
  announce(owner: string, addresses: readonly PeerAddress[]): void;
  /** A connection and nothing on it: the peer is known then, to the DHT for one. */
  connect(address: PeerAddress, signal: AbortSignal): Promise<Result<void, DialError>>;
  /** Messages with the peer of the address. */
  openChannel(
    address: PeerAddress,
    protocol: string,
    signal: AbortSignal,
    limits?: ChannelLimits,
  ): Promise<Result<Channel, DialError>>;
  /**
   * Answers channels that others open, until the function given back is called. One handler for each protocol. When the
   * promise of a handler resolves, its channel ends.
   */
  handle(protocol: string, handler: (channel: Channel) => void | Promise<void>, limits?: HandlerLimits): () => void;
  /** A raw stream, for what has its own framing. */
  openStream(address: PeerAddress, protocol: string, signal: AbortSignal): Promise<Result<OpenedStream, DialError>>;
  handleStream(protocol: string, handler: (opened: OpenedStream) => void, limits?: StreamLimits): () => void;
  /** Keeps a place at a relay, so that others reach this host through it, until `release`. Tries again by itself. */
  keepRelay(relay: PeerAddress, told?: (state: RelayState) => void): { release(): void };
  /** The node itself: for programs that speak other protocols of libp2p. */
  readonly node: Libp2p;
  /** Everything: listeners, links, channels. */
  close(): Promise<void>;
}

export interface OpenedStream {
  readonly stream: Stream;
  readonly connection: Connection;
}

export interface StreamLimits {
  /** Streams of this protocol at once, of one connection. */
  readonly perConnection: number;
}

export interface HandlerLimits extends ChannelLimits {
  /** Channels of this protocol at once: of one peer, and of all. */
  readonly perPeer: number;
  readonly atOnce: number;
}

export type RelayState =
  | { readonly type: 'reserved'; readonly addresses: readonly PeerAddress[] }
  | { readonly type: 'failed'; readonly cause: DialError; readonly retryInMs: number };

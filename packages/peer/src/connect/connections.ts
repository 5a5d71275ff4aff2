/** The connection manager's face: what a peer's composition drives, and what it hears. */
import type { Clock, LinkListener, Link, PeerId, Random, Result } from '@peersume/base';
import type { DiscoveryWay } from '../discovery.ts';
import type { LinkKind, OpenedLink } from '../link-info.ts';
import type { Attempt, LiveLink } from '../peer.ts';
import type { DialError, PeerAddress } from '../transport.ts';
import type { Dialler } from './dialler.ts';
import type { ConnectSettings } from './settings.ts';

export interface ConnectionsOptions {
  readonly id: PeerId;
  readonly clock: Clock;
  readonly random: Random;
  readonly dialler: Dialler;
  /** Whether an address that came by this way may be dialled; the reason where not. */
  readonly judge: (address: PeerAddress, way: DiscoveryWay) => Result<PeerId, DialError>;
  /** What greetings tell. */
  readonly ownAddresses: () => readonly PeerAddress[];
  readonly linked: (link: Link, live: LiveLink) => LinkListener | undefined;
  readonly changed: () => void;
  /** The owner's opinion, beside the bans given here. */
  readonly isBanned?: ((peer: PeerId) => boolean) | undefined;
  /** An address worked or was told by its peer: for the cache. */
  readonly met?: ((peer: PeerId, address: PeerAddress, kind: LinkKind) => void) | undefined;
  /** Addresses that a linked peer told of itself, and that may be dialled. */
  readonly told?: ((addresses: readonly PeerAddress[]) => void) | undefined;
  /** How a peer sees this one. */
  readonly observed?: ((address: PeerAddress, by: LiveLink) => void) | undefined;
  readonly settings?: Partial<ConnectSettings> | undefined;
}

export interface Connections {
  /** Those in their owner's hands. */
  readonly links: readonly LiveLink[];
  readonly attempts: readonly Attempt[];
  /** A transport has a link that somebody else asked for. The reason where it has no place here: its transport closes it. */
  accept(opened: OpenedLink): string | undefined;
  /** Wants links to peers of a topic. */
  want(enough?: number): Want;
  /** `done` is told once. The function given back gives up. */
  connect(addresses: readonly PeerAddress[], done: (live: Result<LiveLink, readonly DialError[]>) => void): () => void;
  ban(peer: PeerId, forMs: number, reason: string): void;
  /** The network changed, the machine woke, or a transport joined. */
  lookAgain(): void;
  close(reason: string): void;
}

export interface Want {
  /** Links to its peers, in their owner's hands. */
  readonly linked: number;
  /** Whether the peer was found for it. */
  has(peer: PeerId): boolean;
  found(peer: PeerId, addresses: readonly PeerAddress[], way: DiscoveryWay): void;
  leave(): void;
}

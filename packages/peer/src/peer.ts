/**
 * One participant of the network: an identity, the ways by which others reach it, the links it has, and the search for
 * those it wants. What runs over the links is its owner's matter.
 */
import { type LinkListener, type Link, type PeerId, type Result } from '@peersume/base';
import { type DiscoveryReport, type DiscoveryWay, type Topic } from './discovery.ts';
import { type LinkInfo } from './link-info.ts';
import { type DialError, type PeerAddress } from './transport.ts';

export interface Peer {
  readonly id: PeerId;
  /** Pure: nobody but peers is asked. Hybrid: coordinators help to meet, and are never needed by those who have met. */
  readonly mode: 'pure' | 'hybrid';
  /** Where others reach this peer now, the best first. */
  readonly addresses: readonly PeerAddress[];
  readonly links: readonly LiveLink[];
  readonly coordinators: readonly CoordinatorState[];
  /** Finds peers of the topic, keeps links to some of them, and is found, until `leave`. */
  join(topic: Topic, hints?: JoinHints): Membership;
  /** One link, by the first address that works; an existing link to that peer is as good. */
  connect(addresses: readonly PeerAddress[], signal: AbortSignal): Promise<Result<LiveLink, readonly DialError[]>>;
  /** Everything that was tried of late and what came of it, the newest last; bounded. */
  readonly attempts: readonly Attempt[];
  /** The network changed or the machine woke: looks again now instead of later. */
  lookAgain(): void;
  close(): Promise<void>;
}

export interface PeerEvents {
  /** A link is there and proven; the answer listens to it. `undefined` turns it away. */
  readonly linked: (link: Link, live: LiveLink) => LinkListener | undefined;
  /** Something that `Peer` tells has changed. Not more often than needed to draw it. */
  readonly changed: () => void;
}

export interface LiveLink {
  readonly info: LinkInfo;
  readonly link: Link;
  /** Moments of the clock passed in, in milliseconds. */
  readonly since: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Where others can reach that peer: dialled, or told by it. For `swarm.attach`. */
  readonly address?: PeerAddress | undefined;
}

export interface JoinHints {
  /** Of the share link. */
  readonly addresses?: readonly PeerAddress[];
  /** Enough links; more are not looked for. */
  readonly enough?: number;
  /** By these ways only; all of them when absent. What is about this place alone is not asked for around the world. */
  readonly ways?: readonly DiscoveryWay[];
}

export interface Membership {
  readonly topic: Topic;
  /** By each way, the newest. */
  readonly reports: ReadonlyMap<DiscoveryWay, DiscoveryReport>;
  /** Addresses that a peer of this topic told (peer exchange). */
  hear(addresses: readonly PeerAddress[], way: DiscoveryWay): void;
  leave(): void;
}

export interface Attempt {
  readonly at: number;
  readonly peer: PeerId;
  readonly address: PeerAddress;
  readonly way: DiscoveryWay;
  readonly outcome: { readonly type: 'linked' } | DialError;
}

export interface CoordinatorState {
  readonly address: PeerAddress;
  readonly state: 'connected' | 'connecting' | 'gone';
  /** Why it is gone. */
  readonly cause?: DialError | undefined;
}

/** What an examination finds out, before anybody judges it. A fact that could not be learned is undefined. */
import {
  type CoordinatorState,
  type DialError,
  type DiscoveryReport,
  type DiscoveryWay,
  type PeerAddress,
} from '@peersume/peer';

export interface Facts {
  readonly directory: {
    readonly isWritable: boolean;
    readonly freeBytes: number | undefined;
  };
  readonly clock: {
    /** How far this clock is ahead of what peers or coordinators say, in milliseconds. */
    readonly aheadMs: number | undefined;
    /** Before this program was made: no clock is right that says so. */
    readonly isBeforeProgram: boolean;
  };
  readonly interfaces: readonly InterfaceFact[];
  readonly mode: 'pure' | 'hybrid';
  /** Ways by which others could reach this peer. */
  readonly listening: {
    readonly fast: boolean;
    readonly stream: boolean;
    readonly addresses: readonly PeerAddress[];
    /** Somebody else has a port that was to be listened at. */
    readonly isPortTaken: boolean;
  };
  readonly links: number;
  readonly coordinators: readonly CoordinatorState[];
  readonly ways: ReadonlyMap<DiscoveryWay, DiscoveryReport>;
  readonly libp2p: 'off' | 'failed' | 'here' | 'coming';
  /** What this peer looks like from outside. */
  readonly nat: 'none' | 'open' | 'mapped' | 'symmetric' | 'unknown';
  readonly isUdpBlocked: boolean | undefined;
  /** Of the link that was asked about. */
  readonly target: TargetFacts | undefined;
}

export interface InterfaceFact {
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly isInternal: boolean;
}

export interface TargetFacts {
  readonly isPrivate: boolean;
  readonly addresses: readonly PeerAddress[];
  /** One for each address that was tried, in order. */
  readonly tries: readonly { readonly address: PeerAddress; readonly error: DialError | undefined }[];
  /** Whether a linked peer speaks of the file; undefined where nobody was reached. */
  readonly speaks: boolean | undefined;
  /** The link's peer is this one. */
  readonly isSelf: boolean;
  /** It sent wrong pieces, and is not talked to for a while. */
  readonly isBanned: boolean;
  /** What keeps the file from coming although somebody has it. */
  readonly local:
    | 'paused'
    | 'diskFull'
    | 'readOnly'
    | 'diskFailure'
    | 'refusedStructure'
    | 'wrongKey'
    | 'sourceChanged'
    | undefined;
}

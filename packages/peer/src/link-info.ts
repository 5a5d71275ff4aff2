/** What is known of a link beside what it carries: for people, logs and the choice between two ways to one peer. */
import { type Link, type LinkListener, type PeerId } from '@peersume/base';

/** `fast`: TLS over TCP. `stream`: libp2p over TCP or WebSocket. `webrtc`: data channels. */
export type LinkKind = 'fast' | 'stream' | 'webrtc';

export interface LinkInfo {
  readonly peer: PeerId;
  readonly kind: LinkKind;
  /** Who asked for it. */
  readonly direction: 'dialled' | 'accepted';
  /** Through somebody else's machine, which sees sealed bytes. */
  readonly isRelayed: boolean;
  /** The other end, as this end sees it (a multiaddress without the peer); undefined where it cannot be known. */
  readonly remoteAddress: string | undefined;
}

/**
 * A link before anybody listens: what comes meanwhile waits in it, bounded. Whoever gets one starts it or closes it.
 */
export interface OpenedLink {
  readonly info: LinkInfo;
  readonly link: Link;
  /** Once. From then on the listener is told. */
  start(listener: LinkListener): void;
}

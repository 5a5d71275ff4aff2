/** Whole messages between a peer and a coordinator, in order; both have proven who they are. */
import type { PeerId } from '@peersume/base';

export interface MeetingChannel {
  readonly peer: PeerId;
  /** The other end, as this end sees it. */
  readonly remoteAddress: string | undefined;
  /** Where too much waits to be sent, the channel closes: who does not read is not waited for. */
  send(message: Uint8Array): void;
  /** Once. What came before waits. */
  start(listener: MeetingChannelListener): void;
  close(reason: string): void;
}

export interface MeetingChannelListener {
  received(message: Uint8Array): void;
  /** The last word. */
  closed(reason: string): void;
}

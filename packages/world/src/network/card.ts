/** A machine's network card and what hangs on it. */
import { type Link, type LinkListener, type PeerId } from '@peersume/base';
import { type EventQueue } from '../events/event-queue.ts';
import { type ProgramRun } from '../machine/program-run.ts';
import { Downlink } from './downlink.ts';
import { type Pair } from './pair.ts';
import { Uplink } from './uplink.ts';

export interface Card {
  readonly name: string;
  readonly uplink: Uplink;
  readonly downlink: Downlink;
  /** The part of the network that hears it, while there is a partition. */
  group: number;
  hasPower: boolean;
  listening: { readonly run: ProgramRun; readonly accept: (link: Link) => LinkListener } | undefined;
  /** The open ends here, in the order in which they were made. */
  readonly ends: Set<EndOnCard>;
  /** Links whose end here died with the power, and whose other end may not know yet. */
  orphans: Orphan[];
  sent: number;
  received: number;
  payloadSent: number;
}

export interface EndOnCard {
  readonly peer: PeerId;
  /** The path from here to the peer. */
  way: Pair;
  /** The program is dead, the system closes the link for it. */
  abandon(): void;
  /** The power is gone. */
  fallSilent(): void;
  /** Who hears whom has changed. */
  reviewPartition(): void;
}

export interface Orphan {
  /** The machine runs again and answers that it knows nothing of this link. */
  reset(): void;
}

export const createCard = (
  queue: EventQueue,
  options: { readonly name: string; readonly uplink: number; readonly downlink: number },
): Card => ({
  name: options.name,
  uplink: new Uplink(queue, options.uplink / 1000),
  downlink: new Downlink(options.downlink / 1000),
  group: 0,
  hasPower: true,
  listening: undefined,
  ends: new Set(),
  orphans: [],
  sent: 0,
  received: 0,
  payloadSent: 0,
});

/**
 * A link under the manager: its first frame in each direction is a greeting, which the owner does not see; bytes are
 * counted; its end is told once.
 */
import type { Clock, Frame, Link, LinkListener, Timer } from '@peersume/base';
import { decodeGreeting, encodeGreeting, encodeTurnedAway, type Greeting } from '../exchange/greeting.ts';
import type { OpenedLink } from '../link-info.ts';
import type { LiveLink } from '../peer.ts';
import type { PeerAddress } from '../transport.ts';

export interface LiveLinkListener {
  /** The first word of the other end. Tells whether the link goes on. */
  readonly greeted: (slot: LinkSlot, greeting: Greeting) => void;
  readonly closed: (slot: LinkSlot, reason: string) => void;
}

export interface LinkSlot {
  readonly live: LiveLink;
  readonly opened: OpenedLink;
  readonly isGreeted: boolean;
  readonly isClosed: boolean;
  /** Moment of the clock at which something came last. */
  readonly heardAt: number;
  /** Where this peer was dialled; undefined where it came. */
  readonly dialled: PeerAddress | undefined;
  /** Both directions, when a rotation looked last. */
  countedBytes: number;
  /** Gives the link to its owner, who hears what came meanwhile. */
  hand(listener: LinkListener): void;
  reachedAt(address: PeerAddress): void;
  /** Greets, and listens. Once, after the slot is where `greeted` and `closed` will look for it. */
  begin(): void;
}

/** Instead of a greeting: the other end learns why. */
export function turnAway(opened: OpenedLink, reason: string): void {
  opened.link.send({ header: encodeTurnedAway(reason) });
  opened.link.close(reason);
}

interface Options {
  readonly clock: Clock;
  readonly opened: OpenedLink;
  readonly dialled: PeerAddress | undefined;
  readonly ownAddresses: readonly PeerAddress[];
  readonly greetingTimeoutMs: number;
  readonly listener: LiveLinkListener;
}

export function openLiveLink({ clock, opened, dialled, ownAddresses, greetingTimeoutMs, listener }: Options): LinkSlot {
  let sentBytes = 0;
  let receivedBytes = 0;
  let isGreeted = false;
  let isClosed = false;
  let heardAt = clock.now();
  let address = dialled;
  let owner: LinkListener | undefined;
  /** From a quick other end: at most what its first flight holds, for the owner is there right after the greeting. */
  const early: Frame[] = [];

  const link: Link = {
    peer: opened.info.peer,
    send(frame) {
      sentBytes += sizeOf(frame);
      return opened.link.send(frame);
    },
    close: (reason) => opened.link.close(reason),
  };
  const live: LiveLink = {
    info: opened.info,
    link,
    since: clock.now(),
    get sentBytes() {
      return sentBytes;
    },
    get receivedBytes() {
      return receivedBytes;
    },
    get address() {
      return address;
    },
  };
  const slot: LinkSlot = {
    live,
    opened,
    get isGreeted() {
      return isGreeted;
    },
    get isClosed() {
      return isClosed;
    },
    get heardAt() {
      return heardAt;
    },
    dialled,
    countedBytes: 0,
    hand(given) {
      owner = given;
      for (const frame of early.splice(0)) owner.received(frame);
    },
    reachedAt(told) {
      address ??= told;
    },
    begin() {
      deadline = clock.after(greetingTimeoutMs, () => opened.link.close('no greeting came'));
      const { remoteAddress } = opened.info;
      opened.link.send({ header: encodeGreeting({ addresses: ownAddresses, observed: remoteAddress }) });
      opened.start(hear);
    },
  };

  let deadline: Timer | undefined;
  const greet = (header: Uint8Array): void => {
    const greeting = decodeGreeting(header);
    if (!greeting.ok) {
      opened.link.close(`the greeting is malformed: ${greeting.error.detail}`);
      return;
    }
    deadline?.cancel();
    deadline = undefined;
    isGreeted = true;
    listener.greeted(slot, greeting.value);
  };

  const hear: LinkListener = {
    received(frame) {
      heardAt = clock.now();
      receivedBytes += sizeOf(frame);
      if (isClosed) return;
      if (!isGreeted) {
        // Headers may overtake payloads, never each other: a payload before the greeting waits for nobody.
        if (frame.payload === undefined) greet(frame.header);
        else opened.link.close('a payload before the greeting');
      } else if (owner === undefined) early.push(frame);
      else owner.received(frame);
    },
    drained: () => owner?.drained(),
    closed(reason) {
      if (isClosed) return;
      isClosed = true;
      deadline?.cancel();
      owner?.closed(reason);
      listener.closed(slot, reason);
    },
  };
  return slot;
}

const sizeOf = ({ header, payload }: Frame): number => header.length + (payload?.byteLength ?? 0);

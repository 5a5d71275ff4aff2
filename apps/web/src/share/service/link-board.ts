/**
 * The links of this tab, seen from beside the swarm: who speaks of which file, who sent which piece, how fast. Nothing is
 * copied or held up.
 */
import type { Link, LinkListener, PeerId } from '@peersume/base';
import type { LinkKind, LiveLink } from '@peersume/peer';
import { decodeMessage, type Swarm } from '@peersume/swarm';
import { clock } from './platform-ports.ts';
import { createPace, type Pace } from './pace.ts';

export interface LinkedPeer {
  readonly id: PeerId;
  /** From 1 on, in the order of meeting: its colour and its name for people. */
  readonly number: number;
  readonly kind: LinkKind;
  readonly isRelayed: boolean;
  readonly down: number;
  readonly up: number;
}

export interface LinkBoard {
  linked(link: Link, live: LiveLink): LinkListener | undefined;
  peersOf(rootKey: string): readonly LinkedPeer[];
  /** Who sent the payload: its number. */
  senderOf(payload: object): number;
  readonly size: number;
}

const openTag = 2;
const closeTag = 4;
/** Channels remembered of one link; the swarm allows as many. */
const maxChannels = 1024;

interface Slot {
  readonly live: LiveLink;
  readonly number: number;
  readonly channels: Map<number, string>;
  readonly down: Pace;
  readonly up: Pace;
}

export function createLinkBoard(swarm: Swarm, changed: () => void): LinkBoard {
  const slots = new Set<Slot>();
  const numbers = new Map<PeerId, number>();
  const senders = new WeakMap<object, number>();

  function linked(link: Link, live: LiveLink): LinkListener | undefined {
    if (swarm.isBanned(link.peer)) return undefined;
    const number = numbers.get(link.peer) ?? numbers.size + 1;
    numbers.set(link.peer, number);
    const slot: Slot = { live, number, channels: new Map(), down: newPace(), up: newPace() };
    slots.add(slot);
    const inner = swarm.attach(
      {
        peer: link.peer,
        send(frame) {
          if (frame.payload !== undefined) slot.up.add(frame.payload.byteLength);
          return link.send(frame);
        },
        close: (reason) => link.close(reason),
      },
      live.address,
    );
    changed();
    return {
      received(frame) {
        if (frame.payload !== undefined) {
          senders.set(frame.payload, number);
          slot.down.add(frame.payload.byteLength);
        }
        const [tag] = frame.header;
        if ((tag === openTag || tag === closeTag) && look(slot, frame.header)) changed();
        inner.received(frame);
      },
      drained: () => inner.drained(),
      closed(reason) {
        slots.delete(slot);
        inner.closed(reason);
        changed();
      },
    };
  }

  return {
    linked,
    senderOf: (payload) => senders.get(payload) ?? 0,
    peersOf(rootKey) {
      const found = new Map<PeerId, LinkedPeer>();
      for (const { live, number, channels, down, up } of slots) {
        if (![...channels.values()].includes(rootKey)) continue;
        const { peer: id, kind, isRelayed } = live.info;
        found.set(id, { id, number, kind, isRelayed, down: down.rate(), up: up.rate() });
      }
      return [...found.values()].toSorted((a, b) => a.number - b.number);
    },
    get size() {
      return slots.size;
    },
  };
}

function look({ channels }: Slot, header: Uint8Array): boolean {
  const message = decodeMessage(header);
  if (!message.ok) return false;
  if (message.value.type === 'open' && channels.size < maxChannels)
    channels.set(message.value.channel, keyOfRoot(message.value.root));
  else if (message.value.type === 'close') channels.delete(message.value.channel);
  return true;
}

const newPace = (): Pace => createPace(clock.now);

export const keyOfRoot = (root: Uint8Array): string => root.join('.');

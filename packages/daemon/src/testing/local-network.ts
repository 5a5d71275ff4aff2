/**
 * A network within one process, for tests of what is above it: peers meet by the label of their topic's names, links
 * deliver in order, each frame in a turn of its own, and ask to wait like real ones.
 */
import { err, type Frame, type Link, type LinkListener, type PeerId } from '@peersume/base';
import { type LinkInfo, type LiveLink, type Membership, type Peer, type PeerEvents, type Topic } from '@peersume/peer';

export interface LocalNetwork {
  createPeer(id: PeerId, events: PeerEvents): Peer;
  /** Cuts every link of the peer; it meets nobody until `restored`. */
  cut(id: PeerId): void;
  restore(id: PeerId): void;
}

interface Member {
  readonly id: PeerId;
  readonly events: PeerEvents;
  readonly links: Map<PeerId, LiveLink>;
  readonly topics: Set<string>;
  isCut: boolean;
}

/** Bytes under way before a link asks to wait. */
const maxUnderWay = 2 * 1024 * 1024;

export function createLocalNetwork(): LocalNetwork {
  const members = new Map<PeerId, Member>();

  function meet(): void {
    for (const one of members.values())
      for (const other of members.values())
        if (one.id < other.id && [...one.topics].some((topic) => other.topics.has(topic))) connect(one, other);
  }

  function connect(one: Member, other: Member): void {
    if (one.isCut || other.isCut || one.links.has(other.id)) return;
    const [here, there] = createPair(one.id, other.id, () => {
      one.links.delete(other.id);
      other.links.delete(one.id);
    });
    one.links.set(other.id, here.live);
    other.links.set(one.id, there.live);
    const listeners = [one.events.linked(here.live.link, here.live), other.events.linked(there.live.link, there.live)];
    const [first, second] = listeners;
    if (first === undefined || second === undefined) return here.live.link.close('turned away');
    here.start(first);
    there.start(second);
  }

  return {
    createPeer(id, events) {
      const member: Member = { id, events, links: new Map(), topics: new Set(), isCut: false };
      members.set(id, member);
      return {
        id,
        mode: 'pure',
        addresses: [`/ip4/127.0.0.1/tcp/${4000 + members.size}/tls/p2p/${id}`],
        get links() {
          return [...member.links.values()];
        },
        coordinators: [],
        attempts: [],
        join(topic) {
          const name = nameOf(topic);
          member.topics.add(name);
          queueMicrotask(meet);
          return membershipOf(topic, () => member.topics.delete(name));
        },
        connect: async () => err([]),
        lookAgain: meet,
        async close() {
          members.delete(id);
          for (const { link } of [...member.links.values()]) link.close('the peer ends');
        },
      };
    },
    cut(id) {
      const member = members.get(id);
      if (member === undefined) return;
      member.isCut = true;
      for (const { link } of [...member.links.values()]) link.close('cut');
    },
    restore(id) {
      const member = members.get(id);
      if (member !== undefined) member.isCut = false;
      meet();
    },
  };
}

const nameOf = (topic: Topic): string => Buffer.from(topic.names(Date.now())[0] ?? []).toString('hex');

const membershipOf = (topic: Topic, leave: () => void): Membership => ({
  topic,
  reports: new Map(),
  hear: () => {},
  leave,
});

interface End {
  readonly live: LiveLink;
  start(listener: LinkListener): void;
}

function createPair(one: PeerId, other: PeerId, closed: () => void): readonly [End, End] {
  let isClosed = false;
  const listeners: LinkListener[] = [];
  const counts = [0, 0];
  const waits = [false, false];

  const close = (reason: string): void => {
    if (isClosed) return;
    isClosed = true;
    closed();
    setImmediate(() => {
      for (const listener of listeners) listener?.closed(reason);
    });
  };
  const end = (self: number, peer: PeerId): End => {
    let underWay = 0;
    const link: Link = {
      peer,
      send(frame: Frame) {
        const bytes = frame.payload?.byteLength ?? 0;
        underWay += bytes;
        counts[self] = (counts[self] ?? 0) + bytes + frame.header.length;
        setImmediate(() => {
          underWay -= bytes;
          if (isClosed) return;
          listeners[1 - self]?.received(
            frame.payload === undefined ? frame : { ...frame, payload: (frame.payload as Uint8Array).slice() },
          );
          if (waits[self] === true && underWay < maxUnderWay / 2) {
            waits[self] = false;
            listeners[self]?.drained();
          }
        });
        if (underWay <= maxUnderWay) return true;
        waits[self] = true;
        return false;
      },
      close,
    };
    const info: LinkInfo = {
      peer,
      kind: 'fast',
      direction: self === 0 ? 'dialled' : 'accepted',
      isRelayed: false,
      remoteAddress: '/ip4/127.0.0.1/tcp/1/tls',
    };
    const live: LiveLink = {
      info,
      link,
      since: performance.now(),
      get sentBytes() {
        return counts[self] ?? 0;
      },
      get receivedBytes() {
        return counts[1 - self] ?? 0;
      },
    };
    return { live, start: (listener) => void (listeners[self] = listener) };
  };
  return [end(0, other), end(1, one)];
}

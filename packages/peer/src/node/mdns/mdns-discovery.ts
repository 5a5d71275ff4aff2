/**
 * Finds peers of the local network (RFC 6762). mDNS brings every Peersume device; which of them speak of our topics is
 * asked in private (`meet/`). The devices themselves are kept as a list, for sending something to one nearby.
 */
import { type PeerDiscovery, type PeerInfo } from '@libp2p/interface';
import { assert, type Clock, type PeerId, type Timer } from '@peersume/base';
import { judgeAddress, parseAddress } from '../../addresses/index.ts';
import { type Discovery, type DiscoveryReport, type FoundPeer, type Topic } from '../../discovery.ts';
import { type Libp2pHost } from '../../libp2p/host.ts';
import { type PeerAddress } from '../../transport.ts';
import { type Introduction } from './meet/meet-messages.ts';
import { createMeetings } from './meet/meet.ts';
import { isInNetworks, ownNetworks } from './own-networks.ts';

export interface MdnsDiscoveryOptions {
  /** Made with `mdns` set. */
  readonly host: Libp2pHost;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** What neighbours are told this device is called; nothing where undefined. */
  readonly deviceName?: string | undefined;
  /** All addresses of this peer, by every way; the host's own unless told. */
  readonly addresses?: (() => readonly PeerAddress[]) | undefined;
}

export interface NearbyDevice {
  readonly peer: PeerId;
  /** A claim of the device. */
  readonly name: string | undefined;
  readonly addresses: readonly PeerAddress[];
}

export interface MdnsDiscovery extends Discovery {
  readonly way: 'mdns';
  /** Devices that were heard within the last minute and have proven their identity. */
  nearby(): readonly NearbyDevice[];
  /** Told when the list may have changed, until the function given back is called. */
  onNearby(changed: () => void): () => void;
}

/** Devices of one network kept in mind; the oldest go first. */
export const maxNeighbours = 256;
/** Milliseconds after which a device that is not heard any more is gone: four questions without an answer. */
export const neighbourMs = 60_000;
/** Milliseconds until a device is asked again, though nothing has changed here: it may speak of something new. */
export const meetAgainMs = 120_000;
/** Milliseconds until nobody having answered is told. */
export const nobodyMs = 10_000;
/** Devices asked at the same time. */
const maxAsking = 4;
/** Addresses tried of one device. */
const maxTried = 3;

interface Neighbour {
  readonly peer: PeerId;
  /** As mDNS told: claims. */
  heard: readonly PeerAddress[];
  heardAt: number;
  met: Introduction | undefined;
  metAt: number | undefined;
  failures: number;
  isAsking: boolean;
}

interface Joined {
  readonly topic: Topic;
  readonly found: (peer: FoundPeer) => void;
  readonly told: (report: DiscoveryReport) => void;
  readonly peers: Set<PeerId>;
  readonly timer: Timer;
}

export function createMdnsDiscovery(options: MdnsDiscoveryOptions): MdnsDiscovery {
  const { host, clock, date, deviceName } = options;
  const addresses = options.addresses ?? (() => host.addresses);
  const neighbours = new Map<PeerId, Neighbour>();
  const joined = new Set<Joined>();
  const observers = new Set<() => void>();
  const closing = new AbortController();
  let asking = 0;
  const source = host.node.services['mdns'] as PeerDiscovery | undefined;
  assert(source !== undefined, 'the host was made with mdns');
  const onPeer = ({ detail }: CustomEvent<PeerInfo>): void => hear(detail);
  source.addEventListener('peer', onPeer);

  const meetings = createMeetings({
    host,
    clock,
    date,
    topics: () => [...joined].map(({ topic }) => topic),
    introduction: () => ({ name: deviceName, addresses: addresses() }),
    met,
  });

  function hear({ id, multiaddrs }: PeerInfo): void {
    const peer = id.toString();
    if (peer === host.id) return;
    const networks = ownNetworks();
    const heard = multiaddrs
      .map((address) => `${address.toString()}/p2p/${peer}`)
      .filter((address) => isOfNeighbour(address, networks));
    if (heard.length === 0) return;
    const known = neighbours.get(peer);
    if (known === undefined) {
      for (const [oldest] of neighbours) {
        if (neighbours.size < maxNeighbours) break;
        neighbours.delete(oldest);
      }
    }
    const neighbour = known ?? {
      peer,
      heard,
      heardAt: 0,
      met: undefined,
      metAt: undefined,
      failures: 0,
      isAsking: false,
    };
    neighbours.delete(peer);
    neighbours.set(peer, neighbour);
    neighbour.heard = heard.slice(0, maxTried);
    neighbour.heardAt = clock.now();
    askNext();
  }

  /** The longest waiting first; devices that do not answer are asked more and more seldom. */
  function askNext(): void {
    const now = clock.now();
    for (const neighbour of neighbours.values()) {
      if (asking >= maxAsking || closing.signal.aborted) return;
      const { metAt, isAsking, heardAt, failures } = neighbour;
      const isDue = metAt === undefined || now - metAt >= meetAgainMs * 2 ** Math.min(failures, 4);
      if (isDue && !isAsking && now - heardAt < neighbourMs) void ask(neighbour);
    }
  }

  async function ask(neighbour: Neighbour): Promise<void> {
    asking++;
    neighbour.isAsking = true;
    let isAnswered = false;
    for (const address of neighbour.heard) {
      isAnswered = await meetings.ask(address, neighbour.peer, closing.signal);
      if (isAnswered || closing.signal.aborted) break;
    }
    asking--;
    neighbour.isAsking = false;
    neighbour.metAt = clock.now();
    neighbour.failures = isAnswered ? 0 : neighbour.failures + 1;
    askNext();
  }

  function met(peer: PeerId, introduction: Introduction, topics: readonly Topic[]): void {
    const neighbour = neighbours.get(peer);
    // Whoever asks is there, though mDNS has not brought them: it may be deaf in one direction.
    if (neighbour !== undefined) {
      neighbour.met = introduction;
      neighbour.heardAt = clock.now();
    }
    const networks = ownNetworks();
    const told = introduction.addresses.filter((address) => isDialable(address, networks));
    const all = [...new Set([...told, ...(neighbour?.heard ?? [])])];
    for (const entry of joined) {
      if (!topics.includes(entry.topic)) continue;
      entry.peers.add(peer);
      entry.found({ way: 'mdns', peer, addresses: all });
      entry.told({ type: 'found', peers: entry.peers.size });
    }
    for (const observer of observers) observer();
  }

  return {
    way: 'mdns',
    join(topic, found, told) {
      const timer = clock.after(nobodyMs, () => {
        if (entry.peers.size > 0) return;
        const others = [...neighbours.values()].filter(({ met }) => met !== undefined).length;
        const nobody = 'no other device of this network answered: it has none, or keeps devices apart';
        const cause = others === 0 ? nobody : `${others} devices of this network answered, none has this`;
        told({ type: 'failed', cause });
      });
      const entry: Joined = { topic, found, told, peers: new Set(), timer };
      joined.add(entry);
      told({ type: 'looking' });
      for (const neighbour of neighbours.values()) {
        neighbour.metAt = undefined;
        neighbour.failures = 0;
      }
      askNext();
      return () => {
        timer.cancel();
        joined.delete(entry);
      };
    },
    nearby() {
      const now = clock.now();
      return [...neighbours.values()].flatMap(({ peer, met, heard, heardAt }) =>
        met === undefined || now - heardAt > neighbourMs
          ? []
          : [{ peer, name: met.name, addresses: [...new Set([...met.addresses, ...heard])] }],
      );
    },
    onNearby(changed) {
      observers.add(changed);
      return () => void observers.delete(changed);
    },
    async close() {
      closing.abort();
      source.removeEventListener('peer', onPeer);
      for (const { timer } of joined) timer.cancel();
      joined.clear();
      meetings.close();
    },
  };
}

/** mDNS is told to whoever is in the room: an answer that leads elsewhere, or to another service, is a trap. */
function isOfNeighbour(address: PeerAddress, networks: readonly string[]): boolean {
  const parsed = parseAddress(address);
  if (!parsed.ok || parsed.value.way === 'fast' || parsed.value.behind !== undefined) return false;
  const { type, name } = parsed.value.host;
  return (type === 'ip4' || type === 'ip6') && isInNetworks(name, networks) && isDialable(address, networks);
}

function isDialable(address: PeerAddress, networks: readonly string[]): boolean {
  const parsed = parseAddress(address);
  return parsed.ok && judgeAddress(parsed.value, { from: 'stranger', ownNetworks: networks }) === undefined;
}

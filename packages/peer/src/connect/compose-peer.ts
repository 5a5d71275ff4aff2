/**
 * A `Peer` of parts: transports make links, discoveries find, the connection manager decides. Parts may join later, for
 * the quick ones shall not wait for those that take long to load.
 */
import { err, ok, type Clock, type PeerId, type Random, type Result } from '@peersume/base';
import {
  type AddressParts,
  type AddressPolicy,
  farPeer,
  judgeAddress,
  judgeIp,
  parseAddress,
} from '../addresses/index.ts';
import type { PeerCache } from '../cache/peer-cache.ts';
import type { Discovery, DiscoveryReport, DiscoveryWay, Topic } from '../discovery.ts';
import type { OpenedLink } from '../link-info.ts';
import type { CoordinatorState, JoinHints, LiveLink, Membership, Peer, PeerEvents } from '../peer.ts';
import type { DialError, PeerAddress, Transport } from '../transport.ts';
import { peerOfAddress } from './address-peer.ts';
import type { Connections, Want } from './connections.ts';
import { createConnections } from './create-connections.ts';
import { createDialler } from './dialler.ts';
import { turnAway } from './live-link.ts';
import type { ConnectSettings } from './settings.ts';

export interface PeerParts {
  readonly id: PeerId;
  readonly mode: Peer['mode'];
  readonly clock: Clock;
  readonly random: Random;
  readonly events: PeerEvents;
  readonly cache: PeerCache;
  /** Networks that this machine has an address in; strangers' addresses within them are dialled. */
  readonly ownNetworks: () => readonly string[];
  readonly coordinators: () => readonly CoordinatorState[];
  /** Of the settings, such as coordinators: what leads to or through them is a person's word. */
  readonly trustedAddresses: readonly PeerAddress[];
  /** Beside those of the transports: port mappings, places at relays. */
  readonly furtherAddresses?: (() => readonly PeerAddress[]) | undefined;
  readonly isBanned?: ((peer: PeerId) => boolean) | undefined;
  /** Addresses by which somebody may be asked about others: of a link, told by a linked peer. */
  readonly heard?: ((addresses: readonly PeerAddress[]) => void) | undefined;
  readonly observed?: ((address: PeerAddress, by: LiveLink) => void) | undefined;
  readonly settings?: Partial<ConnectSettings> | undefined;
  /** The parts' own ends, in this order, after the links are closed. */
  readonly closeParts: () => Promise<void>;
  readonly lookAgain?: (() => void) | undefined;
}

export interface ComposedPeer extends Peer {
  readonly connections: Connections;
  /** Why an IP address, to which the name in an address led, is not connected to. */
  judgeIp(ip: string, address: PeerAddress): string | undefined;
  /** For transports that tell the other end why a link is not taken: the reason, or undefined. */
  accept(opened: OpenedLink): string | undefined;
  /** For the others. */
  acceptOrTurnAway(opened: OpenedLink): void;
  addTransport(transport: Transport): void;
  addDiscovery(discovery: Discovery): void;
  /** Something that others are told has changed. */
  changed(): void;
  /** Those ways look now, with the addresses of now, instead of when their turn comes. */
  searchAgain(ways: readonly DiscoveryWay[]): void;
}

interface Joined {
  readonly topic: Topic;
  readonly want: Want;
  /** Also again: what was joined before is left first. */
  readonly start: (discovery: Discovery) => void;
}

export function composePeer(parts: PeerParts): ComposedPeer {
  const { id, clock, events, cache } = parts;
  const transports: Transport[] = [];
  const discoveries: Discovery[] = [];
  const memberships = new Set<Joined>();
  const trusted = new Set(
    parts.trustedAddresses.map(parseAddress).flatMap((one) => (one.ok ? placeOf(one.value) : [])),
  );
  let isClosed = false;

  /** What leads to an address of the settings is a person's word, all else is a stranger's: where we were once, too. */
  const policyFor = (address: AddressParts): AddressPolicy => ({
    from: trusted.has(placeOf(address)) ? 'person' : 'stranger',
    ownNetworks: parts.ownNetworks(),
  });
  const judge = (address: PeerAddress): Result<PeerId, DialError> => {
    const parsed = parseAddress(address);
    if (!parsed.ok) return parsed;
    const detail = judgeAddress(parsed.value, policyFor(parsed.value));
    if (detail !== undefined) return err({ type: 'AddressUnusable', address, detail });
    return ok(farPeer(parsed.value));
  };

  const addresses = (): readonly PeerAddress[] => {
    const own = transports.flatMap((transport) => transport.addresses);
    return [...new Set([...own, ...(parts.furtherAddresses?.() ?? [])])];
  };

  const connections = createConnections({
    id,
    clock,
    random: parts.random,
    dialler: createDialler(transports),
    judge,
    ownAddresses: addresses,
    linked: events.linked,
    changed: events.changed,
    isBanned: parts.isBanned,
    met(peer, address) {
      cache.met(peer, address);
      for (const { topic, want } of memberships) if (want.has(peer)) cache.belongs(peer, topic.label);
    },
    told: parts.heard,
    observed: parts.observed,
    settings: parts.settings,
  });

  const join = (topic: Topic, hints: JoinHints = {}): Membership => {
    const want = connections.want(hints.enough);
    const reports = new Map<DiscoveryWay, DiscoveryReport>();
    const leaves = new Map<Discovery, () => void>();
    let isLeft = false;
    const found = (peer: PeerId, told: readonly PeerAddress[], way: DiscoveryWay): void => {
      cache.belongs(peer, topic.label);
      want.found(peer, told, way);
    };
    const hear = (told: readonly PeerAddress[], way: DiscoveryWay): void => {
      const byPeer = new Map<PeerId, PeerAddress[]>();
      for (const address of told.slice(0, maxHeard)) {
        const peer = peerOfAddress(address);
        if (peer === undefined) continue;
        byPeer.set(peer, [...(byPeer.get(peer) ?? []), address]);
      }
      for (const [peer, list] of byPeer) found(peer, list, way);
      // What a peer tells of others is for the topic; what a link says is a way into the network as well.
      if (way === 'link') parts.heard?.(told.filter((address) => judge(address).ok));
      if (byPeer.size > 0) reports.set(way, { type: 'found', peers: byPeer.size });
    };
    const joined: Joined = {
      topic,
      want,
      start(discovery) {
        if (hints.ways?.includes(discovery.way) === false) return;
        leaves.get(discovery)?.();
        reports.set(discovery.way, { type: 'looking' });
        const leave = discovery.join(
          topic,
          (one) => !isLeft && found(one.peer, one.addresses, one.way),
          (report) => {
            if (isLeft) return;
            reports.set(discovery.way, report);
            events.changed();
          },
        );
        leaves.set(discovery, leave);
      },
    };
    memberships.add(joined);
    for (const discovery of discoveries) joined.start(discovery);
    hear(hints.addresses ?? [], 'link');
    for (const { peer, addresses: known } of cache.ofTopic(topic.label)) want.found(peer, known, 'cache');
    return {
      topic,
      reports,
      hear,
      leave() {
        if (isLeft) return;
        isLeft = true;
        memberships.delete(joined);
        for (const leave of leaves.values()) leave();
        leaves.clear();
        want.leave();
      },
    };
  };

  const searchAgain = (ways: readonly DiscoveryWay[]): void => {
    for (const discovery of discoveries) {
      if (!ways.includes(discovery.way)) continue;
      for (const joined of memberships) joined.start(discovery);
    }
  };

  return {
    id,
    mode: parts.mode,
    connections,
    get addresses() {
      return addresses();
    },
    get links() {
      return connections.links;
    },
    get coordinators() {
      return parts.coordinators();
    },
    get attempts() {
      return connections.attempts;
    },
    join,
    connect: (to, signal) => connectOnce(connections, to, signal),
    judgeIp(ip, address) {
      const parsed = parseAddress(address);
      return parsed.ok ? judgeIp(ip, policyFor(parsed.value)) : 'not an address';
    },
    accept: (opened) => connections.accept(opened),
    acceptOrTurnAway(opened) {
      const refusal = connections.accept(opened);
      if (refusal !== undefined) turnAway(opened, refusal);
    },
    addTransport(transport) {
      transports.push(transport);
      events.changed();
    },
    addDiscovery(discovery) {
      discoveries.push(discovery);
      for (const joined of memberships) joined.start(discovery);
    },
    lookAgain() {
      connections.lookAgain();
      searchAgain(['mdns', 'dht']);
      parts.lookAgain?.();
    },
    changed: events.changed,
    searchAgain,
    async close() {
      if (isClosed) return;
      isClosed = true;
      connections.close('the peer stops');
      for (const discovery of discoveries) await discovery.close();
      for (const transport of transports) await transport.close();
      await parts.closeParts();
      await cache.flush();
    },
  };
}

/** Where a dial goes, and who is expected there. */
const placeOf = ({ host, port, at }: AddressParts): string => `${host.name} ${port} ${at}`;

/** Addresses taken from one word of others. */
const maxHeard = 64;

function connectOnce(
  connections: Connections,
  addresses: readonly PeerAddress[],
  signal: AbortSignal,
): Promise<Result<LiveLink, readonly DialError[]>> {
  return new Promise((resolve) => {
    const aborted = (): void => {
      giveUp();
      resolve(err(addresses.map((address) => ({ type: 'Aborted', address }))));
    };
    const giveUp = connections.connect(addresses, (live) => {
      signal.removeEventListener('abort', aborted);
      resolve(live);
    });
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}

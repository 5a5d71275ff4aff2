/**
 * Finds peers of a topic through the Kademlia DHT: provides today's name, looks for those of all three days (SPEC.md, DH).
 * Entry is through peers that somebody named: links, the cache, coordinators. Everything found is a claim.
 */
import { type KadDHT } from '@libp2p/kad-dht';
import { type IdentifyResult, type PeerInfo } from '@libp2p/interface';
import { assert, type Clock, type PeerId, type Timer } from '@peersume/base';
import { CID } from 'multiformats/cid';
import { parseAddress } from '../../addresses/index.ts';
import { type Discovery, type DiscoveryReport, type FoundPeer, type Topic } from '../../discovery.ts';
import { type Libp2pHost } from '../../libp2p/host.ts';
import { type PeerAddress } from '../../transport.ts';
import { ownDhtProtocol, publicDhtProtocol, type DhtSettings } from './dht-service.ts';
import { cidOfName } from './topic-cid.ts';

export interface DhtDiscoveryOptions extends DhtSettings {
  /** Made with `dht` set likewise. */
  readonly host: Libp2pHost;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly date: () => number;
}

export interface DhtDiscovery extends Discovery {
  readonly way: 'dht';
  /** Peers through which the DHT may be entered; those that cannot be reached or do not serve it are passed over. */
  enter(addresses: readonly PeerAddress[]): void;
  /** Peers of the DHT that this one knows. */
  readonly size: number;
}

/** Milliseconds until a topic is looked for again: soon at first, as two who meet often come at the same time. */
export const lookAgainMs = [1_000, 3_000, 10_000, 60_000, 300_000] as const;
/** Milliseconds until a name is provided again: records last two days, and their holders come and go. */
export const provideAgainMs = 6 * 60 * 60 * 1000;
/** Milliseconds that one search, and one providing, may take. */
export const queryTimeoutMs = 30_000;
/** Topics looked for at the same time: each asks ten peers at once. */
const maxAtOnce = 4;
/** Peers taken from one search, and addresses of one. */
const maxProviders = 32;
const maxAddresses = 16;
/** Peers dialled at once to enter. */
const maxEntering = 4;

interface Joined {
  readonly topic: Topic;
  readonly found: (peer: FoundPeer) => void;
  readonly told: (report: DiscoveryReport) => void;
  readonly left: AbortController;
  readonly peers: Set<PeerId>;
  timer: Timer | undefined;
  rounds: number;
  /** What was provided last, and when. */
  provided: { readonly key: string; readonly at: number } | undefined;
  /** What libp2p provides again by itself, until it is told that it no longer holds. */
  cids: readonly CID[];
  isWaiting: boolean;
}

export function createDhtDiscovery({ host, clock, date, isPublic = false }: DhtDiscoveryOptions): DhtDiscovery {
  const dht = host.node.services['dht'] as (KadDHT & { readonly routingTable: { readonly size: number } }) | undefined;
  assert(dht !== undefined, 'the host was made with dht');
  const protocol = isPublic ? publicDhtProtocol : ownDhtProtocol;
  const joined = new Set<Joined>();
  const queue: Joined[] = [];
  const closing = new AbortController();
  let running = 0;
  let entering: PeerAddress[] = [];
  let dialling = 0;

  /** The first peer of the DHT, and each after a drought, is worth a look at once. */
  const onIdentify = ({ detail }: CustomEvent<IdentifyResult>): void => {
    if (!detail.protocols.includes(protocol)) return;
    for (const entry of joined) if (entry.provided === undefined) schedule(entry, enteredPauseMs);
  };
  host.node.addEventListener('peer:identify', onIdentify);

  function schedule(entry: Joined, inMs: number): void {
    entry.timer?.cancel();
    entry.timer = clock.after(inMs, () => {
      if (!entry.isWaiting) {
        entry.isWaiting = true;
        queue.push(entry);
      }
      runNext();
    });
  }

  function runNext(): void {
    while (running < maxAtOnce && !closing.signal.aborted) {
      const entry = queue.shift();
      if (entry === undefined) return;
      entry.isWaiting = false;
      if (entry.left.signal.aborted) continue;
      running++;
      void round(entry).finally(() => {
        running--;
        if (!entry.left.signal.aborted && !closing.signal.aborted) {
          schedule(entry, lookAgainMs[Math.min(entry.rounds++, lookAgainMs.length - 1)] ?? 0);
        }
        runNext();
      });
    }
  }

  async function round(entry: Joined): Promise<void> {
    if (dht === undefined || !hasEntry()) {
      entry.told({ type: 'failed', cause: 'no peer of the DHT is known yet: it is entered through one' });
      return;
    }
    const names = entry.topic.names(date());
    const today = names[Math.floor(names.length / 2)];
    const file = isPublic && entry.topic.cid !== undefined ? [CID.decode(entry.topic.cid)] : [];
    const own = today === undefined ? [] : [cidOfName(today)];
    await provide(entry, [...own, ...file]);
    for (const cid of [...names.map(cidOfName), ...file]) await look(entry, cid);
    const { size } = entry.peers;
    entry.told(
      size > 0 ? { type: 'found', peers: size } : { type: 'failed', cause: 'nobody in the DHT speaks of this' },
    );
  }

  async function provide(entry: Joined, cids: readonly CID[]): Promise<void> {
    const key = `${cids.join()} ${host.addresses.join()}`;
    const now = clock.now();
    const isFresh = entry.provided?.key === key && now - entry.provided.at < provideAgainMs;
    if (isFresh || host.addresses.length === 0) return;
    let isTaken = false;
    for (const cid of cids) {
      await query(
        entry,
        (signal) => dht?.provide(cid, { signal }),
        (event) => {
          isTaken ||= event.name === 'PEER_RESPONSE' && event.messageName === 'ADD_PROVIDER';
          return true;
        },
      );
    }
    if (isTaken) entry.provided = { key, at: now };
    withdraw(entry, cids);
    entry.cids = cids;
  }

  /** Yesterday's name, or all of a topic that was left: not provided again; what others hold of it ends by itself. */
  function withdraw(entry: Joined, but: readonly CID[]): void {
    for (const cid of entry.cids) {
      if (!but.some((kept) => kept.equals(cid))) dht?.cancelReprovide(cid).catch(() => {});
    }
  }

  async function look(entry: Joined, cid: CID): Promise<void> {
    let count = 0;
    await query(
      entry,
      (signal) => dht?.findProviders(cid, { signal }),
      (event) => {
        if (event.name !== 'PROVIDER') return true;
        for (const provider of event.providers) {
          if (++count > maxProviders) return false;
          report(entry, provider);
        }
        return true;
      },
    );
  }

  function report(entry: Joined, { id, multiaddrs }: PeerInfo): void {
    const peer = id.toString();
    if (peer === host.id || entry.left.signal.aborted) return;
    const suffix = `/p2p/${peer}`;
    const addresses = multiaddrs
      .map((address) => address.toString())
      .map((address) => (address.endsWith(suffix) ? address : `${address}${suffix}`))
      .filter((address) => parseAddress(address).ok)
      .slice(0, maxAddresses);
    if (addresses.length === 0) return;
    if (entry.peers.size < maxProviders * 4) entry.peers.add(peer);
    entry.found({ way: 'dht', peer, addresses });
    entry.told({ type: 'found', peers: entry.peers.size });
  }

  type Events = ReturnType<KadDHT['findProviders']>;
  type QueryEvent = Events extends AsyncIterable<infer Event> ? Event : never;

  /** Runs to its end, or until `each` has enough or the time is over; an error ends this search alone. */
  async function query(
    entry: Joined,
    start: (signal: AbortSignal) => Events | undefined,
    each: (event: QueryEvent) => boolean,
  ): Promise<void> {
    const signal = AbortSignal.any([closing.signal, entry.left.signal, AbortSignal.timeout(queryTimeoutMs)]);
    if (signal.aborted) return;
    try {
      for await (const event of start(signal) ?? []) if (!each(event) || signal.aborted) break;
    } catch {
      // A search that was given up, or that nobody answered: what it brought is told already.
    }
  }

  const hasEntry = (): boolean => (dht?.routingTable.size ?? 0) > 0;

  function enterNext(): void {
    while (dialling < maxEntering && !closing.signal.aborted) {
      const address = entering.shift();
      if (address === undefined) return;
      dialling++;
      void host.connect(address, closing.signal).finally(() => {
        dialling--;
        enterNext();
      });
    }
  }

  return {
    way: 'dht',
    get size() {
      return dht.routingTable.size;
    },
    enter(addresses) {
      entering = [...new Set([...entering, ...addresses])].slice(0, maxEntries);
      enterNext();
    },
    join(topic, found, told) {
      const entry: Joined = {
        topic,
        found,
        told,
        left: new AbortController(),
        peers: new Set(),
        timer: undefined,
        rounds: 0,
        provided: undefined,
        cids: [],
        isWaiting: false,
      };
      joined.add(entry);
      told({ type: 'looking' });
      schedule(entry, 0);
      return () => {
        entry.left.abort();
        entry.timer?.cancel();
        joined.delete(entry);
        withdraw(entry, []);
      };
    },
    async close() {
      closing.abort();
      host.node.removeEventListener('peer:identify', onIdentify);
      for (const entry of joined) {
        entry.left.abort();
        entry.timer?.cancel();
      }
      joined.clear();
      queue.length = 0;
    },
  };
}

/** Milliseconds from being known by a peer of the DHT until it is in the routing table. */
const enteredPauseMs = 500;
/** Addresses that wait to be entered through. */
const maxEntries = 64;

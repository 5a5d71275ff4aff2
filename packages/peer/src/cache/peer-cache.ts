/**
 * Peers met: the addresses by which they were reached, when, and for which topics, so that a program that starts again
 * finds them without asking anybody (rules `CA`). Bounded; the one not met for longest is forgotten. What was kept is
 * bytes from outside too: whatever cannot be read is an empty cache.
 */
import type { Clock, PeerId, Timer } from '@peersume/base';
import type { PeerAddress } from '../transport.ts';
import { count, decode, encode, list, record, text } from '../wire/fields.ts';

/** Where the cache lies between two runs. */
export interface CacheStore {
  load(): Promise<Uint8Array | undefined>;
  save(bytes: Uint8Array): Promise<void>;
}

export interface PeerCache {
  met(peer: PeerId, address: PeerAddress): void;
  belongs(peer: PeerId, topic: string): void;
  ofTopic(topic: string): readonly MetPeer[];
  /** Those met last, of whatever topic: a way into a network of strangers. */
  recent(most: number): readonly MetPeer[];
  flush(): Promise<void>;
}

export interface MetPeer {
  readonly peer: PeerId;
  readonly addresses: readonly PeerAddress[];
  /** UTC, in seconds. */
  readonly metAt: number;
}

export const maxCachedPeers = 512;
const maxAddressesOfPeer = 4;
const maxTopicsOfPeer = 8;
/** Written at most so often; at the end in any case. */
const saveEveryMs = 10_000;
/** Households' addresses change; after so many seconds a peer is more likely elsewhere. */
const forgottenAfterSeconds = 60 * 86_400;

const entry = record({
  peer: text(64),
  metAt: count(2 ** 40),
  addresses: list(text(512), maxAddressesOfPeer),
  topics: list(text(256), maxTopicsOfPeer),
});
const kept = record({ version: count(255), peers: list(entry, maxCachedPeers) });
const version = 1;

interface Met {
  addresses: PeerAddress[];
  topics: string[];
  metAt: number;
}

export interface CacheOptions {
  readonly clock: Clock;
  readonly utcNow: () => number;
  readonly store?: CacheStore | undefined;
}

export async function createPeerCache({ clock, utcNow, store }: CacheOptions): Promise<PeerCache> {
  const now = (): number => Math.floor(utcNow() / 1000);
  /** In the order in which they were met. */
  const peers = readKept(await store?.load(), now());
  let saving: Timer | undefined;
  let isChanged = false;

  const save = async (): Promise<void> => {
    saving?.cancel();
    saving = undefined;
    if (!isChanged) return;
    isChanged = false;
    const list = [...peers].map(([peer, met]) => ({ peer, ...met })).filter(({ addresses }) => addresses.length > 0);
    await store?.save(encode(kept, { version, peers: list }));
  };
  const change = (): void => {
    isChanged = true;
    if (store !== undefined) saving ??= clock.after(saveEveryMs, () => void save());
  };
  const touch = (peer: PeerId): Met => {
    const met = peers.get(peer) ?? { addresses: [], topics: [], metAt: now() };
    peers.delete(peer);
    peers.set(peer, met);
    const [oldest] = peers.keys();
    if (peers.size > maxCachedPeers && oldest !== undefined) peers.delete(oldest);
    return met;
  };

  return {
    met(peer, address) {
      if (address.length > 512 || peer.length > 64) return;
      const met = touch(peer);
      met.addresses = [address, ...met.addresses.filter((one) => one !== address)].slice(0, maxAddressesOfPeer);
      met.metAt = now();
      change();
    },
    belongs(peer, topic) {
      // Only those who were met are kept: being told of somebody is not meeting them.
      const met = peers.get(peer);
      const label = topic.slice(0, 64);
      if (met === undefined || met.topics.includes(label)) return;
      met.topics = [label, ...met.topics].slice(0, maxTopicsOfPeer);
      change();
    },
    ofTopic: (topic) => [...peers].filter(([, { topics }]) => topics.includes(topic.slice(0, 64))).map(asMet),
    recent: (most) => [...peers].reverse().slice(0, most).map(asMet),
    flush: save,
  };
}

const asMet = ([peer, { addresses, metAt }]: readonly [PeerId, Met]): MetPeer => ({ peer, addresses, metAt });

function readKept(bytes: Uint8Array | undefined, now: number): Map<PeerId, Met> {
  const peers = new Map<PeerId, Met>();
  const read = bytes === undefined ? undefined : decode(kept, bytes);
  if (read?.ok !== true || read.value.version !== version) return peers;
  for (const { peer, metAt, addresses, topics } of read.value.peers) {
    if (now - metAt < forgottenAfterSeconds) peers.set(peer, { addresses: [...addresses], topics: [...topics], metAt });
  }
  return peers;
}

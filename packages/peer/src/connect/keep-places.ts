/**
 * Places at relays of peers: whoever nobody can dial is reached through a peer that it could dial itself. A few of those
 * it is linked to are asked; where one relays for nobody, the next is. A peer that others have dialled from outside needs
 * none.
 */
import type { Clock, PeerId, Timer } from '@peersume/base';
import { farPeer, judgeAddress, parseAddress } from '../addresses/index.ts';
import type { Libp2pHost } from '../libp2p/index.ts';
import type { LiveLink } from '../peer.ts';
import type { PeerAddress } from '../transport.ts';

export interface PlacesOptions {
  readonly host: Libp2pHost;
  readonly clock: Clock;
  readonly links: () => readonly LiveLink[];
  /** Coordinators give places as well: with them fewer are needed. */
  readonly hasCoordinators: () => boolean;
  readonly changed: () => void;
}

export interface Places {
  /** Addresses that a linked peer told of itself. */
  offer(addresses: readonly PeerAddress[]): void;
  close(): void;
}

/** Two, so that one may go. */
const maxPlaces = 2;
/** Peers remembered as possible relays. */
const maxOffers = 16;
/** A link settles first: a transfer of a second needs no relay. */
const firstLookMs = 2_000;
const lookEveryMs = 30_000;

interface Place {
  readonly peer: PeerId;
  isKept: boolean;
  readonly release: () => void;
}

export function createPlaces({ host, clock, links, hasCoordinators, changed }: PlacesOptions): Places {
  const offers = new Map<PeerId, PeerAddress>();
  const refused = new Set<PeerId>();
  const places = new Map<PeerId, Place>();
  let timer: Timer | undefined;

  const look = (): void => {
    timer = clock.after(lookEveryMs, look);
    const linked = new Set(links().map(({ info }) => info.peer));
    for (const place of places.values()) {
      if (linked.has(place.peer) || place.isKept) continue;
      places.delete(place.peer);
      place.release();
    }
    const wanted = hasCoordinators() || links().some(isFromOutside) ? 0 : maxPlaces;
    for (const [peer, address] of offers) {
      if (places.size >= wanted) break;
      if (linked.has(peer) && !refused.has(peer) && !places.has(peer)) ask(peer, address);
    }
  };

  const ask = (peer: PeerId, address: PeerAddress): void => {
    const keeper = host.keepRelay(address, (state) => {
      const place = places.get(peer);
      if (state.type === 'reserved') {
        if (place !== undefined) place.isKept = true;
        changed();
        return;
      }
      if (place !== undefined) place.isKept = false;
      if (state.cause.type !== 'RelayRefused' && state.cause.type !== 'AddressUnusable') return;
      // It relays for nobody, or has no room: others may.
      refused.add(peer);
      places.delete(peer);
      place?.release();
      timer?.cancel();
      timer = clock.after(0, look);
    });
    places.set(peer, { peer, isKept: false, release: () => keeper.release() });
  };

  return {
    offer(addresses) {
      for (const address of addresses) {
        const parts = parseAddress(address);
        if (!parts.ok || parts.value.way === 'fast' || parts.value.behind !== undefined) continue;
        const peer = farPeer(parts.value);
        if (offers.has(peer)) continue;
        const [oldest] = offers.keys();
        if (offers.size >= maxOffers && oldest !== undefined) offers.delete(oldest);
        offers.set(peer, address);
        timer ??= clock.after(firstLookMs, look);
      }
    },
    close() {
      timer?.cancel();
      for (const { release } of places.values()) release();
      places.clear();
    },
  };
}

/** Somebody of the world, not of this network, has dialled us: we can be reached. */
function isFromOutside({ info }: LiveLink): boolean {
  if (info.direction !== 'accepted' || info.isRelayed || info.kind === 'webrtc') return false;
  const host = /^\/ip[46]\/[^/]+/u.exec(info.remoteAddress ?? '')?.[0];
  // Judged like a stranger's address by somebody without a network of their own: private ones are no outside.
  const parts = parseAddress(`${host ?? ''}/tcp/4601/p2p/${info.peer}`);
  return parts.ok && judgeAddress(parts.value, { from: 'stranger', ownNetworks: [] }) === undefined;
}

/** All peers that the manager knows, bounded: the one not heard of for longest, and idle, is forgotten. */
import type { Clock, PeerId, Result } from '@peersume/base';
import type { DiscoveryWay } from '../discovery.ts';
import type { DialError, PeerAddress } from '../transport.ts';
import type { AttemptLog } from './attempt-log.ts';
import type { Dialler } from './dialler.ts';
import { createPeerSlot, type PeerSlot } from './peer-slot.ts';
import type { ConnectSettings } from './settings.ts';

export interface PeerTable {
  /** Makes a place for a peer that is not known yet. */
  of(peer: PeerId): PeerSlot;
  get(peer: PeerId): PeerSlot | undefined;
  all(): Iterable<PeerSlot>;
  /** Takes what may be dialled; gives the errors of the rest. */
  learn(peer: PeerSlot, addresses: readonly PeerAddress[], way: DiscoveryWay): DialError[];
}

export interface PeerTablePorts {
  readonly clock: Clock;
  readonly settings: ConnectSettings;
  readonly dialler: Dialler;
  readonly judge: (address: PeerAddress, way: DiscoveryWay) => Result<PeerId, DialError>;
  readonly attempts: AttemptLog;
  /** Somebody waits for it: it is not forgotten. */
  readonly isAskedFor: (peer: PeerId) => boolean;
  readonly forgotten: (peer: PeerSlot) => void;
}

export function createPeerTable(ports: PeerTablePorts): PeerTable {
  const { clock, settings, dialler, judge, attempts } = ports;
  const peers = new Map<PeerId, PeerSlot>();

  const forgetOne = (): void => {
    let oldest: PeerSlot | undefined;
    for (const peer of peers.values()) {
      const isIdle = peer.links.size === 0 && peer.race === undefined && !ports.isAskedFor(peer.id);
      if (isIdle && (oldest === undefined || peer.heardOfAt < oldest.heardOfAt)) oldest = peer;
    }
    if (oldest === undefined) return;
    peers.delete(oldest.id);
    ports.forgotten(oldest);
  };

  return {
    of(id) {
      const known = peers.get(id);
      if (known !== undefined) {
        known.heardOfAt = clock.now();
        return known;
      }
      if (peers.size >= settings.maxPeers) forgetOne();
      const peer = createPeerSlot(id, settings.maxAddressesOfPeer, clock.now());
      peers.set(id, peer);
      return peer;
    },
    get: (id) => peers.get(id),
    all: () => peers.values(),
    learn(peer, addresses, way) {
      const errors: DialError[] = [];
      for (const address of addresses) {
        if (peer.book.get(address) !== undefined) continue;
        const judged = judge(address, way);
        const kind = dialler.kindOf(address);
        const error = errorOf(peer.id, address, judged, kind !== undefined);
        if (error === undefined && kind !== undefined) {
          if (!peer.book.learn(address, kind, way)) continue;
          // Another address is another chance: what is known to fail waits, this one does not.
          peer.nextAt = Math.min(peer.nextAt, clock.now() + settings.firstRetryMs);
          peer.upgradeAt = Math.min(peer.upgradeAt, clock.now() + settings.firstUpgradeMs);
        } else if (error !== undefined) {
          errors.push(error);
          // Peers may tell what they like; only a person's own addresses are worth an explanation.
          if (way === 'link') attempts.add({ at: clock.now(), peer: peer.id, address, way, outcome: error });
        }
      }
      return errors;
    },
  };
}

export const unusable = (address: PeerAddress, detail: string): DialError => ({
  type: 'AddressUnusable',
  address,
  detail,
});

function errorOf(
  peer: PeerId,
  address: PeerAddress,
  judged: Result<PeerId, DialError>,
  isHandled: boolean,
): DialError | undefined {
  if (!judged.ok) return judged.error;
  if (judged.value !== peer) return unusable(address, 'it names another peer');
  return isHandled ? undefined : unusable(address, 'no transport of this program handles it');
}

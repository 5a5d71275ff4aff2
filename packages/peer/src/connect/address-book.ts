/** The addresses of one peer: who told them, what came of them. Bounded; those that never worked are forgotten first. */
import type { DiscoveryWay } from '../discovery.ts';
import type { LinkKind } from '../link-info.ts';
import type { PeerAddress } from '../transport.ts';
import { nearness, rankWay, wayOfAddress } from './rank-way.ts';

export interface KnownAddress {
  readonly address: PeerAddress;
  readonly kind: LinkKind;
  /** Of the way it was first told by. */
  readonly way: DiscoveryWay;
  readonly rank: number;
  /** In a row, since it last worked. */
  failures: number;
  /** Moment of the clock; undefined where it never did. */
  workedAt: number | undefined;
  triedAt: number | undefined;
}

export interface AddressBook {
  readonly size: number;
  /** True where the address is new. */
  learn(address: PeerAddress, kind: LinkKind, way: DiscoveryWay): boolean;
  get(address: PeerAddress): KnownAddress | undefined;
  forget(address: PeerAddress): void;
  /** The best first; all, or those of a better rank than `below`. */
  best(below?: number): readonly KnownAddress[];
  /** As new: the network is another one. */
  forgive(): void;
}

export function createAddressBook(maxAddresses: number): AddressBook {
  const known = new Map<PeerAddress, KnownAddress>();
  return {
    get size() {
      return known.size;
    },
    learn(address, kind, way) {
      if (known.has(address)) return false;
      if (known.size >= maxAddresses) {
        const worst = [...known.values()].sort(inOrderOfHope).at(-1) as KnownAddress;
        if (worst.failures === 0) return false;
        known.delete(worst.address);
      }
      const rank = rankWay(wayOfAddress(kind, address));
      known.set(address, { address, kind, way, rank, failures: 0, workedAt: undefined, triedAt: undefined });
      return true;
    },
    get: (address) => known.get(address),
    forget: (address) => void known.delete(address),
    best(below = Number.POSITIVE_INFINITY) {
      return [...known.values()].filter(({ rank }) => rank < below).sort(inOrderOfHope);
    },
    forgive() {
      for (const one of known.values()) one.failures = 0;
    },
  };
}

/** The best kind first; an address that failed repeatedly comes after all others; among equals what worked, what is near. */
function inOrderOfHope(one: KnownAddress, other: KnownAddress): number {
  return (
    Number(one.failures >= hopeless) - Number(other.failures >= hopeless) ||
    one.rank - other.rank ||
    one.failures - other.failures ||
    (other.workedAt ?? -1) - (one.workedAt ?? -1) ||
    nearness(one.address) - nearness(other.address)
  );
}

/** Failures in a row after which a better kind is no reason to wait for it. */
const hopeless = 2;

/** What the manager knows of one peer: addresses, links, who wants it, and when to try again. */
import type { PeerId } from '@peersume/base';
import { createAddressBook, type AddressBook } from './address-book.ts';
import type { LinkSlot } from './live-link.ts';
import type { Race } from './race.ts';
import { rankWay } from './rank-way.ts';

export interface PeerSlot {
  readonly id: PeerId;
  readonly book: AddressBook;
  /** All that are not closed, greeted or not. */
  readonly links: Set<LinkSlot>;
  race: Race | undefined;
  /** In a row. */
  failures: number;
  /** Not tried before this moment of the clock. */
  nextAt: number;
  upgradeFailures: number;
  upgradeAt: number;
  /** When somebody spoke of it last. */
  heardOfAt: number;
}

export const createPeerSlot = (id: PeerId, maxAddresses: number, now: number): PeerSlot => ({
  id,
  book: createAddressBook(maxAddresses),
  links: new Set(),
  race: undefined,
  failures: 0,
  nextAt: now,
  upgradeFailures: 0,
  upgradeAt: now,
  heardOfAt: now,
});

/** The rank of the best link; infinity without one. */
export const bestRank = (peer: PeerSlot): number => Math.min(...[...peer.links].map(({ live }) => rankWay(live.info)));

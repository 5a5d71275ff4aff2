/**
 * Where this host is to be found: what it listens on, what others announce through it, in the order in which a stranger
 * should try. Loopback is told only where there is nothing else: to another machine it is that machine itself.
 */
import {
  type Libp2pEvents,
  type PeerStore,
  type PeerId as Libp2pPeerId,
  type TypedEventTarget,
} from '@libp2p/interface';
import { type AddressManager, type TransportManager } from '@libp2p/interface-internal';
import { isLoopback, isPrivate } from '@libp2p/utils';
import { CODE_P2P, CODE_P2P_CIRCUIT, multiaddr, type Multiaddr } from '@multiformats/multiaddr';
import { type PeerAddress } from '../transport.ts';
import { parseStreamAddress } from './stream-address.ts';

export interface AnnounceParts {
  readonly peerId: Libp2pPeerId;
  readonly peerStore: PeerStore;
  readonly addressManager: AddressManager;
  readonly transportManager: TransportManager;
  readonly events: TypedEventTarget<Libp2pEvents>;
}

/** Addresses that one host tells: identify refuses messages above 8 KiB, and mDNS has one packet. */
export const maxAnnounced = 24;

export function createAnnouncedAddresses() {
  const extra = new Map<string, readonly Multiaddr[]>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let stop = (): void => {};
  let listened = (): readonly Multiaddr[] => [];

  return {
    /**
     * For libp2p, each time that it tells its addresses. By itself it keeps silent about public ones that nobody has
     * confirmed: then a server on the open network would never be found. Whoever cannot be reached there is not, and says so.
     */
    complete: (known: Multiaddr[]): Multiaddr[] => {
      const all = [...known, ...listened(), ...[...extra.values()].flat()];
      const elsewhere = all.filter((address) => !isOwnMachine(address));
      const told = elsewhere.length > 0 ? elsewhere : all;
      const unique = new Map(told.map((address) => [address.toString(), address]));
      return [...unique.values()].sort((one, other) => rank(one) - rank(other)).slice(0, maxAnnounced);
    },
    /** Those that streams are dialled by. */
    own: ({ addressManager }: AnnounceParts): readonly PeerAddress[] =>
      addressManager
        .getAddresses()
        .map((address) => address.toString())
        .filter((address) => parseStreamAddress(address).ok),
    set(parts: AnnounceParts, owner: string, addresses: readonly Multiaddr[]): void {
      if (addresses.length === 0) extra.delete(owner);
      else extra.set(owner, addresses);
      void tell(parts).then(changed);
    },
    observe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start({ events, transportManager, peerId }: AnnounceParts): void {
      const suffix = `/p2p/${peerId.toString()}`;
      listened = () =>
        transportManager
          .getAddrs()
          .map((address) => (address.toString().endsWith(suffix) ? address : address.encapsulate(suffix)));
      const types = ['transport:listening', 'transport:close', 'self:peer:update'] as const;
      for (const type of types) events.addEventListener(type, changed);
      stop = () => {
        for (const type of types) events.removeEventListener(type, changed);
      };
    },
    stop: () => stop(),
  };
}

/** Peers that are connected hear of it by identify's push, which follows this entry. */
async function tell({ peerId, peerStore, addressManager }: AnnounceParts): Promise<void> {
  const suffix = `/p2p/${peerId.toString()}`;
  const multiaddrs = addressManager.getAddresses().map((address) => {
    const text = address.toString();
    return text.endsWith(suffix) ? multiaddr(text.slice(0, -suffix.length)) : address;
  });
  await peerStore.patch(peerId, { multiaddrs }).catch(() => {});
}

const isThroughRelay = (address: Multiaddr): boolean =>
  address.getComponents().some(({ code }) => code === CODE_P2P_CIRCUIT);

function isOwnMachine(address: Multiaddr): boolean {
  return isLoopback(withoutPeers(address));
}

/** Public, private, loopback; relays after all of them. */
function rank(address: Multiaddr): number {
  const socket = withoutPeers(address);
  const place = isLoopback(socket) ? 2 : isPrivate(socket) ? 1 : 0;
  return place + (isThroughRelay(address) ? 10 : 0);
}

function withoutPeers(address: Multiaddr): Multiaddr {
  const parts = address.getComponents();
  const end = parts.findIndex(({ code }) => code === CODE_P2P);
  return multiaddr(end < 0 ? parts : parts.slice(0, end));
}

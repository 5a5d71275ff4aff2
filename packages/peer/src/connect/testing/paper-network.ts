/**
 * A network on paper: peers with managers, and a table that says what happens at each address and how long it takes. What
 * is sent arrives after `latencyMs`; everything runs on one virtual clock.
 */
import { err, ok, type Frame, type LinkListener, type PeerId } from '@peersume/base';
import type { LinkKind, OpenedLink } from '../../link-info.ts';
import type { LiveLink } from '../../peer.ts';
import type { DialError, PeerAddress } from '../../transport.ts';
import { peerOfAddress } from '../address-peer.ts';
import type { Connections, ConnectionsOptions } from '../connections.ts';
import { createConnections } from '../create-connections.ts';
import { turnAway } from '../live-link.ts';
import { createTestRandom, createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export interface PaperNetwork {
  readonly clock: VirtualClock;
  peer(id: PeerId, options?: Partial<ConnectionsOptions>): PaperPeer;
  /** Addresses that give this instead of a link; a number is a delay before the link. */
  readonly outcomes: Map<PeerAddress, DialError['type'] | 'silent' | number>;
  /** Every dial: `from address`. */
  readonly dials: string[];
  /** Cuts every link of the peer; both ends learn of it. */
  cut(id: PeerId): void;
}

export interface PaperPeer {
  readonly id: PeerId;
  readonly connections: Connections;
  /** What the owner was told: `linked A`, `closed A reason`, `received A text`. */
  readonly told: string[];
  readonly live: LiveLink[];
}

export const latencyMs = 10;
export const idOf = (letter: string): PeerId => `12D3KooW${letter.repeat(44)}`;
export const addressOf = (
  letter: string,
  kind: 'fast' | 'stream' | 'relay' | 'webrtc' = 'fast',
  host = 1,
): PeerAddress => {
  const place = `/ip4/198.51.100.${host}/tcp/${1000 + letter.charCodeAt(0)}`;
  if (kind === 'fast') return `${place}/tls/p2p/${idOf(letter)}`;
  if (kind === 'stream') return `${place}/p2p/${idOf(letter)}`;
  return `${place}/p2p/${idOf('R')}/p2p-circuit${kind === 'webrtc' ? '/webrtc' : ''}/p2p/${idOf(letter)}`;
};

export function createPaperNetwork(): PaperNetwork {
  const clock = createVirtualClock();
  const peers = new Map<PeerId, PaperPeer>();
  const outcomes = new Map<PeerAddress, DialError['type'] | 'silent' | number>();
  const dials: string[] = [];
  const cuts = new Map<PeerId, Set<() => void>>();
  const kindOf = (address: PeerAddress): LinkKind =>
    address.includes('/webrtc/') ? 'webrtc' : address.includes('/tls/') ? 'fast' : 'stream';

  const join = (from: PeerId, to: PaperPeer, address: PeerAddress): OpenedLink => {
    const kind = kindOf(address);
    const isRelayed = kind !== 'webrtc' && address.includes('/p2p-circuit');
    const [atFrom, atTo, cut] = pairOfLinks(clock, from, to.id, kind, isRelayed);
    for (const one of [from, to.id]) {
      if (!cuts.has(one)) cuts.set(one, new Set());
      cuts.get(one)?.add(cut);
    }
    clock.after(0, () => {
      const refusal = to.connections.accept(atTo);
      if (refusal !== undefined) turnAway(atTo, refusal);
    });
    return atFrom;
  };

  return {
    clock,
    outcomes,
    dials,
    cut(id) {
      for (const cut of cuts.get(id) ?? []) cut();
      cuts.delete(id);
    },
    peer(id, options) {
      const told: string[] = [];
      const live: LiveLink[] = [];
      const connections = createConnections({
        id,
        clock,
        random: createTestRandom(),
        judge: (address) => {
          const peer = peerOfAddress(address);
          return peer === undefined ? err({ type: 'AddressUnusable', address, detail: 'no peer' }) : ok(peer);
        },
        ownAddresses: () => [],
        changed: () => {},
        linked(link, opened) {
          const name = link.peer.at(-1);
          told.push(`linked ${name}`);
          live.push(opened);
          return {
            received: ({ header }) => told.push(`received ${name} ${new TextDecoder().decode(header)}`),
            drained: () => {},
            closed: (reason) => told.push(`closed ${name} ${reason}`),
          };
        },
        dialler: {
          kindOf: (address) => (address.startsWith('/unknown') ? undefined : kindOf(address)),
          dial(address, done) {
            dials.push(`${id.at(-1)} ${address}`);
            const outcome = outcomes.get(address) ?? 0;
            if (outcome === 'silent') return () => {};
            const to = peers.get(peerOfAddress(address) ?? '');
            const delay = 3 * latencyMs + (typeof outcome === 'number' ? outcome : 0);
            const timer = clock.after(delay, () => {
              if (typeof outcome === 'string') done(err({ type: outcome, address } as DialError));
              else done(to === undefined ? err({ type: 'Refused', address }) : ok(join(id, to, address)));
            });
            return () => timer.cancel();
          },
        },
        ...options,
      });
      const peer: PaperPeer = { id, connections, told, live };
      peers.set(id, peer);
      return peer;
    },
  };
}

function pairOfLinks(
  clock: VirtualClock,
  dialler: PeerId,
  acceptor: PeerId,
  kind: LinkKind,
  isRelayed: boolean,
): [OpenedLink, OpenedLink, () => void] {
  let isClosed = false;
  const listeners: (LinkListener | undefined)[] = [undefined, undefined];
  const waiting: Frame[][] = [[], []];
  const deliver = (end: 0 | 1, frame: Frame): void => {
    const listener = listeners[end];
    if (listener === undefined) waiting[end]?.push(frame);
    else listener.received(frame);
  };
  const close = (reason: string): void => {
    if (isClosed) return;
    isClosed = true;
    // The last frames are on their way before the end is.
    clock.after(latencyMs, () => {
      for (const listener of listeners) listener?.closed(reason);
    });
  };
  const end = (own: 0 | 1): OpenedLink => ({
    info: {
      peer: own === 0 ? acceptor : dialler,
      kind,
      direction: own === 0 ? 'dialled' : 'accepted',
      isRelayed,
      remoteAddress: own === 0 ? undefined : '/ip4/203.0.113.9/tcp/50000',
    },
    link: {
      peer: own === 0 ? acceptor : dialler,
      send(frame) {
        if (!isClosed) clock.after(latencyMs, () => deliver(own === 0 ? 1 : 0, frame));
        return true;
      },
      close,
    },
    start(listener) {
      listeners[own] = listener;
      for (const frame of waiting[own]?.splice(0) ?? []) listener.received(frame);
      if (isClosed) clock.after(0, () => listener.closed('closed before'));
    },
  });
  return [end(0), end(1), () => close('cut')];
}

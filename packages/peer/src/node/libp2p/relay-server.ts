/**
 * A relay for others (circuit relay v2), with limits: it carries sealed bytes of two peers that find no other way. The
 * defaults of libp2p cut after 128 KiB or two minutes and give 15 places; too little for a file, too few for a coordinator.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  circuitRelayServer,
  type CircuitRelayServerComponents,
  type CircuitRelayService,
} from '@libp2p/circuit-relay-v2';
import type { Stream } from '@libp2p/interface';
import { createRelayBound } from '../../libp2p/bound-relaying.ts';

export interface RelayLimits {
  /** Peers with a place at a time. */
  readonly maxReservations?: number | undefined;
  /** Bytes of one relayed connection, both ways together; then it is cut, and peers may connect again. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds of one relayed connection. */
  readonly maxDurationMs?: number | undefined;
  /** Relayed connections at once, from and to one peer. */
  readonly maxPerPeer?: number | undefined;
}

/** Places: each keeps one connection open, some 150 KiB. */
export const defaultMaxReservations = 128;
/** 1 GiB: a video of a few minutes; whoever moves more connects again. */
export const defaultMaxRelayedBytes = 1024 * 1024 * 1024;
/** Two hours, as long as a place lasts. */
export const defaultMaxRelayedMs = 2 * 60 * 60 * 1000;
/** Of one peer: a few others who look for a way at the same time. */
export const defaultMaxRelayedPerPeer = 16;

export function relayServer(limits: RelayLimits) {
  const perPeer = limits.maxPerPeer ?? defaultMaxRelayedPerPeer;
  const server = circuitRelayServer({
    maxInboundHopStreams: perPeer,
    maxOutboundStopStreams: perPeer,
    reservations: {
      maxReservations: limits.maxReservations ?? defaultMaxReservations,
      reservationTtl: reservationMs,
      applyDefaultLimit: true,
      defaultDataLimit: BigInt(limits.maxBytes ?? defaultMaxRelayedBytes),
      defaultDurationLimit: limits.maxDurationMs ?? defaultMaxRelayedMs,
    },
  });
  return {
    relay: (inside: CircuitRelayServerComponents): CircuitRelayService => server(withBoundStreams(inside)),
  };
}

/**
 * The relay sees the node's inside through this, so that every stream that it reads from or writes to is bounded. libp2p's
 * own way to put something around streams (`registrar.use`) adds the handler to the list of middleware at each stream, and
 * from the second on handles it twice.
 */
function withBoundStreams(inside: CircuitRelayServerComponents): CircuitRelayServerComponents {
  const { registrar, connectionManager, peerStore, addressManager, peerId, privateKey, connectionGater, logger } =
    inside;
  const bound = createRelayBound();
  /** The stream of whoever asks to be connected, while the relay sees to it. */
  const asked = new AsyncLocalStorage<Stream>();
  const registrarOfRelay: Pick<typeof registrar, 'handle' | 'unhandle'> = {
    handle: (protocol, handler, options) =>
      registrar.handle(
        protocol,
        (stream, connection) => {
          bound(stream);
          return asked.run(stream, () => handler(stream, connection));
        },
        options,
      ),
    unhandle: (protocol, options) => registrar.unhandle(protocol, options),
  };
  const connectionsOfRelay = {
    getConnections: (peer?: Parameters<typeof connectionManager.getConnections>[0]) =>
      connectionManager.getConnections(peer).map((connection) => ({
        remotePeer: connection.remotePeer,
        newStream: async (...wanted: Parameters<typeof connection.newStream>) => {
          const asker = asked.getStore();
          const stream = await connection.newStream(...wanted);
          bound(stream);
          // The relay begins to listen for this only after it has answered, and an asker turned away meanwhile waits.
          stream.addEventListener('close', ({ error }) => error !== undefined && asker?.abort(error), { once: true });
          return stream;
        },
      })),
  };
  return {
    peerStore,
    addressManager,
    peerId,
    privateKey,
    connectionGater,
    logger,
    registrar: registrarOfRelay as typeof registrar,
    connectionManager: connectionsOfRelay as unknown as typeof connectionManager,
  };
}

/** Milliseconds that a place lasts; peers renew it before. */
const reservationMs = 2 * 60 * 60 * 1000;

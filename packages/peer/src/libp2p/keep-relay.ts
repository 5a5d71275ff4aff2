/**
 * A place at a relay (circuit relay v2), kept: made, renewed by libp2p before it ends, and made again with growing pauses
 * after the connection to the relay was lost.
 */
import { type Libp2pEvents, type Listener, type TypedEventTarget } from '@libp2p/interface';
import { multiaddr } from '@multiformats/multiaddr';
import { type Clock, type Timer } from '@peersume/base';
import { type DialError, type PeerAddress } from '../transport.ts';
import { type RelayState } from './host.ts';
import { openConnection, type DialParts } from './open-connection.ts';
import { parseStreamAddress, type StreamAddress } from './stream-address.ts';

export interface RelayParts extends DialParts {
  readonly clock: Clock;
  readonly events: TypedEventTarget<Libp2pEvents>;
}

/** Milliseconds before the first and the longest pause between two tries. */
const firstPauseMs = 1_000;
const longestPauseMs = 120_000;

export function createRelayKeeper(parts: RelayParts) {
  /** libp2p tells listeners apart by order alone, so places are made one after the other. */
  let queue = Promise.resolve();

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task);
    queue = done.then(
      () => {},
      () => {},
    );
    return done;
  };

  return (relay: PeerAddress, told: (state: RelayState) => void): { release(): void } => {
    const released = new AbortController();
    const address = parseStreamAddress(relay);
    let pauseMs = firstPauseMs;
    let timer: Timer | undefined;
    let listener: Listener | undefined;
    let isTrying = false;

    const fail = (cause: DialError): void => {
      told({ type: 'failed', cause, retryInMs: pauseMs });
      timer = parts.clock.after(pauseMs, attempt);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };

    const attempt = (): void => {
      if (released.signal.aborted || isTrying || !address.ok) return;
      isTrying = true;
      void inTurn(() => reserve(parts, address.value, listener, released.signal)).then((reserved) => {
        isTrying = false;
        listener = reserved.listener ?? listener;
        if (released.signal.aborted) return;
        if (reserved.cause !== undefined) return fail(reserved.cause);
        pauseMs = firstPauseMs;
        told({ type: 'reserved', addresses: relayedAddresses(parts, listener) });
      });
    };

    const onClose = ({ detail }: { detail: { remotePeer: { toString(): string } } }): void => {
      if (!address.ok || detail.remotePeer.toString() !== address.value.peer || isTrying) return;
      // A second connection to the relay may go while the place stays.
      if (listener !== undefined && listener.getAddrs().length > 0) return;
      timer?.cancel();
      timer = parts.clock.after(pauseMs, attempt);
    };

    if (!address.ok) told({ type: 'failed', cause: address.error, retryInMs: Number.POSITIVE_INFINITY });
    else if (address.value.relay !== undefined) {
      const detail = 'a relay is not reached through a relay';
      told({ type: 'failed', cause: { type: 'AddressUnusable', address: relay, detail }, retryInMs: Infinity });
    } else {
      parts.events.addEventListener('connection:close', onClose);
      attempt();
    }
    return {
      release() {
        released.abort();
        timer?.cancel();
        parts.events.removeEventListener('connection:close', onClose);
        // The place ends with the connection; whoever still uses it for something else keeps it.
        if (!address.ok) return;
        const { peer } = address.value;
        for (const connection of parts.connectionManager.getConnections()) {
          const isIdle = connection.streams.length === 0;
          if (connection.remotePeer.toString() === peer && isIdle) connection.close().catch(() => {});
        }
      },
    };
  };
}

interface Reserved {
  readonly listener?: Listener | undefined;
  readonly cause?: DialError | undefined;
}

async function reserve(
  parts: RelayParts,
  address: StreamAddress,
  known: Listener | undefined,
  signal: AbortSignal,
): Promise<Reserved> {
  const connected = await openConnection(parts, address, signal);
  if (!connected.ok) return { cause: connected.error };
  const place = multiaddr(`${connected.value.remoteAddr.toString()}/p2p-circuit`);
  const before = new Set(parts.transportManager.getListeners());
  let failure: unknown;
  try {
    // A listener cannot be closed without giving up every other place, so each relay has one, used again.
    await (known === undefined ? parts.transportManager.listen([place]) : known.listen(place));
  } catch (cause) {
    failure = cause;
  }
  const listener = known ?? parts.transportManager.getListeners().find((each) => !before.has(each));
  if (listener !== undefined && listener.getAddrs().length > 0) return { listener };
  // libp2p joins what its listeners threw to one long text.
  const text = failure instanceof Error ? failure.message : '';
  const detail = /status ([A-Z_]+)/u.exec(text)?.[1] ?? 'it gives no places';
  return { listener, cause: { type: 'RelayRefused', address: address.text, detail } };
}

const relayedAddresses = ({ peerId }: RelayParts, listener: Listener | undefined): readonly PeerAddress[] =>
  (listener?.getAddrs() ?? []).map((address) => `${address.toString()}/p2p/${peerId.toString()}`);

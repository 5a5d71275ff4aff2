/**
 * One address, one connection, and who answered. libp2p's own dialling joins dials of one peer and mixes their errors; a
 * doctor needs to know what happened with each address, so each is dialled alone and reports for itself.
 *
 * Sockets are dialled without saying who is expected: whoever answers proves an identity, and a wrong one is told with
 * both names instead of as a failed handshake.
 */
import { type Connection, type PeerId as Libp2pPeerId } from '@libp2p/interface';
import { type ConnectionManager, type TransportManager } from '@libp2p/interface-internal';
import { peerIdFromString } from '@libp2p/peer-id';
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { type DialError } from '../transport.ts';
import { dialPatience } from './dial-patience.ts';
import { describeDialFailure, type DialFailure, readFailure, type DialStage } from './dial-error.ts';
import { resolveSocket, type Resolving } from './resolve-socket.ts';
import { type StreamAddress } from './stream-address.ts';

/** What of a libp2p node dialling needs. */
export interface DialParts {
  readonly peerId: Libp2pPeerId;
  readonly connectionManager: ConnectionManager;
  readonly transportManager: TransportManager;
  readonly resolving: Resolving;
  readonly dialTimeoutMs: number;
  /** What really happened where a WebSocket did not open, as the platform's error; absent where it cannot be known. */
  readonly explain?: ((address: StreamAddress, signal: AbortSignal) => Promise<unknown>) | undefined;
}

/** An open connection to the peer is used again: any for a relayed address, one without a relay for any other. */
export async function openConnection(
  parts: DialParts,
  address: StreamAddress,
  signal: AbortSignal,
  fresh: 'reuse' | 'fresh' = 'reuse',
): Promise<Result<Connection, DialError>> {
  if (signal.aborted) return err({ type: 'Aborted', address: address.text });
  if (address.peer === parts.peerId.toString()) {
    return err({ type: 'AddressUnusable', address: address.text, detail: 'this is our own address' });
  }
  const existing = fresh === 'reuse' ? findConnection(parts, address) : undefined;
  if (existing !== undefined) return ok(existing);
  return address.relay === undefined
    ? dialSocket(parts, address, address.peer, signal)
    : dialThroughRelay(parts, address, address.relay, signal);
}

export const isRelayed = (connection: Connection): boolean => !connection.direct;

function findConnection(parts: DialParts, address: StreamAddress): Connection | undefined {
  const open = parts.connectionManager
    .getConnections(peerIdFromString(address.peer))
    .filter((connection) => connection.status === 'open');
  const direct = open.find((connection) => !isRelayed(connection));
  return direct ?? (address.relay === undefined ? undefined : open[0]);
}

async function dialSocket(
  parts: DialParts,
  address: StreamAddress,
  expected: PeerId,
  signal: AbortSignal,
): Promise<Result<Connection, DialError>> {
  const socket = await resolveSocket(parts.resolving, address, signal);
  if (!socket.ok) return socket;
  const dialled = await dialStaged(parts, address, socket.value, signal);
  if (!dialled.ok) return dialled;
  const connection = dialled.value;
  const actual = connection.remotePeer.toString();
  if (actual === expected) return ok(connection);
  connection.abort(new Error('another peer than expected'));
  return err({ type: 'WrongPeer', address: address.text, expected, actual });
}

async function dialThroughRelay(
  parts: DialParts,
  address: StreamAddress,
  relay: { readonly peer: PeerId; readonly full: StreamAddress['socket'] },
  signal: AbortSignal,
): Promise<Result<Connection, DialError>> {
  const known = parts.connectionManager
    .getConnections(peerIdFromString(relay.peer))
    .some((connection) => connection.status === 'open' && !isRelayed(connection));
  const reached = known ? undefined : await dialSocket(parts, address, relay.peer, signal);
  if (reached?.ok === false) return reached;
  return dialStaged(parts, address, relay.full, signal);
}

async function dialStaged(
  parts: DialParts,
  address: StreamAddress,
  target: StreamAddress['socket'],
  signal: AbortSignal,
): Promise<Result<Connection, DialError>> {
  let stage: DialStage = 'nothing';
  const patience = dialPatience(signal, parts.dialTimeoutMs);
  try {
    const connection = await parts.transportManager.dial(target, {
      signal: patience.signal,
      onProgress: ({ type }: { type: string }) => (stage = stageAfter(type) ?? stage),
    });
    return ok(connection);
  } catch (cause) {
    const isThroughRelay = target === address.relay?.full;
    if (isThroughRelay && !patience.signal.aborted) {
      const told = describeRelayFailure(address, cause);
      if (told !== undefined) return err(told);
    }
    if (readFailure(cause).name === 'InvalidPeerIdError') {
      return err({ type: 'WrongPeer', address: address.text, expected: address.peer, actual: parts.peerId.toString() });
    }
    return err(
      await explainFailure(
        parts,
        address,
        { cause, stage, isAborted: signal.aborted, isLate: patience.isLate() },
        signal,
      ),
    );
  } finally {
    patience.done();
  }
}

async function explainFailure(
  { explain }: DialParts,
  address: StreamAddress,
  failure: Pick<DialFailure, 'cause' | 'stage' | 'isAborted' | 'isLate'>,
  signal: AbortSignal,
): Promise<DialError> {
  const { isWebSocket, text } = address;
  const isUnexplained = isWebSocket && failure.stage === 'nothing' && !failure.isAborted && !failure.isLate;
  if (!isUnexplained || explain === undefined) return describeDialFailure({ ...failure, address: text, isWebSocket });
  const cause = await explain(address, AbortSignal.any([signal, AbortSignal.timeout(explainTimeoutMs)]));
  // Whoever took the connection and then was no WebSocket speaks something else.
  const stage = cause === undefined ? 'socket' : 'nothing';
  const told = cause ?? new Error('something else than a WebSocket answers there');
  return describeDialFailure({ ...failure, address: text, cause: told, stage, isWebSocket });
}

/** Milliseconds for finding out why a WebSocket did not open. */
const explainTimeoutMs = 3_000;

function stageAfter(event: string): DialStage | undefined {
  if (event.startsWith('upgrader:encrypt')) return 'socket';
  if (event.startsWith('upgrader:multiplex')) return 'handshake';
  return undefined;
}

/** A relay answers with a status (circuit relay v2); one that does not speak the protocol is no relay. */
function describeRelayFailure({ text, peer }: StreamAddress, cause: unknown): DialError | undefined {
  const { name, message } = readFailure(cause);
  const status = /status ([A-Z_]+|undefined)/u.exec(message)?.[1];
  if (status !== undefined) return { type: 'RelayRefused', address: text, detail: status };
  if (name === 'UnsupportedProtocolError') {
    return { type: 'RelayRefused', address: text, detail: 'it relays for nobody' };
  }
  if (message.includes('does not match expected')) {
    return { type: 'WrongPeer', address: text, expected: peer, actual: undefined };
  }
  return undefined;
}

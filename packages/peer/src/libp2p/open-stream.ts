/** One stream of a protocol with the peer of an address: over a connection that is there, or over a new one. */
import { type Libp2p } from '@libp2p/interface';
import { err, ok, type Result } from '@peersume/base';
import { type DialError, type PeerAddress } from '../transport.ts';
import { dialPatience } from './dial-patience.ts';
import { describeDialFailure, readFailure } from './dial-error.ts';
import { streamTimeoutMs } from './host-limits.ts';
import { type OpenedStream, type StreamLimits } from './host.ts';
import { openConnection, type DialParts } from './open-connection.ts';
import { parseStreamAddress, type StreamAddress } from './stream-address.ts';

/**
 * Milliseconds that a connection which was there already has to open a stream. One whose cable was pulled looks open for
 * a minute; then it is given up and the address dialled anew.
 */
export const reuseTimeoutMs = 3_000;

export async function openStream(
  parts: DialParts,
  text: PeerAddress,
  protocol: string,
  signal: AbortSignal,
): Promise<Result<OpenedStream, DialError>> {
  const address = parseStreamAddress(text);
  if (!address.ok) return address;
  const known = new Set(parts.connectionManager.getConnections());
  const connected = await openConnection(parts, address.value, signal);
  if (!connected.ok) return connected;
  const connection = connected.value;
  const isOld = known.has(connection);
  const opened = await streamOf({
    connection,
    protocol,
    address: address.value,
    signal,
    withinMs: isOld ? reuseTimeoutMs : streamTimeoutMs,
  });
  if (opened.ok || !isOld || !meansDead.has(opened.error.type)) return opened;
  connection.abort(new Error('no longer answers'));
  const fresh = await openConnection(parts, address.value, signal, 'fresh');
  if (!fresh.ok) return fresh;
  return streamOf({ connection: fresh.value, protocol, address: address.value, signal, withinMs: streamTimeoutMs });
}

export function serveStreams(
  node: Libp2p,
  protocol: string,
  handler: (opened: OpenedStream) => void,
  limits?: StreamLimits,
): () => void {
  void node.handle(protocol, (stream, connection) => handler({ stream, connection }), {
    maxInboundStreams: limits?.perConnection ?? defaultStreamsPerConnection,
    maxOutboundStreams: limits?.perConnection ?? defaultStreamsPerConnection,
    runOnLimitedConnection: true,
    force: true,
  });
  return () => void node.unhandle(protocol);
}

/** Streams of one protocol and one connection, in each direction, where nobody said otherwise. */
const defaultStreamsPerConnection = 4;

const meansDead: ReadonlySet<DialError['type']> = new Set(['NoAnswer', 'TurnedAway']);

interface StreamRequest {
  readonly connection: OpenedStream['connection'];
  readonly protocol: string;
  readonly address: StreamAddress;
  readonly signal: AbortSignal;
  readonly withinMs: number;
}

async function streamOf(request: StreamRequest): Promise<Result<OpenedStream, DialError>> {
  const { connection, protocol, address, signal, withinMs } = request;
  const patience = dialPatience(signal, withinMs);
  try {
    const stream = await connection.newStream(protocol, {
      signal: patience.signal,
      runOnLimitedConnection: true,
    });
    return ok({ stream, connection });
  } catch (cause) {
    const { name, message } = readFailure(cause);
    if (!signal.aborted && name === 'UnsupportedProtocolError') {
      return err({ type: 'NotSpoken', address: address.text, detail: `does not speak ${protocol}` });
    }
    if (!signal.aborted && name.startsWith('TooMany')) {
      return err({ type: 'TurnedAway', address: address.text, detail: message });
    }
    return err(
      describeDialFailure({
        address: address.text,
        cause,
        stage: 'handshake',
        isAborted: signal.aborted,
        isLate: patience.isLate(),
        isWebSocket: address.isWebSocket,
      }),
    );
  } finally {
    patience.done();
  }
}

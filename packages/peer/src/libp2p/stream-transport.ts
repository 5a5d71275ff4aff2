/**
 * Links over libp2p streams: over TCP, over WebSocket, and as a last resort through a relay (SPEC.md, SL). One stream
 * carries one link in the framing that all byte streams share; noise has proven who is at the other end.
 */
import { type Connection } from '@libp2p/interface';
import { type Clock, err, ok, type Result } from '@peersume/base';
import { createFrameLink, type FrameLink } from '../frames/index.ts';
import { type LinkInfo, type OpenedLink } from '../link-info.ts';
import { type DialError, type PeerAddress, type Transport } from '../transport.ts';
import { streamTimeoutMs } from './host-limits.ts';
import { type Libp2pHost, type OpenedStream } from './host.ts';
import { isRelayed } from './open-connection.ts';
import { parseStreamAddress } from './stream-address.ts';
import { createStreamWriter, feedLink } from './stream-writer.ts';

export interface StreamTransportOptions {
  readonly host: Libp2pHost;
  readonly clock: Clock;
  /** Takes a link that somebody else asked for, proven and not started, or says in a sentence why not. */
  readonly accept: (opened: OpenedLink) => string | undefined;
  /** `addresses` may have changed. */
  readonly changed?: (() => void) | undefined;
}

export const linkProtocol = '/peersume/link/1.0.0';

/** Links of one connection in each direction: one, and another while the first is replaced. */
const linksPerConnection = 4;

export function createStreamTransport({ host, clock, accept, changed }: StreamTransportOptions): Transport {
  const unhandle = host.handleStream(linkProtocol, welcome, { perConnection: linksPerConnection });
  const unobserve = host.onAddresses(() => changed?.());

  function welcome({ stream, connection }: OpenedStream): void {
    const link: FrameLink = createFrameLink({
      info: describeConnection(connection, 'accepted'),
      clock,
      writer: createStreamWriter(stream, () => link.writable()),
    });
    const refusal = accept(link);
    if (refusal === undefined) link.sayReady();
    else link.link.close(refusal);
    feedLink(stream, link);
  }

  async function dial(address: PeerAddress, signal: AbortSignal): Promise<Result<OpenedLink, DialError>> {
    const opened = await host.openStream(address, linkProtocol, signal);
    if (!opened.ok) return opened;
    return becomeLink(opened.value, { address, clock, signal });
  }

  return {
    kind: 'stream',
    get addresses() {
      return host.addresses;
    },
    handles: (address) => parseStreamAddress(address).ok,
    dial,
    async close() {
      unhandle();
      unobserve();
    },
  };
}

interface DialContext {
  readonly address: PeerAddress;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The link is there when the other end has said that it takes it. */
function becomeLink(
  { stream, connection }: OpenedStream,
  { address, clock, signal }: DialContext,
): Promise<Result<OpenedLink, DialError>> {
  const { promise, resolve } = Promise.withResolvers<Result<OpenedLink, DialError>>();
  let isDone = false;

  function finish(result: Result<OpenedLink, DialError>): void {
    if (isDone) return;
    isDone = true;
    timer.cancel();
    signal.removeEventListener('abort', abort);
    if (!result.ok) link.ended('the dial failed');
    resolve(result);
  }

  const abort = (): void => finish(err({ type: 'Aborted', address }));
  const timer = clock.after(streamTimeoutMs, () => finish(err({ type: 'NoAnswer', address, after: 'handshake' })));
  const link: FrameLink = createFrameLink({
    info: describeConnection(connection, 'dialled'),
    clock,
    writer: createStreamWriter(stream, () => link.writable()),
    first(word) {
      finish(word.type === 'ready' ? ok(link) : err({ type: 'TurnedAway', address, detail: word.reason }));
    },
  });
  feedLink(stream, link);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return promise;
}

function describeConnection(connection: Connection, direction: LinkInfo['direction']): LinkInfo {
  const peer = connection.remotePeer.toString();
  const whole = connection.remoteAddr.toString();
  const suffix = `/p2p/${peer}`;
  return {
    peer,
    kind: 'stream',
    direction,
    isRelayed: isRelayed(connection),
    remoteAddress: whole.endsWith(suffix) ? whole.slice(0, -suffix.length) : whole,
  };
}

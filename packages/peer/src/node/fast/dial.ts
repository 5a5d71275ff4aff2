/** A fast link to the peer that an address names: its IP addresses, a handshake, a proof, a welcome. */
import { lookup } from 'node:dns/promises';
import { type OnReadOpts } from 'node:net';
import { connect, type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import { type Clock, err, ok, type PeerId, type Result } from '@peersume/base';
import { type AddressParts, judgeIp } from '../../addresses/index.ts';
import { createFrameLink, type FrameLink } from '../../frames/index.ts';
import { type OpenedLink } from '../../link-info.ts';
import { type DialError, type PeerAddress } from '../../transport.ts';
import { allocateBytes } from './allocate-bytes.ts';
import { faultOfName, faultOfSocket, type Stage } from './dial-fault.ts';
import { describeCertificateError, provePeer } from './prove-peer.ts';
import { raceAddresses } from './race-addresses.ts';
import { type FastSettings, protocol } from './settings.ts';
import { createSocketWriter } from './socket-writer.ts';
import { tcpAddress } from './tcp-address.ts';

export interface DialPorts {
  readonly clock: Clock;
  /** Milliseconds since 1970, for certificates. */
  readonly date: () => number;
  readonly settings: FastSettings;
  readonly context: SecureContext;
  /** Why an IP address is not to be connected to. */
  readonly judge: (ip: string, address: PeerAddress) => string | undefined;
}

export async function dialFast(
  ports: DialPorts,
  address: PeerAddress,
  parts: AddressParts,
  signal: AbortSignal,
): Promise<Result<OpenedLink, DialError>> {
  const found = await findIps(address, parts, signal);
  if (!found.ok) return found;
  const attempt = (ip: string, giveUp: AbortSignal): Promise<Result<OpenedLink, DialError>> => {
    const refusal = ports.judge(ip, address);
    if (refusal === undefined) return dialIp(ports, { address, ip, port: parts.port, expected: parts.at }, giveUp);
    return Promise.resolve(err({ type: 'AddressUnusable', address, detail: `${ip} ${refusal}` }));
  };
  const { clock, settings } = ports;
  const ips = found.value.slice(0, settings.maxAddresses);
  const race = { clock, signal, ips, headStartMs: settings.headStartMs, attempt };
  return raceAddresses(race, { type: 'NameUnknown', address, name: parts.host.name });
}

async function findIps(
  address: PeerAddress,
  { host }: AddressParts,
  signal: AbortSignal,
): Promise<Result<readonly string[], DialError>> {
  if (signal.aborted) return err({ type: 'Aborted', address });
  if (host.type === 'ip4' || host.type === 'ip6') return ok([host.name]);
  const family = host.type === 'dns4' ? 4 : host.type === 'dns6' ? 6 : 0;
  const aborted = Promise.withResolvers<undefined>();
  const abort = () => aborted.resolve(undefined);
  signal.addEventListener('abort', abort, { once: true });
  try {
    // The system's lookup cannot be interrupted: it is left to end by itself.
    const found = await Promise.race([lookup(host.name, { family, all: true }), aborted.promise]);
    if (found === undefined) return err({ type: 'Aborted', address });
    return ok(found.map(({ address: ip }) => ip));
  } catch (thrown) {
    return err(faultOfName(address, host.name, thrown));
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

interface Target {
  readonly address: PeerAddress;
  readonly ip: string;
  readonly port: number;
  readonly expected: PeerId;
}

function dialIp(ports: DialPorts, target: Target, signal: AbortSignal): Promise<Result<OpenedLink, DialError>> {
  const { clock, settings } = ports;
  const { address, ip, port } = target;
  if (signal.aborted) return Promise.resolve(err({ type: 'Aborted', address }));
  const { promise, resolve } = Promise.withResolvers<Result<OpenedLink, DialError>>();
  let stage: Stage = 'nothing';
  let isDone = false;
  let isProven = false;
  let wasWelcomed = false;

  const link: FrameLink = createFrameLink({
    info: {
      peer: target.expected,
      kind: 'fast',
      direction: 'dialled',
      isRelayed: false,
      remoteAddress: tcpAddress(ip, port),
    },
    clock,
    writer: createSocketWriter(
      () => socket,
      () => link.writable(),
    ),
    allocate: allocateBytes,
    first(word) {
      if (word.type === 'closed') fail({ type: 'TurnedAway', address, detail: word.reason });
      wasWelcomed = true;
      succeed();
    },
  });
  // Payloads are read to where they stay: the link says where the next bytes go.
  const options: ConnectionOptions & { readonly onread: OnReadOpts } = {
    host: ip,
    port,
    secureContext: ports.context,
    // There is no authority: the peer's own proof is asked for below.
    rejectUnauthorized: false,
    ALPNProtocols: [protocol],
    onread: {
      buffer: () => link.region(),
      callback(byteLength: number) {
        link.wrote(byteLength);
        return true;
      },
    },
  };
  const socket = connect(options);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAliveProbeMs);
  let timer = clock.after(settings.connectMs, () => fail({ type: 'NoAnswer', address, after: stage }));
  const abort = () => fail({ type: 'Aborted', address });
  signal.addEventListener('abort', abort, { once: true });

  function reach(reached: Stage): void {
    stage = reached;
    timer.cancel();
    timer = clock.after(settings.handshakeMs, () => fail({ type: 'NoAnswer', address, after: stage }));
  }

  function fail(error: DialError): void {
    finish(err(error));
  }

  /** Both have to be there: the proof of who it is, and its word that it takes the link. */
  function succeed(): void {
    if (isProven && wasWelcomed) finish(ok(link));
  }

  function finish(result: Result<OpenedLink, DialError>): void {
    if (isDone) return;
    isDone = true;
    timer.cancel();
    signal.removeEventListener('abort', abort);
    if (!result.ok) {
      link.ended('the dial failed');
      socket.destroy();
    }
    resolve(result);
  }

  socket.once('connect', () => reach('socket'));
  socket.once('secureConnect', () => {
    reach('handshake');
    void prove();
  });
  async function prove(): Promise<void> {
    const fault = await findFault(socket, target, ports.date());
    if (fault !== undefined) {
      fail(fault);
      return;
    }
    isProven = true;
    succeed();
  }
  socket.on('error', (error) => {
    fail(faultOfSocket(address, stage, error));
    link.ended(`the connection broke (${'code' in error ? String(error.code) : error.message})`);
  });
  socket.on('close', () => {
    fail(
      stage === 'nothing'
        ? { type: 'NoAnswer', address, after: stage }
        : { type: 'TurnedAway', address, detail: hungUp },
    );
    link.ended();
  });
  return promise;
}

async function findFault(
  socket: TLSSocket,
  { address, expected }: Target,
  date: number,
): Promise<DialError | undefined> {
  if (socket.alpnProtocol !== protocol)
    return { type: 'NotSpoken', address, detail: 'it speaks TLS, and not of peers' };
  const proven = await provePeer(socket.getPeerX509Certificate()?.raw, date);
  if (!proven.ok) {
    if (proven.error.type === 'ProofWrong') return { type: 'WrongPeer', address, expected, actual: undefined };
    return { type: 'NotSpoken', address, detail: describeCertificateError(proven.error) };
  }
  return proven.value === expected ? undefined : { type: 'WrongPeer', address, expected, actual: proven.value };
}

const hungUp = 'the other end hung up';

/** Milliseconds of silence before the system itself asks whether the other end is there. */
export const keepAliveProbeMs = 30_000;

/** For dials that a person asked for: nothing is refused but what can be nobody's. */
export const judgeAsPerson = (ip: string): string | undefined => judgeIp(ip, { from: 'person', ownNetworks: [] });

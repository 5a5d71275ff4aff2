/**
 * What a libp2p host gives a peer: links over streams, and data channels that are signalled through relays or
 * coordinators. The same in Node and in browsers.
 */
import { ok, type Clock, type PeerId, type Result } from '@peersume/base';
import { farPeer, parseAddress } from '../addresses/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Libp2pHost } from '../libp2p/index.ts';
import { createStreamTransport } from '../libp2p/stream-transport.ts';
import type { DialError, PeerAddress, Transport } from '../transport.ts';
import {
  createWebrtcTransport,
  signallingOverChannel,
  type IceServer,
  type Rtc,
  type Signalling,
  type WebrtcTransport,
} from '../webrtc/index.ts';
import type { ComposedPeer } from './compose-peer.ts';

export interface HostPorts {
  readonly host: Libp2pHost;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly peer: ComposedPeer;
  /** Loaded when a data channel is wanted first. */
  readonly rtc: () => Promise<Rtc>;
  readonly iceServers: () => readonly IceServer[];
  /** A conversation through a coordinator, where it has a connection to one that knows the peer. */
  readonly signalTo: (peer: PeerId, through: PeerId) => Signalling | undefined;
}

export interface JoinedHost {
  readonly stream: Transport;
  readonly webrtc: Transport;
  /** Somebody called through a coordinator. */
  called(signalling: Signalling, from: PeerId): void;
  close(): Promise<void>;
}

export const signalProtocol = '/peersume/signal/1.0.0';
/** Those who set up a connection to us at the same time: each is a conversation of some seconds. */
const signalLimits = { maxMessageBytes: 16_384, perPeer: 2, atOnce: 64 } as const;

export function joinHost(ports: HostPorts): JoinedHost {
  const { host, identity, clock, peer } = ports;
  const stream = createStreamTransport({ host, clock, accept: peer.accept, changed: peer.changed });
  /** One for each list of STUN servers that there was: coordinators come and go. */
  const transports = new Map<string, Promise<WebrtcTransport>>();
  let isClosed = false;

  const load = (): Promise<WebrtcTransport> => {
    const iceServers = ports.iceServers();
    const key = iceServers.flatMap(({ urls }) => urls).join(' ');
    const made = transports.get(key) ?? create(iceServers);
    transports.set(key, made);
    return made;
  };

  const create = async (iceServers: readonly IceServer[]): Promise<WebrtcTransport> =>
    createWebrtcTransport({
      rtc: await ports.rtc(),
      identity,
      clock,
      openSignalling: (address, signal) => openSignalling(ports, address, signal),
      accepted: peer.acceptOrTurnAway,
      iceServers,
    });

  const called = (signalling: Signalling, from: PeerId): void => {
    // What is said until then waits in the signalling.
    void load().then(
      (transport) => (isClosed ? signalling.close() : transport.accept(signalling, from)),
      () => signalling.close(),
    );
  };

  const unhandle = host.handle(
    signalProtocol,
    (channel) => called(signallingOverChannel(channel), channel.peer),
    signalLimits,
  );

  return {
    stream,
    called,
    webrtc: {
      kind: 'webrtc',
      get addresses() {
        return host.addresses.flatMap((address) => webrtcAddress(address) ?? []);
      },
      handles(address) {
        const parts = parseAddress(address);
        return parts.ok && parts.value.behind?.by === 'webrtc';
      },
      async dial(address, signal) {
        const transport = await load();
        return await transport.dial(address, signal);
      },
      async close() {
        isClosed = true;
        unhandle();
        for (const transport of transports.values()) await (await transport).close();
      },
    },
    async close() {
      await host.close();
    },
  };
}

/**
 * Through a stream that the relay passes on, on which the peer has proven itself; where the relay does not want that,
 * through the relay as a coordinator.
 */
async function openSignalling(
  { host, signalTo }: HostPorts,
  address: PeerAddress,
  signal: AbortSignal,
): Promise<Result<Signalling, DialError>> {
  const channel = await host.openChannel(relayedAddress(address), signalProtocol, signal, signalLimits);
  if (channel.ok) return ok(signallingOverChannel(channel.value));
  const parts = parseAddress(address);
  const passed = parts.ok ? signalTo(farPeer(parts.value), parts.value.at) : undefined;
  return passed === undefined ? channel : ok(passed);
}

/** The same peer behind the same relay, by a relayed stream. */
const relayedAddress = (address: PeerAddress): PeerAddress =>
  address.replace('/p2p-circuit/webrtc/p2p/', '/p2p-circuit/p2p/');

const webrtcAddress = (address: PeerAddress): PeerAddress | undefined =>
  address.includes('/p2p-circuit/p2p/') ? address.replace('/p2p-circuit/p2p/', '/p2p-circuit/webrtc/p2p/') : undefined;

/**
 * A libp2p node of ours from the transports that a platform has. What it never does by itself: contact a host that nobody
 * named, look up names at a public server, bootstrap, dial peers again, or listen where it was not told to.
 */
import { circuitRelayTransport } from '@libp2p/circuit-relay-v2';
import { privateKeyFromProtobuf } from '@libp2p/crypto/keys';
import { identify, identifyPush } from '@libp2p/identify';
import { FaultTolerance } from '@libp2p/interface';
import { type Registrar } from '@libp2p/interface-internal';
import { noise } from '@libp2p/noise';
import { ping } from '@libp2p/ping';
import { yamux } from '@libp2p/yamux';
import { multiaddr } from '@multiformats/multiaddr';
import { type Clock, ok } from '@peersume/base';
import { createLibp2p, type Libp2pOptions } from 'libp2p';
import { type Identity } from '../identity/index.ts';
import { type PeerAddress } from '../transport.ts';
import { createAnnouncedAddresses, type AnnounceParts } from './announced-addresses.ts';
import { openChannel, serveChannels } from './channels.ts';
import { type Libp2pHost } from './host.ts';
import {
  dialTimeoutMs,
  inboundHandshakeTimeoutMs,
  maxConnections,
  maxInboundPerHostPerSecond,
  maxParallelDials,
  maxPendingInbound,
  maxStreamReadBuffer,
  maxStreamsPerConnection,
  maxStreamWindow,
  pingIntervalMs,
  pingTimeoutMs,
  streamTimeoutMs,
} from './host-limits.ts';
import { createRelayKeeper, type RelayParts } from './keep-relay.ts';
import { type DialParts, openConnection } from './open-connection.ts';
import { openStream, serveStreams } from './open-stream.ts';
import { quietDns } from './quiet-dns.ts';
import { type Resolving } from './resolve-socket.ts';
import { parseStreamAddress } from './stream-address.ts';

export interface HostOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  /** What others are told of this program. */
  readonly agent?: string | undefined;
  readonly maxConnections?: number | undefined;
  /** Why an IP address is not to be connected to, be it written in the address or what its name was resolved to. */
  readonly judge?: Resolving['judge'];
  /** Milliseconds until the dial of one address is given up. */
  readonly dialTimeoutMs?: number | undefined;
}

export interface PlatformParts {
  readonly listen: readonly PeerAddress[];
  readonly transports: NonNullable<Libp2pOptions['transports']>;
  readonly resolve?: Resolving['resolve'];
  readonly explain?: DialParts['explain'];
  /** Each is given the node's inside, of which it names what it needs. */
  readonly services: Readonly<Record<string, (inside: never) => unknown>>;
}

/** What of a node's inside this room needs; `Libp2p` shows it to services alone. */
export type HostParts = RelayParts & AnnounceParts & { readonly registrar: Registrar };

/** What libp2p itself gives. */
type Inside = Omit<HostParts, 'clock' | 'resolving' | 'dialTimeoutMs' | 'explain'>;

export async function createHost(options: HostOptions, platform: PlatformParts): Promise<Libp2pHost> {
  let inside: HostParts | undefined = undefined as HostParts | undefined;
  const announced = createAnnouncedAddresses();
  const node = await createLibp2p({
    privateKey: privateKeyFromProtobuf(options.identity.toBytes()),
    nodeInfo: { userAgent: options.agent ?? 'peersume' },
    addresses: { listen: [...platform.listen], announceFilter: announced.complete },
    transports: [...platform.transports, circuitRelayTransport({ reservationCompletionTimeout: dialTimeoutMs })],
    connectionEncrypters: [noise()],
    streamMuxers: [
      yamux({
        maxInboundStreams: maxStreamsPerConnection,
        maxOutboundStreams: maxStreamsPerConnection,
        streamOptions: { maxStreamWindowSize: maxStreamWindow, maxReadBufferLength: maxStreamReadBuffer },
      }),
    ],
    connectionManager: {
      maxConnections: options.maxConnections ?? maxConnections,
      maxIncomingPendingConnections: maxPendingInbound,
      inboundConnectionThreshold: maxInboundPerHostPerSecond,
      inboundUpgradeTimeout: inboundHandshakeTimeoutMs,
      inboundStreamProtocolNegotiationTimeout: streamTimeoutMs,
      outboundStreamProtocolNegotiationTimeout: streamTimeoutMs,
      maxParallelDials,
      addressDialTimeout: dialTimeoutMs,
      // Whoever wants a peer again asks for it; libp2p would dial for ever without telling.
      reconnectRetries: 0,
      resolvers: {},
    },
    connectionMonitor: { pingInterval: pingIntervalMs, pingTimeout: { minTimeout: pingTimeoutMs } },
    // In a browser the default refuses private addresses and plain WebSockets: a daemon on this very machine.
    connectionGater: { denyDialMultiaddr: () => false },
    transportManager: { faultTolerance: FaultTolerance.FATAL_ALL },
    dns: quietDns,
    services: {
      identify: identify({ agentVersion: options.agent ?? 'peersume', maxObservedAddresses: 4 } as object),
      identifyPush: identifyPush(),
      ping: ping(),
      // The inside has all that any service names; libp2p itself checks so when it starts.
      ...(platform.services as object),
      inside: (components: Inside) => {
        const patience = { dialTimeoutMs: options.dialTimeoutMs ?? dialTimeoutMs };
        const resolving = { resolve: platform.resolve, judge: options.judge };
        inside = { ...pickParts(components), clock: options.clock, resolving, ...patience, explain: platform.explain };
        return {};
      },
    },
  });
  if (inside === undefined) throw new Error('libp2p made no services');
  return hostOf(node as unknown as Libp2pHost['node'], inside, announced);
}

/** Components are a proxy that asserts on what is missing: what is needed is taken by name. */
const pickParts = ({
  peerId,
  peerStore,
  connectionManager,
  transportManager,
  addressManager,
  registrar,
  events,
}: Inside) => ({
  peerId,
  peerStore,
  connectionManager,
  transportManager,
  addressManager,
  registrar,
  events,
});

function hostOf(
  node: Libp2pHost['node'],
  parts: HostParts,
  announced: ReturnType<typeof createAnnouncedAddresses>,
): Libp2pHost {
  const keepRelay = createRelayKeeper(parts);
  announced.start(parts);
  return {
    id: node.peerId.toString(),
    get addresses() {
      return announced.own(parts);
    },
    onAddresses: announced.observe,
    announce(owner, addresses) {
      announced.set(
        parts,
        owner,
        addresses.map((address) => multiaddr(address)),
      );
    },
    async connect(address, signal) {
      const parsed = parseStreamAddress(address);
      if (!parsed.ok) return parsed;
      const connected = await openConnection(parts, parsed.value, signal);
      return connected.ok ? ok(undefined) : connected;
    },
    openChannel: (address, protocol, signal, limits) => openChannel(parts, address, protocol, signal, limits),
    handle: (protocol, handler, limits) => serveChannels(node, protocol, handler, limits),
    openStream: (address, protocol, signal) => openStream(parts, address, protocol, signal),
    handleStream: (protocol, handler, limits) => serveStreams(node, protocol, handler, limits),
    keepRelay: (relay, told = () => {}) => keepRelay(relay, told),
    node,
    async close() {
      announced.stop();
      await node.stop();
    },
  };
}

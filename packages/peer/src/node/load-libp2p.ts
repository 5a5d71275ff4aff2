/** Everything of a Node peer that needs libp2p. Only ever imported when it is needed: loading takes a third of a second. */
import { err, ok, type Clock, type Random, type Result } from '@peersume/base';
import type { ComposedPeer } from '../connect/compose-peer.ts';
import { createPlaces } from '../connect/keep-places.ts';
import { joinHost, type JoinedHost } from '../connect/join-host.ts';
import { joinCoordinators, type Coordinators } from '../coordinator/join-coordinators.ts';
import type { Discovery } from '../discovery.ts';
import type { Identity } from '../identity/index.ts';
import type { Libp2pHost } from '../libp2p/index.ts';
import type { PeerAddress } from '../transport.ts';
import { type CoordinatorOptions, type CoordinatorServer, serveCoordinator } from './coordinator/serve-coordinator.ts';
import type { DhtSettings } from './dht/dht-service.ts';
import type { ListenError } from './fast/index.ts';
import { createDhtDiscovery } from './dht/dht-discovery.ts';
import { createMdnsDiscovery, type MdnsDiscovery } from './mdns/mdns-discovery.ts';
import { mapOwnPorts, type MappingOptions } from './map-own-ports.ts';
import { createLibp2pHost } from './libp2p/node-host.ts';
import type { RelayLimits } from './libp2p/relay-server.ts';
import type { MdnsSettings } from './mdns/mdns-service.ts';
import { loadNodeRtc } from './webrtc/index.ts';

export interface Libp2pOptions extends MappingOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly utcNow: () => number;
  readonly peer: ComposedPeer;
  /** Multiaddresses without a peer. */
  readonly listen: readonly PeerAddress[];
  readonly coordinators: readonly PeerAddress[];
  /** Of fast links and of the settings: told by identify, mDNS and the DHT as well. */
  readonly announce: readonly PeerAddress[];
  readonly maxLinks?: number | undefined;
  readonly relay?: RelayLimits | undefined;
  readonly dht?: (DhtSettings & { readonly bootstrap?: readonly PeerAddress[] | undefined }) | undefined;
  readonly mdns?: (MdnsSettings & { readonly deviceName?: string | undefined }) | undefined;
  /** Peers met before and heard of: ways into the DHT. */
  readonly known: readonly PeerAddress[];
  readonly coordinator?: CoordinatorOptions | undefined;
  readonly rtcBindAddress?: string | undefined;
}

export interface LoadedLibp2p {
  readonly host: Libp2pHost;
  readonly joined: JoinedHost;
  readonly coordinators: Coordinators | undefined;
  readonly server: CoordinatorServer | undefined;
  readonly discoveries: readonly Discovery[];
  readonly mdns: MdnsDiscovery | undefined;
  /** Addresses by which somebody may be asked: about others, or for a place as a relay. */
  heard(addresses: readonly PeerAddress[]): void;
  /** What the router lets in. */
  mappedAddresses(): readonly PeerAddress[];
  lookAgain(): void;
  close(): Promise<void>;
}

/** A DHT that knows so many peers finds the others by itself (the k of Kademlia). */
const dhtIsWell = 20;

export async function loadLibp2p(options: Libp2pOptions): Promise<Result<LoadedLibp2p, ListenError>> {
  const { identity, clock, random, utcNow, peer } = options;
  const started = await startHost(options);
  if (!started.ok) return started;
  const host = started.value;
  host.announce('peer', options.announce);
  const server =
    options.coordinator === undefined
      ? undefined
      : await serveCoordinator(host, { clock, random }, options.coordinator);
  if (server?.ok === false) {
    await host.close();
    const port = options.coordinator?.stunPort ?? 0;
    const { error } = server;
    return err(
      error.type === 'PortTaken'
        ? { ...error, host: 'udp' }
        : { ...error, host: options.coordinator?.stunHost ?? '::', port },
    );
  }

  let coordinators: Coordinators | undefined;
  const joined = joinHost({
    host,
    identity,
    clock,
    peer,
    rtc: () => loadNodeRtc({ bindAddress: options.rtcBindAddress }),
    iceServers: () => (coordinators?.stunUrls ?? []).map((url) => ({ urls: [url] })),
    signalTo: (to, through) => coordinators?.signalTo(to, through),
  });
  if (options.coordinators.length > 0) {
    coordinators = joinCoordinators({
      addresses: options.coordinators,
      host,
      identity,
      clock,
      random,
      utcNow,
      own: () => peer.addresses,
      changed: peer.changed,
      signalled: ({ from, signalling }) => joined.called(signalling, from),
    });
  }
  const mdns =
    options.mdns &&
    createMdnsDiscovery({
      host,
      clock,
      date: utcNow,
      deviceName: options.mdns.deviceName,
      addresses: () => peer.addresses,
    });
  const dht = options.dht && createDhtDiscovery({ host, clock, date: utcNow, isPublic: options.dht.isPublic });
  // A coordinator's daemon serves the DHT as others do, and so does whoever was met before.
  dht?.enter([...(options.dht?.bootstrap ?? []), ...options.coordinators, ...options.known]);
  const places = createPlaces({
    host,
    clock,
    links: () => peer.links,
    hasCoordinators: () => coordinators?.states.some(({ state }) => state === 'connected') ?? false,
    changed() {
      peer.changed();
      // What the DHT knows of us says now how to reach us.
      peer.searchAgain(['dht']);
    },
  });
  places.offer(options.known);
  const mapping = await mapOwnPorts(options, host);
  const discoveries: Discovery[] = [mdns, dht, coordinators?.discovery].filter((one) => one !== undefined);
  return ok({
    host,
    joined,
    coordinators,
    server: server?.value,
    discoveries,
    mdns,
    heard(addresses) {
      places.offer(addresses);
      if (dht !== undefined && dht.size < dhtIsWell) dht.enter(addresses);
    },
    mappedAddresses: mapping.addresses,
    lookAgain() {
      coordinators?.lookAgain();
      mapping.lookAgain();
    },
    async close() {
      places.close();
      await mapping.close();
      coordinators?.close();
      await server?.value.close();
      await joined.close();
    },
  });
}

async function startHost(options: Libp2pOptions): Promise<Result<Libp2pHost, ListenError>> {
  const { identity, clock, listen, relay, dht, mdns, maxLinks } = options;
  try {
    return ok(
      await createLibp2pHost({
        identity,
        clock,
        judge: options.peer.judgeIp,
        listen,
        relay,
        dht: dht && { isPublic: dht.isPublic },
        mdns,
        // A coordinator's guests have a connection each, and those who have links have one as well.
        ...(maxLinks !== undefined && {
          maxConnections: 2 * maxLinks + (options.coordinator?.settings?.maxChannels ?? 0),
        }),
      }),
    );
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault);
    const [host = '', port = 0] = listen.map(placeOf)[0] ?? [];
    return err(
      /EADDRINUSE|EACCES/u.test(detail)
        ? { type: 'PortTaken', host, port }
        : { type: 'ListenFailed', host, port, detail },
    );
  }
}

const placeOf = (address: PeerAddress): [string, number] => {
  const [, , host = '', , port = '0'] = address.split('/');
  return [host, Number(port)];
};

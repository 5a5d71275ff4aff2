/**
 * A peer as a Node program. Fast links are there at once; libp2p, which takes longer to load than a file of a hundred
 * kilobytes to fetch, comes when something needs it, or when nothing else is in a hurry.
 */
import { err, ok, type Clock, type PeerId, type Random, type Result, type Timer } from '@peersume/base';
import { createPeerCache, type CacheStore } from './cache/peer-cache.ts';
import { composePeer } from './connect/compose-peer.ts';
import { createLazyTransport, isStreamAddress, isWebrtcAddress } from './connect/lazy-transport.ts';
import type { ConnectSettings } from './connect/settings.ts';
import { watchNetwork } from './node/watch-network.ts';
import type { Identity } from './identity/index.ts';
import type { CoordinatorOptions, CoordinatorServer } from './node/coordinator/serve-coordinator.ts';
import type { DhtSettings } from './node/dht/dht-service.ts';
import type { NatReport } from './node/nat/map-ports.ts';
import { createFastTransport, type FastTransport, type ListenError } from './node/fast/index.ts';
import type { RelayLimits } from './node/libp2p/relay-server.ts';
import type { Libp2pOptions, LoadedLibp2p } from './node/load-libp2p.ts';
import type { NearbyDevice } from './node/mdns/mdns-discovery.ts';
import type { MdnsSettings } from './node/mdns/mdns-service.ts';
import { ownNetworks } from './node/own-networks.ts';
import { systemClock, systemRandom } from './connect/platform.ts';
import type { JoinHints, Peer, PeerEvents } from './peer.ts';
import type { Topic } from './discovery.ts';
import type { PeerAddress } from './transport.ts';

export { loadNodeRtc, type NodeRtcOptions } from './node/webrtc/index.ts';
export {
  createFastTransport,
  type FastTransport,
  type FastTransportOptions,
  type ListenError,
} from './node/fast/index.ts';
export type { CoordinatorOptions, CoordinatorServer } from './node/coordinator/serve-coordinator.ts';
export type { NatReport } from './node/nat/map-ports.ts';
export type { NearbyDevice } from './node/mdns/mdns-discovery.ts';
export { systemClock, systemRandom } from './connect/platform.ts';

export interface NodePeerOptions {
  readonly identity: Identity;
  /** Pure: coordinators are neither asked nor known. */
  readonly mode: Peer['mode'];
  readonly events: PeerEvents;
  readonly coordinators?: readonly PeerAddress[] | undefined;
  /** Absent: nobody can dial this peer. */
  readonly listen?: ListenOptions | undefined;
  /** Told to others beside what is listened on: the name of a reverse proxy, a mapped port. With the peer. */
  readonly announce?: readonly PeerAddress[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  /** UTC, in milliseconds: for names of days, signed addresses, certificates. */
  readonly date?: (() => number) | undefined;
  /** Where peers met are kept between two runs. */
  readonly cache?: CacheStore | undefined;
  /** Asks the router to let others in. */
  readonly natMapping?: boolean | undefined;
  /** How that goes, for the doctor. */
  readonly natTold?: ((report: NatReport) => void) | undefined;
  /** Absent: not used. */
  readonly dht?: (DhtSettings & { readonly bootstrap?: readonly PeerAddress[] | undefined }) | undefined;
  readonly mdns?: (MdnsSettings & { readonly deviceName?: string | undefined }) | undefined;
  /** Passes bytes on for others. */
  readonly relay?: RelayLimits | undefined;
  /** Is a coordinator for others. */
  readonly coordinator?: CoordinatorOptions | undefined;
  /**
   * `lazy`: when something needs it, else a second after the start. `now`: it is there when the peer is, and its ports are
   * taken or the start fails. `off`: fast links alone.
   */
  readonly libp2p?: 'lazy' | 'now' | 'off' | undefined;
  /** The owner's opinion of a peer, asked before it is dialled or accepted. */
  readonly isBanned?: ((peer: PeerId) => boolean) | undefined;
  /** Whether a link's or stranger's loopback address is dialled. */
  readonly loopback?: boolean | undefined;
  /** Further networks whose private addresses may be dialled on a stranger's word: the other floors of a company. */
  readonly ownNetworks?: readonly string[] | undefined;
  /** For data channels; all of the machine's addresses by default. */
  readonly rtcBindAddress?: string | undefined;
  /** Something went wrong that nobody waits for: libp2p's ports are taken, say. */
  readonly troubled?: ((error: ListenError) => void) | undefined;
  readonly settings?: Partial<ConnectSettings> | undefined;
}

export interface ListenOptions {
  /** IP addresses; `0.0.0.0` and `::` are every address of the machine. */
  readonly hosts: readonly string[];
  /** 0 is any that is free; absent, that way is not listened for. */
  readonly fastPort?: number | undefined;
  readonly streamPort?: number | undefined;
  readonly webSocketPort?: number | undefined;
}

export interface NodePeer extends Peer {
  /** `coming`: it is being loaded. */
  readonly libp2p: 'absent' | 'coming' | 'here';
  /** Loads libp2p now, if it is not there. */
  loadLibp2p(): Promise<Result<void, ListenError>>;
  /** Devices of the local network, where mDNS is used. */
  nearby(): readonly NearbyDevice[];
  /** Where this peer is a coordinator. */
  readonly coordinator: CoordinatorServer | undefined;
}

/** How long a fast link has to itself before libp2p is loaded beside it. */
const lazyMs = 1_000;
/** Addresses kept for the DHT before it is loaded. */
const maxKnown = 64;

export async function createNodePeer(options: NodePeerOptions): Promise<Result<NodePeer, ListenError>> {
  const { identity, mode, listen, clock = systemClock, random = systemRandom, date = Date.now } = options;
  const { libp2p: when = 'lazy', announce = [], events } = options;
  const coordinatorAddresses = mode === 'pure' ? [] : (options.coordinators ?? []);
  let loading: Promise<Result<void, ListenError>> | undefined;
  let loaded: LoadedLibp2p | undefined;
  let isClosed = false;
  const timers: { lazy?: Timer; network?: { close(): void } } = {};
  /** Where the DHT may be entered, until it is there to be told itself. */
  const known: PeerAddress[] = [];

  const cache = await createPeerCache({ clock, utcNow: date, store: options.cache });
  const composed = composePeer({
    id: identity.id,
    mode,
    clock,
    random,
    events,
    cache,
    ownNetworks: () => [...ownNetworks({ loopback: options.loopback ?? true }), ...(options.ownNetworks ?? [])],
    trustedAddresses: [...coordinatorAddresses, ...(options.dht?.bootstrap ?? [])],
    coordinators: () =>
      loaded?.coordinators?.states ??
      coordinatorAddresses.map((address) => ({ address, state: 'connecting' as const })),
    furtherAddresses: () => [...announce, ...(loaded?.mappedAddresses() ?? [])],
    heard(addresses) {
      if (loaded === undefined) known.push(...addresses.slice(0, Math.max(0, maxKnown - known.length)));
      else loaded.heard(addresses);
    },
    isBanned: options.isBanned,
    settings: options.settings,
    lookAgain: () => loaded?.lookAgain(),
    async closeParts() {
      isClosed = true;
      timers.lazy?.cancel();
      timers.network?.close();
      await loading;
      await loaded?.close();
    },
  });
  const fast = await createFastTransport({
    identity,
    clock,
    date,
    accept: composed.accept,
    judge: composed.judgeIp,
    ...(listen?.fastPort !== undefined && { listen: { hosts: listen.hosts, port: listen.fastPort } }),
  });
  if (!fast.ok) {
    await composed.close();
    return fast;
  }
  composed.addTransport(fast.value);

  const load = (): Promise<Result<void, ListenError>> => {
    loading ??= (async () => {
      const { loadLibp2p } = await import('./node/load-libp2p.ts');
      if (isClosed) return ok(undefined);
      const done = await loadLibp2p(libp2pOptions());
      stream.arrived(done.ok ? done.value.joined.stream : undefined);
      webrtc.arrived(done.ok ? done.value.joined.webrtc : undefined);
      if (!done.ok) return err(done.error);
      loaded = done.value;
      for (const discovery of loaded.discoveries) composed.addDiscovery(discovery);
      composed.changed();
      return ok(undefined);
    })();
    return loading;
  };
  const loadBeside = (): void => {
    if (when === 'off' || isClosed) return;
    void load().then((done) => {
      if (!done.ok) options.troubled?.(done.error);
    });
  };
  const stream = createLazyTransport('stream', isStreamAddress, loadBeside);
  const webrtc = createLazyTransport('webrtc', isWebrtcAddress, loadBeside);
  if (when !== 'off') {
    composed.addTransport(stream);
    composed.addTransport(webrtc);
  }
  const libp2pOptions = (): Libp2pOptions => ({
    identity,
    clock,
    random,
    utcNow: date,
    peer: composed,
    listen: listenAddresses(listen),
    coordinators: coordinatorAddresses,
    announce: [...announce, ...fast.value.addresses],
    maxLinks: options.settings?.maxLinks,
    relay: options.relay,
    dht: options.dht,
    mdns: options.mdns,
    known: [...known, ...cache.recent(maxKnown).flatMap((met) => met.addresses)],
    coordinator: options.coordinator,
    nat: options.natMapping === true ? { fastPort: fast.value.port, told: options.natTold } : undefined,
    rtcBindAddress: options.rtcBindAddress,
  });

  timers.network = watchNetwork({ clock, date }, composed.lookAgain);
  timers.lazy = clock.after(lazyMs, loadBeside);
  if (when === 'now') {
    const done = await load();
    if (!done.ok) {
      await composed.close();
      return done;
    }
  }

  // What the composed peer tells changes with time: its getters stay getters.
  const peer: NodePeer = Object.create(composed, {
    libp2p: { get: () => (loaded !== undefined ? 'here' : loading === undefined ? 'absent' : 'coming') },
    coordinator: { get: () => loaded?.server },
    nearby: { value: () => loaded?.mdns?.nearby() ?? [] },
    loadLibp2p: { value: load },
    join: {
      value(topic: Topic, hints: JoinHints = {}) {
        // Where the link says no way but libp2p's, or none at all, there is nothing to wait for.
        if (!(hints.addresses ?? []).some(isForFast(fast.value))) loadBeside();
        return composed.join(topic, hints);
      },
    },
  }) as NodePeer;
  return ok(peer);
}

const isForFast =
  (fast: FastTransport) =>
  (address: PeerAddress): boolean =>
    fast.handles(address);

function listenAddresses(listen: ListenOptions | undefined): PeerAddress[] {
  if (listen === undefined) return [];
  const { hosts, streamPort, webSocketPort } = listen;
  return hosts.flatMap((host) => {
    const place = `/${host.includes(':') ? 'ip6' : 'ip4'}/${host}/tcp/`;
    const stream = streamPort === undefined ? [] : [`${place}${streamPort}`];
    return webSocketPort === undefined ? stream : [...stream, `${place}${webSocketPort}/ws`];
  });
}

/**
 * A daemon from its settings: the data directory is opened, the identity in it read or made, the peer started with the
 * ways that the settings allow, and what was kept is kept on.
 */
import { hostname } from 'node:os';
import { err, ok, type Result } from '@peersume/base';
import { createIdentity, identityFromBytes, type Identity } from '@peersume/peer';
import { createNodePeer, type NodePeer, type NodePeerOptions, systemClock, systemRandom } from '@peersume/peer/node';
import { type DataDirectory } from '@peersume/storage/node';
import packageJson from '../package.json' with { type: 'json' };
import { composeDaemon } from './compose-daemon.ts';
import { type Settings } from './config/index.ts';
import { type DaemonError } from './daemon-error.ts';
import { type Daemon } from './daemon.ts';

export interface StartedDaemon {
  readonly daemon: Daemon;
  /** On loopback; undefined where no WebSocket is listened for. */
  readonly webSocketPort: number | undefined;
}

export interface StartOptions {
  readonly isCoordinator?: boolean | undefined;
  /** Something went wrong that nobody waits for. */
  readonly troubled?: ((sentence: string) => void) | undefined;
  /**
   * A command that fetches by a link with a fast address need not wait for libp2p (`lazy`), one that is there for others
   * should have it from the start (`now`).
   */
  readonly libp2p?: NodePeerOptions['libp2p'];
  readonly patienceMs?: number | undefined;
}

export async function startDaemon(
  settings: Settings,
  options: StartOptions = {},
): Promise<Result<StartedDaemon, DaemonError>> {
  let peer: NodePeer | undefined;
  const troubles: string[] = [];
  let nat: 'mapped' | 'unknown' = 'unknown';
  const started = await composeDaemon(
    {
      dataDirectory: settings.data,
      version: packageJson.version,
      name: hostname(),
      limits: { upload: settings.uploadLimit, download: settings.downloadLimit },
      patienceMs: options.patienceMs,
    },
    {
      clock: systemClock,
      random: systemRandom,
      wallClock: () => Date.now(),
      troubles: () => troubles,
      nat: () => nat,
      devicesNearby: () =>
        (peer?.nearby() ?? []).map((device) => ({
          id: device.peer,
          name: device.name ?? device.peer,
          addresses: device.addresses,
        })),
      async createPeer(directory, events, isBanned) {
        const identity = await identityIn(directory);
        if (!identity.ok) return identity;
        const made = await createPeer(settings.listen, {
          ...peerOptions(settings, options),
          identity: identity.value,
          events,
          isBanned,
          natTold(report) {
            nat = report.type === 'mapped' ? 'mapped' : 'unknown';
          },
          cache: cacheIn(directory),
          troubled({ type, host, port }) {
            troubles.push(type);
            options.troubled?.(`the network could not be set up: ${type} ${host} ${port}`);
          },
        });
        if (made.ok) peer = made.value;
        return made;
      },
    },
  );
  if (!started.ok) return started;
  return ok({
    daemon: started.value,
    get webSocketPort() {
      return webSocketPortOf(peer?.addresses ?? []);
    },
  });
}

/** Standard settings listen by IPv6 too; a machine without it is no reason not to start. */
async function createPeer(hosts: readonly string[], options: NodePeerOptions): Promise<Result<NodePeer, DaemonError>> {
  const made = await createNodePeer({ ...options, listen: { ...options.listen, hosts } });
  if (made.ok) return made;
  const { error } = made;
  const others = hosts.filter((host) => !host.includes(':'));
  const isWithoutIpv6 = error.type === 'ListenFailed' && error.host.includes(':') && others.length > 0;
  if (isWithoutIpv6) return await createPeer(others, options);
  if (error.type === 'PortTaken') return err({ type: 'PortTaken', port: error.port });
  return err({ type: 'ConfigWrong', where: 'listen', detail: `${error.host}: ${error.detail}` });
}

type PeerChoice = Omit<NodePeerOptions, 'identity' | 'events' | 'cache' | 'troubled'>;

function peerOptions(settings: Settings, { isCoordinator = false, libp2p }: StartOptions): PeerChoice {
  const { listen: hosts, fastPort, streamPort, webSocketPort, coordinators, announce } = settings;
  return {
    mode: settings.mode,
    coordinators,
    announce,
    listen: { hosts, fastPort, streamPort, webSocketPort },
    ...(settings.dht && { dht: { isPublic: settings.publicDht, bootstrap: settings.bootstrap } }),
    ...(settings.mdns && { mdns: { deviceName: hostname() } }),
    natMapping: settings.natMapping,
    ...(settings.relay && {
      relay: { maxReservations: settings.relayReservations, maxBytes: settings.relayBytes },
    }),
    ...(isCoordinator && {
      coordinator: { stunPort: settings.stunPort, ...(hosts[0] !== undefined && { stunHost: hosts[0] }) },
    }),
    libp2p: libp2p ?? (isCoordinator ? 'now' : 'lazy'),
    settings: { maxLinks: settings.maxLinks },
  };
}

/** Made at the first start; whoever has it is this peer. */
async function identityIn(directory: DataDirectory): Promise<Result<Identity, DaemonError>> {
  const unusable = (detail: string): Result<never, DaemonError> =>
    err({ type: 'DirectoryUnusable', directory: directory.path, detail });
  let failure: string | undefined;
  const bytes = await directory.secret('identity', async () => {
    const made = await createIdentity();
    if (!made.ok) failure = made.error.detail;
    return made.ok ? made.value.toBytes() : new Uint8Array(0);
  });
  if (!bytes.ok) return bytes;
  const identity = await identityFromBytes(bytes.value);
  return identity.ok ? identity : unusable(failure ?? `identity.key: ${identity.error.detail}`);
}

const cacheIn = ({ values }: DataDirectory): NonNullable<NodePeerOptions['cache']> => ({
  async load() {
    const kept = values.get('peers');
    return kept.ok ? kept.value : undefined;
  },
  // A cache that cannot be written is worth nothing and costs nothing.
  save: async (bytes) => void values.put('peers', bytes),
});

function webSocketPortOf(addresses: readonly string[]): number | undefined {
  const port = addresses
    .map((address) => /\/tcp\/(\d+)\/ws\//u.exec(address)?.[1])
    .find((found) => found !== undefined);
  return port === undefined ? undefined : Number(port);
}

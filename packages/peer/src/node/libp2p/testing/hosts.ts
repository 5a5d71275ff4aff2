/** Hosts on loopback for tests, closed together; and links between two of them by every way that streams have. */
import { type Clock } from '@peersume/base';
import { createIdentity, type Identity } from '../../../identity/index.ts';
import { type Libp2pHost } from '../../../libp2p/host.ts';
import { createStreamTransport } from '../../../libp2p/stream-transport.ts';
import { type OpenedLink } from '../../../link-info.ts';
import { type LinkedPair } from '../../../testing/index.ts';
import { type PeerAddress } from '../../../transport.ts';
import { createLibp2pHost, type NodeHostOptions } from '../node-host.ts';

/** The platform's clock. */
export const clock: Clock = {
  now: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

export const loopback = ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws'];

export interface TestHosts {
  readonly create: (options?: Partial<NodeHostOptions>) => Promise<Libp2pHost>;
  /** For starting a host anew as the same peer. */
  readonly identityOf: (host: Libp2pHost) => Identity;
  readonly close: () => Promise<void>;
}

export function testHosts(): TestHosts {
  const hosts: Libp2pHost[] = [];
  const identities = new Map<string, Identity>();
  return {
    async create(options = {}) {
      const made = await createIdentity();
      if (!made.ok) throw new Error(made.error.detail);
      const identity = options.identity ?? made.value;
      identities.set(identity.id, identity);
      const host = await createLibp2pHost({ clock, listen: loopback, ...options, identity });
      hosts.push(host);
      return host;
    },
    identityOf(host) {
      const identity = identities.get(host.id);
      if (identity === undefined) throw new Error('not of these hosts');
      return identity;
    },
    async close() {
      await Promise.all(hosts.splice(0).map((host) => host.close()));
    },
  };
}

export const tcpAddress = (host: Libp2pHost): PeerAddress =>
  host.addresses.find((address) => !/\/ws|p2p-circuit/u.test(address)) ?? 'listens on no TCP port';

export const webSocketAddress = (host: Libp2pHost): PeerAddress =>
  host.addresses.find((address) => address.includes('/ws/') && !address.includes('p2p-circuit')) ?? 'has no WebSocket';

/** The host's address through the relay, as soon as it has a place there. */
export function placeAt(relay: Libp2pHost, host: Libp2pHost): Promise<PeerAddress> {
  const { promise, resolve, reject } = Promise.withResolvers<PeerAddress>();
  host.keepRelay(tcpAddress(relay), (state) => {
    const address = state.type === 'reserved' ? state.addresses[0] : undefined;
    if (address === undefined) reject(new Error(JSON.stringify(state)));
    else resolve(address);
  });
  return promise;
}

export async function createStreamPair(way: 'tcp' | 'ws' | 'relay'): Promise<LinkedPair> {
  const hosts = testHosts();
  const [dialler, acceptor] = [await hosts.create({ listen: [] }), await hosts.create()];
  const accepted = Promise.withResolvers<OpenedLink>();
  createStreamTransport({
    host: acceptor,
    clock,
    accept(opened) {
      accepted.resolve(opened);
      return undefined;
    },
  });
  const client = createStreamTransport({ host: dialler, clock, accept: () => 'nobody is expected' });
  const ways = {
    tcp: () => tcpAddress(acceptor),
    ws: () => webSocketAddress(acceptor),
    relay: async () => placeAt(await hosts.create({ relay: {} }), acceptor),
  };
  const dialled = await client.dial(await ways[way](), AbortSignal.timeout(10_000));
  if (!dialled.ok) throw new Error(JSON.stringify(dialled.error));
  return {
    dialled: dialled.value,
    accepted: await accepted.promise,
    ids: { dialler: dialler.id, acceptor: acceptor.id },
    close: hosts.close,
  };
}

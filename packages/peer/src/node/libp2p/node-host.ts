/**
 * The libp2p node of a Node program: TCP and WebSocket, and where asked a relay for others, the DHT and mDNS. What is not
 * asked for is not even loaded.
 */
import { tcp } from '@libp2p/tcp';
import { webSockets } from '@libp2p/websockets';
import { createHost, type HostOptions } from '../../libp2p/create-host.ts';
import { maxConnections, maxSocketBuffer } from '../../libp2p/host-limits.ts';
import { type Libp2pHost } from '../../libp2p/host.ts';
import { type PeerAddress } from '../../transport.ts';
import { explainWebSocket } from './explain-web-socket.ts';
import { resolveName } from './resolve-name.ts';
// Whole imports of types are erased; one of `{ type … }` would still load the module when Node runs the source.
import type { DhtSettings } from '../dht/dht-service.ts';
import type { MdnsSettings } from '../mdns/mdns-service.ts';
import type { RelayLimits } from './relay-server.ts';

export interface NodeHostOptions extends HostOptions {
  /** Where to listen, without a peer: `/ip4/0.0.0.0/tcp/4602`, `/ip4/0.0.0.0/tcp/4603/ws`. Port 0 is any that is free. */
  readonly listen: readonly PeerAddress[];
  /** For listening on `/tls/ws`: PEM, certificate chain and key. */
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined;
  /** Passes bytes on for peers that cannot reach each other; absent: for nobody. */
  readonly relay?: RelayLimits | undefined;
  /** Absent: no DHT at all. */
  readonly dht?: DhtSettings | undefined;
  /** Absent: nothing is said or heard on the local network. */
  readonly mdns?: MdnsSettings | undefined;
}

export async function createLibp2pHost(options: NodeHostOptions): Promise<Libp2pHost> {
  const { certificate } = options;
  return createHost(options, {
    listen: options.listen,
    resolve: resolveName,
    explain: explainWebSocket,
    transports: [
      tcp({ maxConnections: options.maxConnections ?? maxConnections, backlog: 128 }),
      webSockets({ maxBufferedAmount: maxSocketBuffer, ...(certificate && { https: certificate }) }),
    ],
    services: {
      ...(options.relay && (await import('./relay-server.ts')).relayServer(options.relay)),
      ...(options.dht && (await import('../dht/dht-service.ts')).dhtService(options.dht)),
      ...(options.mdns && (await import('../mdns/mdns-service.ts')).mdnsService(options.mdns)),
    },
  });
}

/** Ports of this peer at the router, as addresses to be told. The library is loaded only where it is wanted. */
import type { Clock } from '@peersume/base';
import { formatAddress, parseAddress } from '../addresses/index.ts';
import type { ComposedPeer } from '../connect/compose-peer.ts';
import type { Identity } from '../identity/index.ts';
import type { Libp2pHost } from '../libp2p/index.ts';
import type { PeerAddress } from '../transport.ts';
import type { MappedPort, NatReport } from './nat/map-ports.ts';

export interface MappingOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly peer: ComposedPeer;
  readonly nat?:
    | { readonly fastPort: number | undefined; readonly told?: ((report: NatReport) => void) | undefined }
    | undefined;
}

export interface PortMapping {
  addresses(): readonly PeerAddress[];
  lookAgain(): void;
  close(): Promise<void>;
}

export async function mapOwnPorts(
  { identity, clock, peer, nat }: MappingOptions,
  host: Libp2pHost,
): Promise<PortMapping> {
  if (nat === undefined) return { addresses: () => [], lookAgain: () => {}, close: async () => {} };
  const { createPortMapper } = await import('./nat/map-ports.ts');
  let mapped: readonly PeerAddress[] = [];
  /** Which way each port of ours is: a mapping says numbers alone. */
  const ways = (): Map<number, 'fast' | 'tcp' | 'ws'> => {
    const byPort = new Map<number, 'fast' | 'tcp' | 'ws'>();
    for (const address of host.addresses) {
      const parts = parseAddress(address);
      if (!parts.ok || parts.value.behind !== undefined) continue;
      if (parts.value.way === 'tcp' || parts.value.way === 'ws') byPort.set(parts.value.port, parts.value.way);
    }
    if (nat.fastPort !== undefined) byPort.set(nat.fastPort, 'fast');
    return byPort;
  };
  const addressOf = ({ internalPort, externalPort, externalIp }: MappedPort): PeerAddress[] => {
    const way = ways().get(internalPort);
    if (way === undefined) return [];
    const type = externalIp.includes(':') ? 'ip6' : 'ip4';
    return [formatAddress({ host: { type, name: externalIp }, port: externalPort, way, at: identity.id })];
  };
  const mapper = createPortMapper({
    clock,
    ports: () => [...ways().keys()],
    changed(ports) {
      mapped = ports.flatMap(addressOf);
      host.announce('router', mapped);
      peer.changed();
    },
    told: nat.told,
  });
  return {
    addresses: () => mapped,
    lookAgain: () => mapper.lookAgain(),
    close: () => mapper.close(),
  };
}

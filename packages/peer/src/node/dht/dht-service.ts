/**
 * The Kademlia DHT as a service of the libp2p node. Our own network by default: small, every daemon serves it, and its
 * names say nothing to whoever does not know them. The public IPFS DHT by a setting.
 */
import { kadDHT, passthroughMapper, removePrivateAddressesMapper } from '@libp2p/kad-dht';

export interface DhtSettings {
  /** Join the public IPFS DHT (`/ipfs/kad/1.0.0`) instead of our own. Nobody is asked until somebody in it is known. */
  readonly isPublic?: boolean | undefined;
}

export const ownDhtProtocol = '/peersume/kad/1.0.0';
export const publicDhtProtocol = '/ipfs/kad/1.0.0';

export const dhtService = ({ isPublic = false }: DhtSettings) => ({
  dht: kadDHT({
    protocol: isPublic ? publicDhtProtocol : ownDhtProtocol,
    // In our own network a daemon behind NAT serves its neighbours; in the public one it would only slow others.
    ...(isPublic ? {} : { clientMode: false }),
    peerInfoMapper: isPublic ? removePrivateAddressesMapper : passthroughMapper,
    // One peer known is enough to ask; none is no reason to wait.
    allowQueryWithZeroPeers: true,
    maxInboundStreams: 32,
    maxOutboundStreams: 64,
  }),
});

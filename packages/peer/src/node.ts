/**
 * A peer as a Node program. Fast links are there at once; libp2p, which takes longer to load than a file of a hundred
 * kilobytes to fetch, comes when something needs it, or when nothing else is in a hurry.
 */
import { ok, type Clock, type PeerId, type Random, type Result } from '@peersume/base';
import { createPeerCache, type CacheStore } from './cache/peer-cache.ts';
import { composePeer } from './connect/compose-peer.ts';
import { type ConnectSettings } from './connect/settings.ts';
import { type Identity } from './identity/index.ts';
import { createFastTransport, type ListenError } from './node/fast/index.ts';
import { ownNetworks } from './node/own-networks.ts';
import { systemClock, systemRandom } from './node/system-clock.ts';
import { type Peer, type PeerEvents } from './peer.ts';
import { type PeerAddress } from './transport.ts';

export {
  createFastTransport,
  type FastTransport,
  type FastTransportOptions,
  type ListenError,
} from './node/fast/index.ts';
export { createStunServer, type StunError, type StunServer } from './node/stun/stun-server.ts';
export { systemClock, systemRandom } from './node/system-clock.ts';
export { loadNodeRtc, type NodeRtcOptions } from './node/webrtc/index.ts';

export interface NodePeerOptions {
  readonly identity: Identity;
  /** Pure: coordinators are neither asked nor known. */
  readonly mode: Peer['mode'];
  readonly events: PeerEvents;
  readonly coordinators?: readonly PeerAddress[] | undefined;
  /** Absent: nobody can dial this peer. */
  readonly listen?: ListenOptions | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  /** UTC, in milliseconds: for names of days, signed addresses, certificates. */
  readonly date?: (() => number) | undefined;
  /** Where peers met are kept between two runs. */
  readonly cache?: CacheStore | undefined;
  /** The owner's opinion of a peer, asked before it is dialled or accepted. */
  readonly isBanned?: ((peer: PeerId) => boolean) | undefined;
  /** Whether a link's or stranger's loopback address is dialled. */
  readonly loopback?: boolean | undefined;
  readonly settings?: Partial<ConnectSettings> | undefined;
}

export interface ListenOptions {
  /** `0.0.0.0` and `::` are every address of the machine. */
  readonly hosts: readonly string[];
  /** Of fast links; 0 is any that is free. */
  readonly port: number;
}

export async function createNodePeer(options: NodePeerOptions): Promise<Result<Peer, ListenError>> {
  const { identity, mode, events, listen, clock = systemClock, random = systemRandom, date = Date.now } = options;
  const networks = (): readonly string[] => ownNetworks({ loopback: options.loopback ?? true });
  const cache = await createPeerCache({ clock, utcNow: date, store: options.cache });
  const peer = composePeer({
    id: identity.id,
    mode,
    clock,
    random,
    events,
    cache,
    ownNetworks: networks,
    coordinators: () => [],
    isBanned: options.isBanned,
    settings: options.settings,
    closeParts: async () => {},
  });
  const fast = await createFastTransport({
    identity,
    clock,
    date,
    accept: peer.accept,
    ...(listen !== undefined && { listen }),
  });
  if (!fast.ok) return fast;
  peer.addTransport(fast.value);
  return ok(peer);
}

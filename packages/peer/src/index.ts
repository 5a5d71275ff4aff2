export { type Discovery, type DiscoveryReport, type DiscoveryWay, type FoundPeer, type Topic } from './discovery.ts';
export { type LinkInfo, type LinkKind, type OpenedLink } from './link-info.ts';
export {
  type Attempt,
  type CoordinatorState,
  type JoinHints,
  type LiveLink,
  type Membership,
  type Peer,
  type PeerEvents,
} from './peer.ts';
export { type DialError, type PeerAddress, type Transport } from './transport.ts';

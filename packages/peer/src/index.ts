export { type Discovery, type DiscoveryReport, type DiscoveryWay, type FoundPeer, type Topic } from './discovery.ts';
export { maxHeaderBytes, maxPayloadBytes } from './frames/index.ts';
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
export { createTopic, privateDiscoverySecret, publicDiscoverySecret, type TopicOptions } from './names/topic-names.ts';
export {
  createIdentity,
  type Identity,
  type IdentityError,
  identityFromBytes,
  identityFromSeed,
  verifySignature,
} from './identity/index.ts';
export {
  createWebrtcTransport,
  type IceServer,
  type MessageChannel,
  openWebrtcLink,
  type Rtc,
  type Signalling,
  type SignallingListener,
  signallingOverChannel,
  type WebrtcLinkOptions,
  type WebrtcTransport,
  type WebrtcTransportOptions,
} from './webrtc/index.ts';
export { type CacheStore } from './cache/peer-cache.ts';
export { type ConnectSettings, defaultConnectSettings } from './connect/settings.ts';
export { type MeetingCounts } from './coordinator/create-meeting-place.ts';
export { type MeetingSettings } from './coordinator/meeting-settings.ts';
export {
  type AnsweredInvitation,
  answerInvitation,
  type CarriedKind,
  type CarryOptions,
  createInvitation,
  type InvitationError,
  type OpenInvitation,
  readInvitation,
} from './invitation/index.ts';

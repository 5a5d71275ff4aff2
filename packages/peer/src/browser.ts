/**
 * A peer in a browser's window: data channels to other browsers and to daemons, set up through coordinators, relays or by
 * hand, and libp2p over WebSocket to daemons. RTCPeerConnection exists in windows alone, so this runs in one.
 */
import type { Clock, PeerId, Random } from '@peersume/base';
import { createPeerCache, type CacheStore } from './cache/peer-cache.ts';
import { carryInvitations, type Invitations } from './connect/carry-invitations.ts';
import { composePeer } from './connect/compose-peer.ts';
import type { JoinedHost } from './connect/join-host.ts';
import { createLazyTransport, isStreamAddress, isWebrtcAddress } from './connect/lazy-transport.ts';
import { systemClock, systemRandom } from './connect/platform.ts';
import type { ConnectSettings } from './connect/settings.ts';
import type { Coordinators } from './coordinator/join-coordinators.ts';
import type { Topic } from './discovery.ts';
import type { Identity } from './identity/index.ts';
import type { OpenedLink } from './link-info.ts';
import type { JoinHints, Peer, PeerEvents } from './peer.ts';
import type { PeerAddress } from './transport.ts';
import type { Rtc } from './webrtc/rtc.ts';
import { w3cRtc } from './webrtc/w3c-rtc.ts';

export type { CarriedAnswer, CarriedInvitation, Invitations } from './connect/carry-invitations.ts';
export { w3cRtc } from './webrtc/w3c-rtc.ts';
export { systemClock, systemRandom } from './connect/platform.ts';

export interface BrowserPeerOptions {
  readonly identity: Identity;
  /** Pure: coordinators are neither asked nor known. */
  readonly mode: Peer['mode'];
  readonly events: PeerEvents;
  readonly coordinators?: readonly PeerAddress[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  /** UTC, in milliseconds. */
  readonly date?: (() => number) | undefined;
  readonly cache?: CacheStore | undefined;
  readonly isBanned?: ((peer: PeerId) => boolean) | undefined;
  /** Networks whose private addresses may be dialled on a stranger's word, beside this machine. */
  readonly ownNetworks?: readonly string[] | undefined;
  /** The browser's own unless told. */
  readonly rtc?: Rtc | undefined;
  readonly settings?: Partial<ConnectSettings> | undefined;
}

export interface BrowserPeer extends Peer {
  readonly invitations: Invitations;
  /** A link that was made in another way. */
  take(opened: OpenedLink): void;
}

/** A tab is one of many programs of a phone: fewer links than a daemon's. */
const browserSettings: Partial<ConnectSettings> = { maxLinks: 48, reservedForDialled: 12, enough: 8, maxPeers: 256 };

export async function createBrowserPeer(options: BrowserPeerOptions): Promise<BrowserPeer> {
  const { identity, mode, clock = systemClock, random = systemRandom, date = Date.now, events } = options;
  const coordinatorAddresses = mode === 'pure' ? [] : (options.coordinators ?? []);
  const rtc = (): Rtc => options.rtc ?? w3cRtc(RTCPeerConnection);
  let loading: Promise<void> | undefined;
  let joined: JoinedHost | undefined;
  let coordinators: Coordinators | undefined;
  let isClosed = false;

  const cache = await createPeerCache({ clock, utcNow: date, store: options.cache });
  const composed = composePeer({
    id: identity.id,
    mode,
    clock,
    random,
    events,
    cache,
    ownNetworks: () => [...thisMachine, ...(options.ownNetworks ?? [])],
    trustedAddresses: coordinatorAddresses,
    coordinators: () =>
      coordinators?.states ?? coordinatorAddresses.map((address) => ({ address, state: 'connecting' as const })),
    isBanned: options.isBanned,
    settings: { ...browserSettings, ...options.settings },
    lookAgain: () => coordinators?.lookAgain(),
    async closeParts() {
      isClosed = true;
      forgetPlatform();
      await loading;
      coordinators?.close();
      await joined?.close();
    },
  });
  const iceServers = () => (coordinators?.stunUrls ?? []).map((url) => ({ urls: [url] }));

  /** libp2p is a chunk of its own: who only writes a résumé never loads it. */
  const load = (): void => {
    loading ??= (async () => {
      const [{ createLibp2pHost }, { joinHost }, { joinCoordinators }] = await Promise.all([
        import('./libp2p/browser-host.ts'),
        import('./connect/join-host.ts'),
        import('./coordinator/join-coordinators.ts'),
      ]);
      if (isClosed) return;
      const host = await createLibp2pHost({ identity, clock });
      joined = joinHost({
        host,
        identity,
        clock,
        peer: composed,
        rtc: async () => rtc(),
        iceServers,
        signalTo: (to, through) => coordinators?.signalTo(to, through),
      });
      stream.arrived(joined.stream);
      webrtc.arrived(joined.webrtc);
      if (coordinatorAddresses.length > 0) {
        coordinators = joinCoordinators({
          addresses: coordinatorAddresses,
          host,
          identity,
          clock,
          random,
          utcNow: date,
          own: () => composed.addresses,
          changed: composed.changed,
          signalled: ({ from, signalling }) => joined?.called(signalling, from),
        });
        composed.addDiscovery(coordinators.discovery);
      }
      composed.changed();
    })();
  };
  const stream = createLazyTransport('stream', isStreamAddress, load);
  const webrtc = createLazyTransport('webrtc', isWebrtcAddress, load);
  composed.addTransport(stream);
  composed.addTransport(webrtc);
  const forgetPlatform = watchPlatform(composed.lookAgain);

  const invitations = carryInvitations(
    async () => ({ rtc: rtc(), identity, clock, utcNow: date, iceServers: iceServers() }),
    composed.acceptOrTurnAway,
  );

  return Object.create(composed, {
    invitations: { value: invitations },
    take: { value: composed.acceptOrTurnAway },
    join: {
      value(topic: Topic, hints: JoinHints = {}) {
        load();
        return composed.join(topic, hints);
      },
    },
  }) as BrowserPeer;
}

const thisMachine = ['127.0.0.0/8', '::1/128'] as const;

/** The network came back, or the page was looked at again after a while. */
function watchPlatform(lookAgain: () => void): () => void {
  const shown = (): void => {
    if (document.visibilityState === 'visible') lookAgain();
  };
  const target = globalThis as Partial<Pick<typeof globalThis, 'addEventListener' | 'removeEventListener'>>;
  const page = globalThis.document as Document | undefined;
  target.addEventListener?.('online', lookAgain);
  page?.addEventListener('visibilitychange', shown);
  return () => {
    target.removeEventListener?.('online', lookAgain);
    page?.removeEventListener('visibilitychange', shown);
  };
}

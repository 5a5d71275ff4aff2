/**
 * Links over data channels as a way among others: dials addresses with `/webrtc/` by signals through whatever leads to
 * the peer, and answers those who signal. Both are bounded: an offer costs a connection before anything is proven.
 */
import { type Clock, err, type PeerId, type Result } from '@peersume/base';
import { farPeer, parseAddress } from '../addresses/index.ts';
import { type Identity } from '../identity/index.ts';
import { type OpenedLink } from '../link-info.ts';
import { type DialError, type PeerAddress, type Transport } from '../transport.ts';
import { openWebrtcLink } from './open-webrtc-link.ts';
import { type IceServer, type Rtc } from './rtc.ts';
import { encodeSignal, type Signalling } from './signals.ts';

export interface WebrtcTransportOptions {
  readonly rtc: Rtc;
  readonly identity: Identity;
  readonly clock: Clock;
  /** A channel to the peer that the address names, through its relay. */
  readonly openSignalling: (address: PeerAddress, signal: AbortSignal) => Promise<Result<Signalling, DialError>>;
  /** Somebody's link, proven. */
  readonly accepted: (opened: OpenedLink) => void;
  /** Where this peer can be signalled to. */
  readonly addresses?: (() => readonly PeerAddress[]) | undefined;
  readonly iceServers?: readonly IceServer[] | undefined;
  readonly stripes?: number | undefined;
  /** How long to wait for what; see `WebrtcLinkOptions`. */
  readonly answerMs?: number | undefined;
  readonly pathMs?: number | undefined;
}

export interface WebrtcTransport extends Transport {
  /** Answers whoever is at the other end of the signalling. `from` is who that is, where it is known. */
  accept(signalling: Signalling, from?: PeerId): void;
}

/** Offers that are being answered at once: each costs a socket, two handshakes and some memory for up to half a minute. */
const maxAnswering = 32;

export function createWebrtcTransport(options: WebrtcTransportOptions): WebrtcTransport {
  const { rtc, identity, clock, iceServers, stripes, answerMs, pathMs, openSignalling, accepted } = options;
  const shared = { rtc, identity, clock, iceServers, stripes, answerMs, pathMs };
  const closing = new AbortController();
  let answering = 0;

  return {
    kind: 'webrtc',
    get addresses() {
      return options.addresses?.() ?? [];
    },
    handles(address) {
      const parsed = parseAddress(address);
      return parsed.ok && parsed.value.behind?.by === 'webrtc';
    },
    async dial(address, signal) {
      const parsed = parseAddress(address);
      if (!parsed.ok || parsed.value.behind?.by !== 'webrtc')
        return err({ type: 'AddressUnusable', address, detail: 'not an address of data channels' });
      const expected = farPeer(parsed.value);
      if (expected === identity.id) return err({ type: 'AddressUnusable', address, detail: 'this peer itself' });
      const either = AbortSignal.any([signal, closing.signal]);
      const signalling = await openSignalling(address, either);
      if (!signalling.ok) return signalling;
      return openWebrtcLink({
        ...shared,
        signalling: signalling.value,
        direction: 'dialled',
        expected,
        address,
        signal: either,
      });
    },
    accept(signalling, from) {
      if (answering >= maxAnswering || closing.signal.aborted) {
        signalling.send(encodeSignal({ type: 'refused', reason: 'too many at once' }));
        signalling.close();
        return;
      }
      answering++;
      const opening = openWebrtcLink({
        ...shared,
        signalling,
        direction: 'accepted',
        expected: from,
        address: '',
        signal: closing.signal,
      });
      // Why somebody's attempt failed is theirs to tell; here it only ends.
      void opening.then((opened) => {
        answering--;
        if (opened.ok) accepted(opened.value);
      });
    },
    async close() {
      closing.abort();
    },
  };
}

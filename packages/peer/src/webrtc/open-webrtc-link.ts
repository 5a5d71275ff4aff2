/**
 * A link over data channels, from either end: signals, a path, the proof of who is there, and then frames (SPEC WR).
 * Nothing but the two ends and the servers passed in hears of it.
 */
import { type Clock, err, ok, type PeerId, type Result, type Timer } from '@peersume/base';
import { type Identity } from '../identity/index.ts';
import { type OpenedLink } from '../link-info.ts';
import { type DialError, type PeerAddress } from '../transport.ts';
import { createDataLink } from './create-link.ts';
import { firstConnection, type FirstConnection } from './first-connection.ts';
import { maxStripes } from './limits.ts';
import { openSession, type SessionFailure } from './open-session.ts';
import { type IceServer, type RemotePath, type Rtc } from './rtc.ts';
import { protocolVersion, type Signalling } from './signals.ts';
import { readStatement, type Session, writeStatement } from './statement.ts';
import { decodeWordsMessage, statementMessage } from './words.ts';

export interface WebrtcLinkOptions {
  readonly rtc: Rtc;
  readonly signalling: Signalling;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Who dialled makes the offer. */
  readonly direction: 'dialled' | 'accepted';
  /** Who is to be there; anybody else is told as `WrongPeer`. */
  readonly expected?: PeerId | undefined;
  /** By which this end tells failures; nothing is read from it. */
  readonly address: PeerAddress;
  readonly iceServers?: readonly IceServer[] | undefined;
  /** Connections at most, 1 to 4; 4 unless said. */
  readonly stripes?: number | undefined;
  /** For the other end's description, in milliseconds. Hand-carried ones take longer. */
  readonly answerMs?: number | undefined;
  /** From then on to a path, in milliseconds. */
  readonly pathMs?: number | undefined;
  /**
   * In milliseconds: the other end may not look for a path before somebody has carried something to it. Ways that were
   * given up are tried again for so long.
   */
  readonly patienceMs?: number | undefined;
  readonly signal: AbortSignal;
}

/** A relay and a peer that wakes up. */
const answerMsDefault = 15_000;
/** ICE tries all pairs several times within it; platforms give up between 15 and 30 seconds. */
const pathMsDefault = 20_000;
/** Shorter than platforms keep trying, 10 seconds and more. */
const retryMs = 8_000;
/** DTLS and SCTP take some round trips; a peer that has a path and says nothing is not one of ours. */
const handshakeMs = 10_000;

/** Never rejects. The signalling is closed when the link is there or has failed. */
export function openWebrtcLink(options: WebrtcLinkOptions): Promise<Result<OpenedLink, DialError>> {
  const { rtc, signalling, identity, clock, direction, expected, address, iceServers = [], signal } = options;
  const role = direction === 'dialled' ? 'offers' : 'answers';
  const { promise, resolve } = Promise.withResolvers<Result<OpenedLink, DialError>>();
  let first: FirstConnection | undefined;
  let described: Session | undefined;
  let isOpened = false;
  let firstMessage: Uint8Array | undefined;
  let ownIsSaid = false;
  let isRead = false;
  let isSettled = false;
  let timer: Timer | undefined;
  let retry: Timer | undefined;
  let wait: 'answer' | 'path' | 'handshake' = 'answer';

  if (signal.aborted) {
    signalling.close();
    return Promise.resolve(err({ type: 'Aborted', address }));
  }

  const session = openSession({
    rtc,
    iceServers,
    role,
    signalling,
    channels(connection) {
      first = firstConnection(connection, {
        opened() {
          isOpened = true;
          sayOwn();
        },
        first(message) {
          firstMessage = message;
          readTheirs();
        },
        closed: () => fail({ type: 'NoAnswer', address, after: 'handshake' }),
      });
    },
    listener: {
      described(given) {
        described = given;
        waitFor('path', options.patienceMs ?? options.pathMs ?? pathMsDefault);
        retryLater();
        sayOwn();
        readTheirs();
      },
      state(state) {
        if (state === 'pathless') return options.patienceMs === undefined ? pathless() : undefined;
        if (state === 'closed') return fail({ type: 'NoAnswer', address, after: 'handshake' });
        if (state === 'connected' && wait === 'path') waitFor('handshake', handshakeMs);
      },
      failed: (failure) => fail(errorOf(failure, address)),
    },
  });
  const aborted = () => fail({ type: 'Aborted', address });
  signal.addEventListener('abort', aborted, { once: true });
  waitFor('answer', options.answerMs ?? answerMsDefault);

  function waitFor(what: typeof wait, ms: number): void {
    if (isSettled) return;
    wait = what;
    timer?.cancel();
    timer = clock.after(ms, late);
  }

  function late(): void {
    if (wait === 'answer') return fail({ type: 'NoAnswer', address, after: 'nothing' });
    if (wait === 'path' && !session.connection.hasPath) return pathless();
    fail({ type: 'NoAnswer', address, after: wait === 'path' ? 'socket' : 'handshake' });
  }

  /** For the patient: platforms drop a way that did not answer for some seconds, and take it when it is told again. */
  function retryLater(): void {
    if (options.patienceMs === undefined) return;
    retry = clock.after(retryMs, () => {
      if (isSettled || session.connection.hasPath) return;
      session.tryAgain();
      retryLater();
    });
  }

  function pathless(): void {
    const { own, remote } = session.describeCandidates();
    fail({ type: 'NoPath', address, detail: `no way between own (${own}) and theirs (${remote})` });
  }

  function sayOwn(): void {
    if (!isOpened || described === undefined || ownIsSaid) return;
    ownIsSaid = true;
    const said = writeStatement(identity, role, described).then((statement) => {
      first?.words.send(statementMessage(statement));
      settleWhenProven();
    });
    said.catch((thrown: unknown) => fail({ type: 'NotSpoken', address, detail: String(thrown) }));
  }

  let proven: PeerId | undefined;
  let isOwnSent = false;
  function settleWhenProven(): void {
    isOwnSent = true;
    settle();
  }

  function readTheirs(): void {
    if (firstMessage === undefined || described === undefined || isRead) return;
    isRead = true;
    const message = decodeWordsMessage(firstMessage);
    if (!message.ok || message.value.type !== 'statement')
      return fail({ type: 'NotSpoken', address, detail: 'the first message is not a statement' });
    const read = readStatement(message.value.statement, role, described).then(({ version, peer }) => {
      if (version !== protocolVersion)
        return fail({ type: 'NotSpoken', address, detail: `version ${version} of data channels` });
      if (peer === undefined || (expected !== undefined && peer !== expected))
        return fail({ type: 'WrongPeer', address, expected: expected ?? 'anybody', actual: peer });
      proven = peer;
      settle();
    });
    read.catch((thrown: unknown) => fail({ type: 'NotSpoken', address, detail: String(thrown) }));
  }

  function settle(): void {
    if (isSettled || proven === undefined || !isOwnSent || first === undefined) return;
    finish();
    const path = session.connection.remotePath;
    const { link, start } = createDataLink({
      peer: proven,
      first,
      isDialler: direction === 'dialled',
      rtc,
      iceServers,
      clock,
      stripes: Math.min(options.stripes ?? maxStripes, maxStripes),
      over: () => session.close(),
    });
    const info = {
      peer: proven,
      kind: 'webrtc' as const,
      direction,
      isRelayed: path?.isRelayed ?? false,
      remoteAddress: path === undefined ? undefined : addressOf(path),
    };
    resolve(ok({ info, link, start }));
  }

  function fail(error: DialError): void {
    if (isSettled) return;
    finish();
    session.close();
    resolve(err(error));
  }

  function finish(): void {
    isSettled = true;
    timer?.cancel();
    retry?.cancel();
    signal.removeEventListener('abort', aborted);
    signalling.close();
  }

  return promise;
}

function errorOf(failure: SessionFailure, address: PeerAddress): DialError {
  switch (failure.type) {
    case 'NotSpoken':
      return { type: 'NotSpoken', address, detail: failure.detail };
    case 'Refused':
      return { type: 'TurnedAway', address, detail: failure.reason };
    case 'SignallingClosed':
      return { type: 'NoAnswer', address, after: 'nothing' };
  }
}

const addressOf = ({ address, port }: RemotePath): string =>
  address.includes(':') ? `/ip6/${address}/udp/${port}/webrtc` : `/ip4/${address}/udp/${port}/webrtc`;

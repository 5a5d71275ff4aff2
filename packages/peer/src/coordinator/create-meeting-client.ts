/**
 * A peer's side of one coordinator (rules `CO`): stays connected, or comes back with growing pauses; is under the names of
 * its topics, and asks who else is. Losing the coordinator loses no link: only the search by this way pauses.
 */
import type { Clock, PeerId, Random, Result, Timer } from '@peersume/base';
import { retryDelayMs } from '../connect/retry-delay.ts';
import type { DiscoveryReport, FoundPeer, Topic } from '../discovery.ts';
import { openAddressRecord } from '../exchange/address-record.ts';
import type { CoordinatorState } from '../peer.ts';
import type { DialError, PeerAddress } from '../transport.ts';
import type { MeetingChannel } from './meeting-channel.ts';
import { maxNamesInMessage, maxRecordsInAnswer, meetingCodec, type MeetingMessage } from './protocol.ts';
import { createSignalling, type SignalledSession, type Signalling } from './signal-sessions.ts';

export interface MeetingClientOptions {
  readonly address: PeerAddress;
  readonly clock: Clock;
  readonly random: Random;
  /** UTC, in milliseconds, for names and records. */
  readonly utcNow: () => number;
  readonly open: (address: PeerAddress, signal: AbortSignal) => Promise<Result<MeetingChannel, DialError>>;
  /** The signed addresses of now, valid for so many seconds. */
  readonly record: (seconds: number) => Promise<Uint8Array>;
  readonly changed: () => void;
  /** Connected, and what the coordinator said of itself and of us. */
  readonly welcomed?: ((welcome: { readonly observed: string; readonly stunPort: number }) => void) | undefined;
  /** Somebody wants to set up a connection through this coordinator. */
  readonly signalled?: ((session: SignalledSession) => void) | undefined;
}

export interface MeetingClient {
  readonly state: CoordinatorState;
  join(topic: Topic, found: (peer: FoundPeer) => void, told: (report: DiscoveryReport) => void): () => void;
  /** Words to a peer that is at the same coordinator; undefined while there is no connection to it. */
  signalTo(peer: PeerId): Signalling | undefined;
  /** Addresses of this peer, or the network, have changed. */
  lookAgain(): void;
  close(): void;
}

interface Joined {
  readonly topic: Topic;
  readonly found: (peer: FoundPeer) => void;
  readonly told: (report: DiscoveryReport) => void;
  peers: number;
}

/** A registration's life; it is said again at half of it. */
const registeredSeconds = 1_800;
const firstRetryMs = 1_000;
const maxRetryMs = 60_000;
/** Asked again so often, while somebody may have been told to others only. */
const askEveryMs = 60_000;
const pingEveryMs = 45_000;
/** Something that listens and does not say the first word is no coordinator. */
const welcomeMs = 10_000;
/** A coordinator that does not answer a ping for so long is gone. */
const silenceMs = 100_000;

export function createMeetingClient(options: MeetingClientOptions): MeetingClient {
  const { address, clock, random, utcNow } = options;
  const topics = new Set<Joined>();
  /** Questions under way, by number; answers to others are passed over. */
  const questions = new Map<number, Joined>();
  let channel: MeetingChannel | undefined;
  let state: CoordinatorState = { address, state: 'connecting' };
  let failures = 0;
  let question = 0;
  let heardAt = clock.now();
  let retry: Timer | undefined;
  let beat: Timer | undefined;
  let registeredAt = Number.NEGATIVE_INFINITY;
  let registeredDay = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  const stopping = new AbortController();

  const say = (message: MeetingMessage): void => channel?.send(meetingCodec.encode(message));
  const signalling = createSignalling((to, session, message) => {
    if (channel === undefined) return false;
    say({ type: 'signal', to, session, message });
    return true;
  }, random);

  const change = (next: CoordinatorState): void => {
    state = next;
    options.changed();
  };

  const connect = async (): Promise<void> => {
    retry = undefined;
    if (isClosed) return;
    if (state.state !== 'connecting') change({ address, state: 'connecting', cause: state.cause });
    for (const { told } of topics) told({ type: 'looking' });
    const opened = await options.open(address, stopping.signal);
    if (isClosed) {
      if (opened.ok) opened.value.close('closing');
      return;
    }
    if (!opened.ok) return gone(opened.error);
    channel = opened.value;
    heardAt = clock.now();
    const own = channel;
    beat = clock.after(welcomeMs, () => own.close('did not speak'));
    own.start({
      received(bytes) {
        if (channel === own) received(bytes);
      },
      closed(detail) {
        if (channel !== own) return;
        channel = undefined;
        gone({ type: 'TurnedAway', address, detail });
      },
    });
  };

  const gone = (cause: DialError): void => {
    channel = undefined;
    beat?.cancel();
    signalling.end('the coordinator is gone');
    questions.clear();
    if (isClosed) return;
    failures++;
    change({ address, state: 'gone', cause });
    for (const { told } of topics) told({ type: 'failed', cause: cause.type });
    retry = clock.after(retryDelayMs(random, failures, firstRetryMs, maxRetryMs), () => void connect());
  };

  const received = (bytes: Uint8Array): void => {
    heardAt = clock.now();
    const message = meetingCodec.decode(bytes);
    if (!message.ok) return channel?.close('a message that is malformed');
    if (message.value !== undefined) perform(message.value);
  };

  const perform = (message: MeetingMessage): void => {
    switch (message.type) {
      case 'welcome':
        failures = 0;
        change({ address, state: 'connected' });
        options.welcomed?.(message);
        registeredAt = Number.NEGATIVE_INFINITY;
        askedAt = Number.NEGATIVE_INFINITY;
        return beatNow();
      case 'found': {
        const joined = questions.get(message.question);
        questions.delete(message.question);
        if (joined === undefined) return;
        if (message.records.length === 0 && joined.peers === 0) joined.told({ type: 'found', peers: 0 });
        for (const record of message.records) void meet([joined], record);
        return;
      }
      case 'appeared': {
        const ours = [...topics].filter(({ topic }) =>
          topic.names(utcNow()).some((name) => isSame(name, message.name)),
        );
        if (ours.length > 0) void meet(ours, message.record);
        return;
      }
      case 'signalled':
        return signalling.heard(message.from, message.session, message.message, options.signalled);
      case 'absent':
        return signalling.absent(message.to, message.session);
      case 'refused':
        for (const { told } of topics) told({ type: 'failed', cause: message.reason });
        return;
      default:
        // `registered` and `pong` say no more than that the coordinator is there.
        return;
    }
  };

  const meet = async (joined: readonly Joined[], bytes: Uint8Array): Promise<void> => {
    const opened = await openAddressRecord(bytes, utcNow());
    if (!opened.ok) return;
    const { peer, addresses } = opened.value;
    for (const one of joined) {
      if (!topics.has(one)) continue;
      one.peers++;
      one.found({ way: 'coordinator', peer, addresses });
      one.told({ type: 'found', peers: one.peers });
    }
  };

  /** One turn of everything that is due; the next is soon enough. */
  const beatNow = (): void => {
    beat?.cancel();
    if (channel === undefined || isClosed) return;
    const now = clock.now();
    if (now - heardAt > silenceMs) return channel.close('silent');
    const day = Math.floor(utcNow() / 86_400_000);
    if (now - registeredAt > registeredSeconds * 500 || day !== registeredDay) {
      registeredAt = now;
      registeredDay = day;
      void register([...topics]);
    }
    if (now - askedAt > askEveryMs) {
      askedAt = now;
      for (const joined of topics) ask(joined);
    }
    say({ type: 'ping', nonce: 0 });
    beat = clock.after(pingEveryMs / 2 + ((random.uint32() % 1000) / 1000) * (pingEveryMs / 2), beatNow);
  };

  const register = async (joined: readonly Joined[]): Promise<void> => {
    const record = await options.record(registeredSeconds);
    const names = joined.filter((one) => topics.has(one)).flatMap(({ topic }) => topic.names(utcNow()));
    for (let start = 0; start < names.length; start += maxNamesInMessage)
      say({
        type: 'register',
        names: names.slice(start, start + maxNamesInMessage),
        record,
        seconds: registeredSeconds,
      });
  };

  /** Everybody is under three days' names, so who asks for one of them finds those whose clocks differ by a day. */
  const ask = (joined: Joined): void => {
    const names = joined.topic.names(utcNow());
    const name = names[Math.floor(names.length / 2)];
    if (name === undefined || channel === undefined) return;
    joined.told({ type: 'looking' });
    // One question a minute for each topic: what is still open after so many was never answered.
    const [oldest] = questions.keys();
    if (questions.size > maxQuestions && oldest !== undefined) questions.delete(oldest);
    question = (question + 1) % 0xffff_ffff;
    questions.set(question, joined);
    say({ type: 'discover', question, name, most: maxRecordsInAnswer });
  };

  void connect();

  return {
    get state() {
      return state;
    },
    join(topic, found, told) {
      const joined: Joined = { topic, found, told, peers: 0 };
      topics.add(joined);
      if (state.state === 'connected') {
        void register([joined]);
        ask(joined);
      } else if (state.state === 'gone') told({ type: 'failed', cause: state.cause?.type ?? 'gone' });
      else told({ type: 'looking' });
      return () => {
        if (!topics.delete(joined) || [...topics].some((other) => other.topic === topic)) return;
        const names = topic.names(utcNow());
        if (names.length > 0) say({ type: 'unregister', names });
      };
    },
    signalTo: (peer) => (channel === undefined ? undefined : signalling.open(peer)),
    lookAgain() {
      if (channel !== undefined) {
        registeredAt = Number.NEGATIVE_INFINITY;
        askedAt = Number.NEGATIVE_INFINITY;
        beatNow();
      } else if (retry !== undefined) {
        retry.cancel();
        failures = 0;
        void connect();
      }
    },
    close() {
      isClosed = true;
      stopping.abort();
      retry?.cancel();
      beat?.cancel();
      signalling.end('closing');
      channel?.close('closing');
    },
  };
}

const maxQuestions = 64;

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
